package dev.fairway.fleet;

import dev.fairway.fleet.Tallies.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tables of the tallies, for those who fold and recount them: all but the lock is used under the lock. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TallyBook {

    private static final String OF_KIND = "where group_id = ? and version = ? and progress = ? and health = ?";

    /** One statement, so that machines, tallies and changes are seen as they are at one moment. */
    private static final String EVERYTHING = """
            select g.product_id, k.* from (
              select 0 as source, group_id, version, progress, health, count(*) as machines from machine
                group by group_id, version, progress, health
              union all
              select 1 as source, group_id, version, progress, health, machines from machine_tally
              union all
              select 2 as source, group_id, version, progress, health, sum(machines) as machines from machine_tally_change
                group by group_id, version, progress, health) k
            left join machine_group g on g.id = k.group_id""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    TallyBook(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A change that is not folded yet; {@code product} is {@code null} if its group is gone. */
    record Change(long id, @Nullable UUID product, Kind kind, int machines) {}

    /** Where a figure comes from. */
    enum Source {
        MACHINES,
        FOLDED,
        PENDING
    }

    /** A figure; {@code product} is {@code null} if its group is gone. */
    record Figure(Source source, @Nullable UUID product, Kind kind, int machines) {}

    /** Takes the lock until the running transaction ends, unless another node has it. Returns whether it is held. */
    boolean tryLock() {
        return lock("for update skip locked");
    }

    /** Waits for the lock, and holds it until the running transaction ends. */
    void lock() {
        lock("for update");
    }

    private boolean lock(String how) {
        return jdbc.sql("select id from tally_fold where id = 1 " + how)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Changes that are committed, at most so many: not all below a number, for they do not commit in their order. */
    List<Change> changes(int limit) {
        return jdbc.sql("""
                        select c.id, g.product_id, c.group_id, c.version, c.progress, c.health, c.machines
                        from machine_tally_change c left join machine_group g on g.id = c.group_id
                        order by c.id limit ?""")
                .param(limit)
                .query((row, index) -> new Change(
                        row.getLong("id"), Sql.uuidOrNull(row, "product_id"), kind(row), row.getInt("machines")))
                .list();
    }

    /** Forgets exactly these changes. */
    void delete(Collection<Change> changes) {
        jdbc.sql("delete from machine_tally_change where id = any(?)")
                .param(changes.stream().map(Change::id).toArray(Long[]::new))
                .update();
    }

    /** All machines, tallies and changes at one moment. */
    List<Figure> everything() {
        return jdbc.sql(EVERYTHING)
                .query((row, index) -> new Figure(
                        Source.values()[row.getInt("source")],
                        Sql.uuidOrNull(row, "product_id"),
                        kind(row),
                        row.getInt("machines")))
                .list();
    }

    /** Adds to the tallies, in the order of their kinds; those that come to nothing are removed. */
    void add(Map<Kind, Integer> differences) {
        Map<Kind, Integer> ordered = new TreeMap<>(Kind.ORDER);
        ordered.putAll(differences);
        ordered.values().removeIf(difference -> difference == 0);
        List<Map.Entry<Kind, Integer>> all = List.copyOf(ordered.entrySet());
        int[] updated = batches.batchUpdate(
                "update machine_tally set machines = machines + ? " + OF_KIND,
                all.stream()
                        .map(entry -> args(entry.getValue(), entry.getKey()))
                        .toList());
        List<Object[]> fresh = new ArrayList<>();
        List<Object[]> lessened = new ArrayList<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                fresh.add(args(all.get(i).getValue(), all.get(i).getKey()));
            } else if (all.get(i).getValue() < 0) {
                Object[] args = args(0, all.get(i).getKey());
                lessened.add(java.util.Arrays.copyOfRange(args, 1, args.length));
            }
        }
        batches.batchUpdate(
                "insert into machine_tally (machines, group_id, version, progress, health) values (?, ?, ?, ?, ?)",
                fresh);
        batches.batchUpdate("delete from machine_tally " + OF_KIND + " and machines = 0", lessened);
    }

    /** The names of these products. */
    TallyNames names(Collection<UUID> products) {
        if (products.isEmpty()) {
            return new TallyNames(List.of(), List.of());
        }
        return new TallyNames(
                jdbc.sql("select product_id, version from tally_version where product_id in (:products)")
                        .param("products", products)
                        .query((row, index) ->
                                new TallyNames.Name(row.getObject("product_id", UUID.class), row.getString("version")))
                        .list(),
                jdbc.sql("select product_id from tally_overflow where product_id in (:products)")
                        .param("products", products)
                        .query((row, index) -> row.getObject("product_id", UUID.class))
                        .list());
    }

    /** Writes names in place of those that were read from here. */
    void write(TallyNames before, TallyNames after) {
        List<Object[]> gone = differing(before, after);
        List<Object[]> come = differing(after, before);
        batches.batchUpdate("delete from tally_version where product_id = ? and version = ?", gone);
        batches.batchUpdate("insert into tally_version (product_id, version) values (?, ?)", come);
        before.overflowed().stream()
                .filter(product -> !after.overflowed().contains(product))
                .forEach(product -> jdbc.sql("delete from tally_overflow where product_id = ?")
                        .param(product)
                        .update());
        after.overflowed().stream()
                .filter(product -> !before.overflowed().contains(product))
                .forEach(product -> jdbc.sql("insert into tally_overflow (product_id) values (?)")
                        .param(product)
                        .update());
    }

    private static List<Object[]> differing(TallyNames these, TallyNames others) {
        var known = others.all();
        return these.all().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Object[] {name.product(), name.version()})
                .toList();
    }

    private static Object[] args(int machines, Kind kind) {
        return new Object[] {
            machines,
            kind.group(),
            kind.version(),
            kind.progress().code(),
            kind.health().code()
        };
    }

    private static Kind kind(ResultSet row) throws SQLException {
        return new Kind(
                row.getObject("group_id", UUID.class),
                row.getString("version"),
                Progress.ofCode(row.getInt("progress")),
                Health.ofCode(row.getInt("health")));
    }
}
