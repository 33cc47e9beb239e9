package dev.fairway.bench;

import dev.fairway.testing.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar that ships, as a process of its own with 512 MiB of heap. */
final class JarServer implements AutoCloseable {

    /** The password of the account {@code admin}. */
    static final String PASSWORD = "for the benchmark only";

    private static final String TOKEN = "fwy_for-the-benchmark-0123456789";
    private static final Pattern USED = Pattern.compile("used (\\d+)([KMG])");

    private final Child process;
    private final int port;

    private JarServer(Child process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it; it is not ready yet.
     *
     * @param settings environment variables: where its data lies
     */
    static JarServer start(Path jar, Path folder, Map<String, String> settings) {
        int port = freePort();
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putIfAbsent("FAIRWAY_DATA", folder.resolve("data").toString());
        all.put("SERVER_PORT", Integer.toString(port));
        all.put("FAIRWAY_BOOTSTRAP_API_TOKEN", TOKEN);
        all.put("FAIRWAY_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        List<String> arguments = List.of(
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString());
        return new JarServer(Child.start("server", folder, arguments, all), port);
    }

    /** Waits until it answers. */
    void awaitReady() {
        process.awaitLog(log -> log.contains("Fairway is ready"));
    }

    int port() {
        return port;
    }

    /** A client of its API with all rights. */
    Client client() {
        return new Client(port, TOKEN);
    }

    /** What it takes of the machine's memory, in MiB. */
    long residentMebibytes() {
        return Long.parseLong(output("ps", "-o", "rss=", "-p", Long.toString(process.pid()))
                        .strip())
                / 1024;
    }

    /** What is live on its heap, in MiB: after a full collection. */
    long heapMebibytes() {
        String pid = Long.toString(process.pid());
        output(Child.jdk("jcmd"), pid, "GC.run");
        String heap = output(Child.jdk("jcmd"), pid, "GC.heap_info");
        int end = heap.indexOf("Metaspace");
        Matcher used = USED.matcher(end < 0 ? heap : heap.substring(0, end));
        long kibibytes = 0;
        while (used.find()) {
            kibibytes += Long.parseLong(used.group(1))
                    << switch (used.group(2)) {
                        case "G" -> 20;
                        case "M" -> 10;
                        default -> 0;
                    };
        }
        return kibibytes / 1024;
    }

    private static String output(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BenchFailure(String.join(" ", command) + " fails: " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted while asking a process", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
