package dev.fairway.bench;

import java.util.List;
import java.util.Map;

/** What PostgreSQL was asked while somebody used the console, as it counts that itself. */
record ConsoleStatements(BenchPostgres postgres, String database) {

    private static final String ASKED = """
            select calls, max_exec_time, regexp_replace(query, '\\s+', ' ', 'g') from pg_stat_statements
            where toplevel and dbid = (select oid from pg_database where datname = current_database())
              and query !~* '^(begin|commit|rollback|set|show|reset|discard)' and query !~ 'pg_stat_statements'
            order by max_exec_time desc""";

    /**
     * One statement.
     *
     * @param longest milliseconds of its longest run
     */
    record Asked(long calls, double longest, String sql) {}

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
                .map(row -> new Asked(Long.parseLong(row.getFirst()), Double.parseDouble(row.get(1)), row.getLast()))
                .toList();
    }

    void end() {
        postgres.configure(Statements.NOT_COUNTED);
    }
}
