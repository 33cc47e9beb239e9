package dev.fairway.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** All that a benchmark starts and leaves behind nothing of: a folder, PostgreSQL, servers, floors, load generators. */
final class Rig implements AutoCloseable {

    private static final List<String> SMALL_HEAP = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private final Path jar;
    private final Path folder;
    private final List<AutoCloseable> running = Collections.synchronizedList(new ArrayList<>());
    private final Thread hook = new Thread(this::interrupted);
    private volatile boolean ending;

    /**
     * @param jar the production jar
     * @param parent where a folder for the data is made
     */
    Rig(Path jar, Path parent) {
        this.jar = jar.toAbsolutePath();
        try {
            folder = Files.createTempDirectory(Files.createDirectories(parent), "run-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Where everything lies until the end. */
    Path folder() {
        return folder;
    }

    /** PostgreSQL, which can count statements when it is asked to; until then it looks at none. */
    BenchPostgres postgres() {
        BenchPostgres postgres =
                kept(BenchPostgres.start(folder, Map.of("shared_preload_libraries", "pg_stat_statements")));
        postgres.configure(Statements.NOT_COUNTED);
        return postgres;
    }

    /** The server, ready to answer. */
    JarServer server(Map<String, String> settings) {
        // Known before it is ready, so that it ends with the others if it never is.
        JarServer server = kept(JarServer.start(jar, folder, settings));
        server.awaitReady();
        return server;
    }

    /** Starts a floor that gives this answer; gives its port. */
    int floor(byte[] answer) {
        try {
            Path file = Files.write(folder.resolve("answer"), answer);
            Child floor = kept(Child.start(
                    "floor",
                    folder,
                    FloorServer.class,
                    List.of("-Xmx512m"),
                    List.of(folder.resolve("tomcat").toString(), file.toString())));
            floor.awaitLog(log -> log.lines().anyMatch(line -> line.matches("\\d+")));
            return floor.log()
                    .lines()
                    .filter(line -> line.matches("\\d+"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a load generator to its end. */
    LoadResult load(LoadSettings settings) {
        try {
            Path file = Files.createTempFile(folder, "load", ".properties");
            List<String> arguments = new ArrayList<>(List.of(file.toString()));
            arguments.addAll(settings.arguments());
            try (Child generator =
                    kept(Child.start("load generator", folder, LoadGenerator.class, SMALL_HEAP, arguments))) {
                generator.awaitEnd(settings.warmUp() + settings.seconds() + 60L);
            }
            Properties figures = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                figures.load(reader);
            }
            return new LoadResult(figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends AutoCloseable> T kept(T some) {
        running.add(some);
        return some;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endsAlready) {
            return;
        }
        clear();
    }

    /** Whether somebody ends the benchmark from outside, so that whatever fails now fails for that. */
    boolean isEnding() {
        return ending;
    }

    private void interrupted() {
        ending = true;
        clear();
    }

    /** Ends what runs, the last started first, and removes the folder. */
    private void clear() {
        for (AutoCloseable one : running.reversed()) {
            try {
                one.close();
            } catch (Exception alreadyGone) {
                // what counts is that the others go too
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException alreadyGone) {
            // nothing is left to be removed
        }
    }
}
