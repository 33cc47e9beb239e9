package dev.fairway.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What PostgreSQL was asked while somebody used the console, as it counts that itself. */
record ConsoleStatements(BenchPostgres postgres, String database) {

    private static final String ASKED = """
            select queryid, calls, max_exec_time, regexp_replace(query, '\\s+', ' ', 'g') from pg_stat_statements
            where toplevel and dbid = (select oid from pg_database where datname = current_database())
              and query !~* '^(begin|commit|rollback|set|show|reset|discard)' and query !~ 'pg_stat_statements'
            order by max_exec_time desc""";

    /**
     * One statement.
     *
     * @param kind the same for all that differ only in their values: its text is not, for PostgreSQL keeps that as it first came
     * @param longest milliseconds of its longest run
     */
    record Asked(String kind, long calls, double longest, String sql) {}

    /** Begins to count. */
    void begin() {
        postgres.execute(database, "create extension if not exists pg_stat_statements");
        postgres.configure(Map.of("pg_stat_statements.track", "top"));
    }

    /** Counts from zero. */
    void reset() {
        postgres.execute(database, "select pg_stat_statements_reset()");
    }

    /** What was asked since, the slowest first. */
    List<Asked> asked() {
        return postgres.rows(database, ASKED).stream()
                .map(row -> new Asked(
                        row.getFirst(), Long.parseLong(row.get(1)), Double.parseDouble(row.get(2)), row.getLast()))
                .toList();
    }

    /** What was asked since, but for these kinds; the slowest first. */
    List<Asked> askedBut(Set<String> kinds) {
        return asked().stream().filter(some -> !kinds.contains(some.kind())).toList();
    }

    void end() {
        postgres.configure(Statements.NOT_COUNTED);
    }
}
