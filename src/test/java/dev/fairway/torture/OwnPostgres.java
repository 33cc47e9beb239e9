package dev.fairway.torture;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL of a test's own, durable, that can be taken away and brought back with the same data on the same port. */
final class OwnPostgres implements AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;

    private OwnPostgres(Path folder) {
        this.data = folder.resolve("postgres");
        this.postgres = start(data, 0);
        this.port = postgres.getPort();
    }

    /** Starts one whose data lies in this folder. */
    static OwnPostgres in(Path folder) {
        return new OwnPostgres(folder);
    }

    private static EmbeddedPostgres start(Path data, int port) {
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(
                data.resolveSibling("postgres.log").toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
        try {
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a server that keeps its data here; {@code more} is what else its connections are told. */
    Map<String, String> settings(String more) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres") + more);
        settings.put("spring.datasource.username", "postgres");
        settings.put("spring.datasource.password", "postgres");
        return settings;
    }

    /** Ends it at once, with all connections and without writing anything more: what {@code pg_ctl stop -m immediate} does. */
    void stop() {
        ProcessHandle postmaster = postmaster();
        signal("QUIT", List.of(postmaster));
        Load.await("PostgreSQL is gone", Duration.ofSeconds(20), () -> !postmaster.isAlive());
        // only what embeds it does not know yet that there is nothing to stop
        close();
    }

    /** Starts it again. */
    void startAgain() {
        postgres = start(data, port);
    }

    /** Lets it stand still in the middle of whatever it does, its connections open. */
    void freeze() {
        signal("STOP", all());
    }

    /** Lets it go on. */
    void thaw() {
        signal("CONT", all());
    }

    private List<ProcessHandle> all() {
        ProcessHandle postmaster = postmaster();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    private ProcessHandle postmaster() {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
