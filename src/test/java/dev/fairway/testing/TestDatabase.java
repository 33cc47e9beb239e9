package dev.fairway.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** An empty database of the kind that the build asks for: {@code -Dfairway.test.database=h2} or {@code postgresql}. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static EmbeddedPostgres postgres;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(settings()).applyTo(context);
    }

    /** Whether this run is on PostgreSQL. */
    public static boolean isPostgres() {
        return "postgresql".equals(System.getProperty("fairway.test.database"));
    }

    /** The settings of a new, empty database. */
    public static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (isPostgres()) {
            String name = "fairway_" + UUID.randomUUID().toString().replace("-", "");
            settings.put("spring.datasource.url", create(name));
            settings.put("spring.datasource.username", "postgres");
            settings.put("spring.datasource.password", "postgres");
        } else {
            settings.put("fairway.data", newFolder().toString());
        }
        return settings;
    }

    private static synchronized String create(String name) {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::stop));
            }
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return postgres.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop() {
        try {
            postgres.close();
        } catch (IOException ignored) {
            // the JVM ends anyhow
        }
    }

    private static Path newFolder() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "test-data"));
            return Files.createTempDirectory(parent, "fairway").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
