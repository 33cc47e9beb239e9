package dev.fairway.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.fairway.bench.Options.Topic;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * The benchmark: {@code ./fairway bench}. Loads fleets, lets the jar that ships answer them with PostgreSQL and the load
 * generator beside it, and writes down what it measured. docs/benchmarks.md says how to read it.
 */
final class Bench {

    private static final Path JAR = Path.of("target", "fairway.jar");
    private static final Path FOLDER = Path.of("target", "bench");
    private static final String TEMPLATE = "fleet_template";
    private static final Set<Topic> NEED_A_FLEET = Set.of(
            Topic.CHECKS,
            Topic.STATEMENTS,
            Topic.HERD,
            Topic.OVERLOAD,
            Topic.LISTS,
            Topic.MEMORY,
            Topic.FIRST,
            Topic.EVENTS,
            Topic.GRANTS,
            Topic.CONSOLE,
            Topic.WALL);

    private final Options options;
    private final Rig rig;
    private final Report report;

    private Bench(Options options, Rig rig, Report report) {
        this.options = options;
        this.rig = rig;
        this.report = report;
    }

    static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try {
            measure(Options.of(List.of(arguments)));
        } catch (BenchFailure failure) {
            System.err.println("fairway: the benchmark ends early: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static void measure(Options options) {
        Report report = new Report(System.out);
        Rig rig = new Rig(JAR, FOLDER);
        try (rig) {
            new Bench(options, rig, report).run();
        } catch (RuntimeException failure) {
            if (!rig.isEnding()) {
                throw failure;
            }
            return;
        }
        report.write(FOLDER.resolve("report.md"));
        System.out.println(report.verdict() + " The report is in " + FOLDER.resolve("report.md") + ".");
    }

    private void run() {
        Surroundings.tell(report, options);
        if (options.wants(Topic.FSYNC)) {
            tell("fsync of 8 KiB on this disk", Disk.syncs(rig.folder()));
        }
        boolean needsPostgres = options.only().stream().anyMatch(topic -> topic != Topic.H2);
        if (needsPostgres) {
            onPostgres();
        }
        if (options.wants(Topic.H2)) {
            onH2();
        }
    }

    private void onPostgres() {
        report.progress("starting PostgreSQL, fsync on");
        BenchPostgres postgres = rig.postgres();
        postgres.settings().forEach((name, value) -> report.surroundings("PostgreSQL " + name, value));
        if (options.wants(Topic.FSYNC)) {
            tell("a commit of one row", Disk.commits(postgres));
        }
        if (options.only().stream().anyMatch(topic -> NEED_A_FLEET.contains(topic) || topic == Topic.SLOW)) {
            prepareTemplate(postgres);
        }
        if (options.only().stream().anyMatch(NEED_A_FLEET::contains)) {
            options.sizes().forEach(size -> onFleet(postgres, size));
        }
        if (options.wants(Topic.SLOW)) {
            withSlowCommits(postgres);
        }
        postgres.close();
    }

    /** A database with Fairway's tables, releases and channels, and no machine; the fleets are copies of it. */
    private void prepareTemplate(BenchPostgres postgres) {
        report.progress("preparing releases and channels");
        postgres.execute("postgres", "create database " + TEMPLATE);
        try (JarServer server = rig.server(postgres.serverSettings(TEMPLATE))) {
            new Catalog(server.client()).prepare();
        }
    }

    private void onFleet(BenchPostgres postgres, long size) {
        String database = "fleet_" + size;
        load(postgres, database, size);
        boolean isMain = size == options.mainSize();
        when(isMain, Topic.STATEMENTS, () -> countStatements(postgres, database, size));
        try (JarServer server = rig.server(postgres.serverSettings(database))) {
            Scene scene = new Scene(rig, options, report, size, server);
            when(Topic.CHECKS, () -> new Checks(scene).measure());
            when(isMain || size == options.largest(), Topic.HERD, () -> new Herd(scene).measure());
            when(isMain, Topic.OVERLOAD, () -> new Overload(scene).measure());
            when(Topic.LISTS, () -> new Lists(scene).measure());
            when(Topic.MEMORY, () -> new Memory(scene).measure());
            when(Topic.CONSOLE, () -> new Console(scene, new ConsoleStatements(postgres, database)).measure());
            when(isMain, Topic.WALL, () -> new Wall(scene, new ConsoleStatements(postgres, database)).measure());
            when(isMain, Topic.FIRST, () -> new Newcomers(scene).measure());
            when(isMain, Topic.EVENTS, () -> new Events(scene).measure());
            when(isMain, Topic.GRANTS, () -> new Grants(scene).measure());
            report.add(new Figure("machines that the tallies are off by", size, Drift.of(postgres, database), "")
                    .target(Target.atMost(0))
                    .note("after %,d check-ins", scene.heard()));
        }
        postgres.execute("postgres", "drop database " + database);
    }

    private void countStatements(BenchPostgres postgres, String database, long size) {
        Map<String, String> settings = Statements.countable(postgres.serverSettings(database));
        try (JarServer server = rig.server(settings)) {
            new Statements(new Scene(rig, options, report, size, server), postgres, database).measure();
        }
    }

    /** A cloud disk takes its time for a commit; here each one waits as long. */
    private void withSlowCommits(BenchPostgres postgres) {
        long size = options.mainSize();
        load(postgres, "fleet_slow", size);
        postgres.configure(Map.of("commit_delay", "2000", "commit_siblings", "0"));
        report.section("commits slowed to 2 ms");
        tell("a commit of one row", Disk.commits(postgres));
        try (JarServer server = rig.server(postgres.serverSettings("fleet_slow"))) {
            Scene scene = new Scene(rig, options, report, size, server);
            new Checks(scene).measure();
            new Newcomers(scene).measure();
            new Grants(scene).measure();
        }
        report.section("");
        postgres.configure(Map.of("commit_delay", "", "commit_siblings", ""));
    }

    private void load(BenchPostgres postgres, String database, long size) {
        report.progress("loading %s machines", Figure.number(size));
        postgres.execute("postgres", "create database " + database + " template " + TEMPLATE);
        try (Connection connection = postgres.open(database)) {
            new Fleet(size, true).load(connection);
        } catch (SQLException e) {
            throw new BenchFailure("the fleet could not be loaded: " + e.getMessage(), e);
        }
    }

    private void onH2() {
        long size = options.mainSize();
        report.progress("loading %s machines into H2", Figure.number(size));
        Path data = rig.folder().resolve("h2");
        Map<String, String> settings = Map.of("FAIRWAY_DATA", data.toString());
        try (JarServer server = rig.server(settings)) {
            new Catalog(server.client()).prepare();
        }
        String url = "jdbc:h2:file:" + data.resolve("fairway") + ";WRITE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(url)) {
            new Fleet(size, false).load(connection);
        } catch (SQLException e) {
            throw new BenchFailure("the fleet could not be loaded into H2: " + e.getMessage(), e);
        }
        try (JarServer server = rig.server(settings)) {
            new OnH2(new Scene(rig, options, report, size, server)).measure();
        }
    }

    private void when(Topic topic, Runnable measurement) {
        when(true, topic, measurement);
    }

    private void when(boolean here, Topic topic, Runnable measurement) {
        if (here && options.wants(topic)) {
            report.progress(topic.label());
            measurement.run();
        }
    }

    private void tell(String what, Histogram times) {
        report.add(
                new Figure(what, 0, times.quantile(0.5) / 1e6, "ms").note("p99 %.2f ms", times.quantile(0.99) / 1e6));
    }
}
