package dev.fairway.fleet;

import com.zaxxer.hikari.HikariDataSource;
import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.Tallies.Kind;
import dev.fairway.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own with Flatcar's groups and the parts that keep tallies, without anything that is scheduled. */
final class TallyScene implements AutoCloseable {

    static final ProductId FLATCAR = ProductId.of("e96281a6-d1af-4bde-9a0a-97b76e56dc57");
    static final UUID STABLE = UUID.fromString("263f2dac-7520-576f-aa32-730cffeb7947");
    static final UUID BETA = UUID.fromString("490cea59-5b65-5a7c-bee1-c9b230747b9f");

    final HikariDataSource database;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Tallies tallies;
    final TallyBook book;
    final MachineBatches batches;
    final MachineStore machines;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    TallyScene() {
        database = pool();
        migrate(database, "latest");
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        tallies = new Tallies(jdbc);
        book = new TallyBook(jdbc, new JdbcTemplate(database));
        batches = new MachineBatches(new JdbcTemplate(database), dialect(), tallies);
        machines = new MachineStore(jdbc, tallies, batches);
    }

    /** A node's own. */
    TallyFold fold() {
        return new TallyFold(book, new JdbcTransactionManager(database));
    }

    TallyRecount recount() {
        return new TallyRecount(book, meters, new JdbcTransactionManager(database));
    }

    HistoryStore history() {
        return new HistoryStore(jdbc, new JdbcTemplate(database));
    }

    HistoryKeeping keeping() {
        return new HistoryKeeping(tallies, history(), new JdbcTransactionManager(database));
    }

    /** Adds a machine in the running transaction. */
    void insert(Machine machine) {
        batches.insert(List.of(machine));
    }

    private Dialect dialect() {
        try {
            return new Dialect(database);
        } catch (org.springframework.jdbc.support.MetaDataAccessException broken) {
            throw new IllegalStateException(broken);
        }
    }

    void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    /** A machine checks in for the first time. */
    Machine add(String id, UUID group, String version) {
        Machine machine = machine(id, group, version, Progress.IDLE, Health.HEALTHY);
        inTransaction(() -> insert(machine));
        return machine;
    }

    /** A machine becomes another. */
    Machine become(Machine before, UUID group, String version, Progress progress, Health health) {
        Machine after = machine(before.id().value(), group, version, progress, health);
        inTransaction(() -> machines.update(before, after));
        return after;
    }

    static Machine machine(String id, UUID group, String version, Progress progress, Health health) {
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        return new Machine(
                FLATCAR,
                new MachineId(id),
                Machine.Written.NOTHING,
                new Machine.Told(null, version, "stable", Arch.AMD64, "qemu", "192.0.2.1", null),
                group,
                progress,
                health,
                null,
                Machine.Traces.NONE,
                null,
                now,
                now);
    }

    /** What tallies say. */
    Map<Kind, Integer> tallied() {
        Map<Kind, Integer> all = new TreeMap<>(Kind.ORDER);
        tallies.all()
                .forEach(tally -> all.put(
                        new Kind(tally.group(), tally.version(), tally.progress(), tally.health()), tally.machines()));
        return all;
    }

    /** What is true. */
    Map<Kind, Integer> counted() {
        Map<Kind, Integer> all = new TreeMap<>(Kind.ORDER);
        jdbc.sql("""
                        select group_id, version, progress, health, count(*) as machines from machine
                        group by group_id, version, progress, health""").query(row -> {
            all.put(
                    new Kind(
                            row.getObject("group_id", UUID.class),
                            row.getString("version"),
                            Progress.ofCode(row.getInt("progress")),
                            Health.ofCode(row.getInt("health"))),
                    row.getInt("machines"));
        });
        return all;
    }

    int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static void migrate(DataSource database, String target) {
        String vendor = TestDatabase.isPostgres() ? "postgresql" : "h2";
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
                .failOnMissingLocations(false)
                .target(target)
                .load()
                .migrate();
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setMaximumPoolSize(10);
        pool.setMinimumIdle(1);
        if (TestDatabase.isPostgres()) {
            Map<String, String> settings = TestDatabase.settings();
            pool.setJdbcUrl(settings.get("spring.datasource.url"));
            pool.setUsername(settings.get("spring.datasource.username"));
            pool.setPassword(settings.get("spring.datasource.password"));
        } else {
            pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }
        return pool;
    }

    @Override
    public void close() {
        database.close();
    }
}
