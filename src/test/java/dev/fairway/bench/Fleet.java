package dev.fairway.bench;

import dev.fairway.base.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Puts a fleet straight into the tables of a server that is not running; the same SQL on PostgreSQL and H2 but for its source. */
record Fleet(long machines, boolean onPostgres) {

    private static final String INSERT = """
            insert into machine (id, product_id, alias, labels, revision, version, version_key, track, arch, oem,
                address, boot_id, group_id, progress, health, last_error, hold_by, hold_reason, hold_since,
                first_seen, last_seen)
              select h, cast('%s' as uuid), case when mod(n, 3) = 0 then 'node-' || n end,
                case when mod(n, 50) = 0 then chr(10) || 'rack-' || mod(n, 40) || chr(10) else '' end, 0,
                %s, %s, '%s', 'amd64', '%s', '127.0.0.1',
                '{' || substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-' || substr(h, 13, 4) || '-'
                  || substr(h, 17, 4) || '-' || substr(h, 21) || '}',
                cast('%s' as uuid), %s,
                current_timestamp - (2400 + mod(n, 9000)) * interval '1' hour, %s
              from (%s) numbered where mod(n, %d) >= %d and mod(n, %d) < %d""";

    private static final String POSTGRES_SOURCE =
            "select n, md5('%s' || n) as h from generate_series(cast(0 as bigint), %d) as numbers (n)";
    private static final String H2_SOURCE =
            "select x as n, lower(rawtohex(hash('MD5', '%s' || x))) as h from system_range(0, %d)";

    /** Up to date and healthy, last seen within the three quarters of an hour between two polls. */
    private static final String WELL = "0, 5, null, null, null, null";

    private static final String SEEN = "current_timestamp - mod(n, 2700) * interval '1' second";

    /** Of ten that no channel looks after, three are silent, one failed, one is held, and five only run something old. */
    private static final String NEGLECTED = """
            case when mod(n / 20, 10) = 3 then 5 else 0 end,
            case when mod(n / 20, 10) < 3 then 2 when mod(n / 20, 10) = 3 then 0 when mod(n / 20, 10) = 4 then 3 else 5 end,
            case when mod(n / 20, 10) = 3 then 10 end,
            case when mod(n / 20, 10) = 4 then 'admin' end,
            case when mod(n / 20, 10) = 4 then 'waits for its service window' end,
            case when mod(n / 20, 10) = 4 then current_timestamp end""";

    private static final String SEEN_OR_SILENT = "case when mod(n / 20, 10) < 3"
            + " then current_timestamp - (3 + mod(n / 20, 90)) * interval '1' day else " + SEEN + " end";

    /** One of forty old versions, and how it sorts. */
    private static final String OLD = "(3000 + 25 * mod(n / 20, 40)) || '.2.0'";

    private static final String OLD_KEY =
            "lpad(cast(3000 + 25 * mod(n / 20, 40) as varchar), 10, '0') || '.0000000002.0000000000.0000000000.~'";

    /** Fewer versions than have names. */
    private static final List<String> TALLIES = List.of(
            "delete from machine_tally_change",
            "delete from machine_tally",
            "delete from tally_version",
            "insert into tally_version (product_id, version) select distinct product_id, version from machine",
            """
            insert into machine_tally (group_id, version, progress, health, machines)
              select group_id, version, progress, health, count(*) from machine
              group by group_id, version, progress, health""");

    /** An index that is made at the end takes seconds where one that is kept up takes minutes. */
    private static final List<String> TEXTS = List.of(
            "truncate machine_text_todo",
            "truncate machine_text",
            "drop index if exists machine_text_content",
            """
            insert into machine_text (id, product_id, group_id, name, content, labels)
              select id, product_id, group_id, coalesce(alias, told_alias, ''),
                lower(id || chr(10) || coalesce(alias, told_alias, '') || chr(10) || address), labels from machine""",
            """
            create index machine_text_content on machine_text using gin (content gin_trgm_ops)
              with (gin_pending_list_limit = 4096)""");

    /** Loads all of them. The API must have prepared the {@link Catalog} before. */
    void load(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Part part : Part.values()) {
                if (part.isKnown()) {
                    statement.execute(insert(part, group(statement, part)));
                }
            }
        }
        afterLoad(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute(onPostgres ? "vacuum analyze" : "analyze");
            statement.execute(onPostgres ? "checkpoint" : "checkpoint sync");
        }
    }

    /** What the server derives from machines and keeps beside them follows the machines that came by SQL: here. */
    private void afterLoad(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : TALLIES) {
                statement.execute(each);
            }
            if (onPostgres) {
                for (String each : TEXTS) {
                    statement.execute(each);
                }
            }
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private String insert(Part part, String group) {
        boolean promoted = Catalog.PROMOTED.contains(part);
        String source = (onPostgres ? POSTGRES_SOURCE : H2_SOURCE).formatted(MachineName.KNOWN, machines - 1);
        return INSERT.formatted(
                Catalog.PRODUCT,
                promoted ? "'" + part.version() + "'" : OLD,
                promoted ? "'" + Version.of(part.version()).sortKey() + "'" : OLD_KEY,
                part.track(),
                part.oem(),
                group,
                promoted ? WELL : NEGLECTED,
                promoted ? SEEN : SEEN_OR_SILENT,
                source,
                Part.PATTERN,
                part.first(),
                Part.PATTERN,
                part.end());
    }

    private static String group(Statement statement, Part part) throws SQLException {
        try (var result = statement.executeQuery("select id from machine_group where product_id = '" + Catalog.PRODUCT
                + "' and name = '" + part.track() + "'")) {
            result.next();
            return result.getString(1);
        }
    }
}
