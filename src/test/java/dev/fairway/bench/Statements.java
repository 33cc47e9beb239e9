package dev.fairway.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the statements of a batch in which nothing changes, as PostgreSQL itself counts them. */
record Statements(Scene scene, BenchPostgres postgres, String database) {

    /** Settings of a PostgreSQL that counts no statements. */
    static final Map<String, String> NOT_COUNTED = Map.of("pg_stat_statements.track", "none");

    private static final double PROMISED = 2;

    /** Work by the clock goes on beside the batches, and is counted with them. */
    private static final double TOLERANCE = 0.05;

    private static final String COUNTS = """
            select calls, regexp_replace(query, '\\s+', ' ', 'g') from pg_stat_statements
            where toplevel and dbid = (select oid from pg_database where datname = current_database())
            order by calls desc""";

    /** A server whose driver prepares nothing: of a commit that is prepared, PostgreSQL counts only the first. */
    static Map<String, String> countable(Map<String, String> settings) {
        Map<String, String> countable = new HashMap<>(settings);
        countable.computeIfPresent(
                "SPRING_DATASOURCE_URL", (name, url) -> url + (url.contains("?") ? "&" : "?") + "prepareThreshold=0");
        return countable;
    }

    void measure() {
        // The first checks of a server also load what it keeps in memory.
        scene.load(scene.checks().seconds(1));
        postgres.execute(
                database, "create extension if not exists pg_stat_statements", "select pg_stat_statements_reset()");
        postgres.configure(Map.of("pg_stat_statements.track", "top"));
        LoadResult result = scene.load(scene.checks().most(scene.mostVisits()));
        postgres.configure(NOT_COUNTED);
        tell(result, postgres.rows(database, COUNTS));
    }

    private void tell(LoadResult result, List<List<String>> counts) {
        long commits = calls(counts, "(?i)commit");
        // Whoever only reads commits too, so that batches are told by what they write.
        long batches = Math.min(commits, calls(counts, "(?i)(update|merge into|insert into) machine\\b.*"));
        List<List<String>> others = counts.stream()
                .filter(row -> !row.get(1).matches("(?i)(begin|commit|rollback|set|show|reset|discard)\\b.*"))
                .toList();
        if (batches == 0) {
            throw new BenchFailure("PostgreSQL counted no batch while machines checked in.");
        }
        double each = Math.round(100.0 * calls(others, ".*") / batches) / 100.0;
        scene.report()
                .add(new Figure("statements a batch while nothing changes", scene.machines(), each, "")
                        .target(Target.atMost(PROMISED + TOLERANCE))
                        .note(
                                "besides begin and commit (%.2f a batch); %.1f check-ins a batch",
                                commits / (double) batches, result.visited() / (double) batches));
        others.stream()
                .filter(row -> Long.parseLong(row.getFirst()) > batches / 100)
                .forEach(row -> scene.report()
                        .remark("%.2f a batch: `%s`", Double.parseDouble(row.getFirst()) / batches, row.get(1)));
    }

    private static long calls(List<List<String>> counts, String statements) {
        return counts.stream()
                .filter(row -> row.get(1).matches(statements))
                .mapToLong(row -> Long.parseLong(row.getFirst()))
                .sum();
    }
}
