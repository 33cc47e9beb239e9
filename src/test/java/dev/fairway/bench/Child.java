package dev.fairway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A Java process of the benchmark; what it prints goes to a file. */
final class Child implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one.
     *
     * @param name what it is called in messages, and what its log is named by
     * @param arguments the arguments of {@code java}
     * @param settings environment variables; those of a Fairway of one's own never reach it
     */
    static Child start(String name, Path folder, List<String> arguments, Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        command.add(jdk("java"));
        command.addAll(arguments);
        try {
            Path log = Files.createTempFile(folder, name.replace(' ', '-') + "-", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment()
                    .keySet()
                    .removeIf(key -> key.matches("(FAIRWAY|SPRING|SERVER|JAVA_TOOL|JDK_JAVA)_.*"));
            builder.environment().putAll(settings);
            return new Child(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class of the benchmark as a process of its own. */
    static Child start(String name, Path folder, Class<?> main, List<String> options, List<String> arguments) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        all.addAll(arguments);
        return start(name, folder, all, Map.of());
    }

    /** A program of the JDK that runs this. */
    static String jdk(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    long pid() {
        return process.pid();
    }

    /** What it has printed so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until what it prints says that it is ready. */
    void awaitLog(Predicate<String> isReady) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!isReady.test(log())) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new BenchFailure("the " + name + " does not start; its log ends with:\n" + lastLines());
            }
            await(100, TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until it has ended by itself. */
    void awaitEnd(long seconds) {
        if (!await(seconds, TimeUnit.SECONDS)) {
            throw new BenchFailure("the " + name + " does not end within " + seconds + " seconds.");
        }
        if (process.exitValue() != 0) {
            throw new BenchFailure("the " + name + " failed; its log ends with:\n" + lastLines());
        }
    }

    private String lastLines() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    /** Ends it as an operator would, and harder if it does not heed. */
    @Override
    public void close() {
        process.destroy();
        if (!await(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            await(30, TimeUnit.SECONDS);
        }
    }

    private boolean await(long time, TimeUnit unit) {
        try {
            return process.waitFor(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted while waiting for the " + name, e);
        }
    }
}
