package dev.fairway.bench;

import java.util.List;
import java.util.Map;

/** Counts the statements of a batch in which nothing changes, as PostgreSQL itself counts them. */
record Statements(Scene scene, BenchPostgres postgres, String database) {

    private static final double PROMISED = 2;
    private static final String COUNTS = """
            select calls, regexp_replace(query, '\\s+', ' ', 'g') from pg_stat_statements
            where toplevel and dbid = (select oid from pg_database where datname = current_database())
            order by calls desc""";

    void measure() {
        postgres.execute(
                database, "create extension if not exists pg_stat_statements", "select pg_stat_statements_reset()");
        postgres.configure(Map.of("pg_stat_statements.track", "top"));
        LoadResult result = scene.load(scene.checks().most(scene.mostVisits()));
        List<List<String>> counts = postgres.rows(database, COUNTS);
        postgres.configure(Map.of("pg_stat_statements.track", ""));
        long commits = counts.stream()
                .filter(row -> row.get(1).equalsIgnoreCase("commit"))
                .mapToLong(row -> Long.parseLong(row.getFirst()))
                .sum();
        List<List<String>> others = counts.stream()
                .filter(row -> !row.get(1).matches("(?i)(begin|commit|rollback|set|show|reset|discard)\\b.*"))
                .toList();
        long calls =
                others.stream().mapToLong(row -> Long.parseLong(row.getFirst())).sum();
        if (commits == 0) {
            throw new BenchFailure("PostgreSQL counted no commits while machines checked in.");
        }
        scene.report()
                .add(new Figure(
                                "statements a batch while nothing changes",
                                scene.machines(),
                                Math.round(100.0 * calls / commits) / 100.0,
                                "")
                        .target(Target.atMost(PROMISED + 0.05))
                        .note("besides begin and commit; %.1f check-ins a batch", result.ok() / (double) commits));
        others.stream()
                .filter(row -> Long.parseLong(row.getFirst()) > commits / 100)
                .forEach(row -> scene.report()
                        .remark("%.2f a batch: `%s`", Double.parseDouble(row.getFirst()) / commits, row.get(1)));
    }
}
