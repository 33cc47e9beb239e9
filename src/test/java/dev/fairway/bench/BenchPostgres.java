package dev.fairway.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A PostgreSQL as initdb leaves it, durable, in a folder of the benchmark. */
final class BenchPostgres implements AutoCloseable {

    /** The settings without which an answer may leave before what it says is on disk. */
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private static final List<String> TOLD = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "max_wal_size",
            "commit_delay",
            "commit_siblings");

    private final EmbeddedPostgres postgres;

    private BenchPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts it.
     *
     * @param folder where its data and its log go
     * @param extra settings besides those of initdb
     */
    static BenchPostgres start(Path folder, Map<String, String> extra) {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data(folder))
                .setCleanDataDirectory(true)
                // who starts it ends it, in its order
                .setRegisterShutdownHook(false)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // initdb's own; what embeds it would choose others
                .setServerConfig("max_connections", "100");
        DURABLE.forEach(name -> builder.setServerConfig(name, "on"));
        extra.forEach(builder::setServerConfig);
        try {
            return new BenchPostgres(builder.start());
        } catch (IOException e) {
            throw new BenchFailure("PostgreSQL does not start; " + folder + "/postgres.log says more.", e);
        }
    }

    /** Where the data of one that was started in this folder lies. */
    static Path data(Path folder) {
        return folder.resolve("postgres");
    }

    /** Its settings, by name, as it says them itself. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        TOLD.forEach(name -> settings.put(name, text("postgres", "show " + name)));
        for (String name : DURABLE) {
            if (!"on".equals(settings.get(name))) {
                throw new BenchFailure("PostgreSQL runs with " + name + " = " + settings.get(name)
                        + ": what is measured would not be what is promised.");
            }
        }
        return settings;
    }

    /** Changes settings that need no restart; an empty value takes one back. */
    void configure(Map<String, String> settings) {
        List<String> statements = new ArrayList<>();
        settings.forEach((name, value) -> statements.add(
                value.isEmpty() ? "alter system reset " + name : "alter system set " + name + " = '" + value + "'"));
        statements.add("select pg_reload_conf()");
        execute("postgres", statements.toArray(String[]::new));
    }

    /** The settings of a server that keeps its data in this database. */
    Map<String, String> serverSettings(String database) {
        return Map.of(
                "SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", database),
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "postgres");
    }

    /** A connection to one of its databases. */
    Connection open(String database) {
        try {
            return postgres.getDatabase("postgres", database).getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements, each in a transaction of its own. */
    void execute(String database, String... statements) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the only row. */
    String text(String database, String query) {
        List<List<String>> rows = rows(database, query);
        return rows.getFirst().getFirst();
    }

    /** All rows as text. */
    List<List<String>> rows(String database, String query) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<List<String>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
