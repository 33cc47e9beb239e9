package dev.fairway.console;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo as a process of its own: always with the same machines, so that its pictures resemble each other. */
record DemoProcess(Process process, int port, String password) implements AutoCloseable {

    private static final String SEED = "4711";
    private static final Pattern PASSWORD = Pattern.compile("with\\s+(demo-\\S+)");

    /** Starts it and waits until it says how to sign in. */
    static DemoProcess start(Path jar) throws IOException {
        int port = freePort();
        Path log = Files.createTempFile("fairway-demo", ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar.toString(),
                        "demo",
                        "--seed",
                        SEED,
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new DemoProcess(process, port, password(process, log));
    }

    private static String password(Process process, Path log) throws IOException {
        while (true) {
            boolean ended = ended(process, 200);
            Matcher said = PASSWORD.matcher(Files.readString(log));
            if (said.find()) {
                return said.group(1);
            }
            if (ended) {
                throw new IllegalStateException("the demo does not begin:\n" + Files.readString(log));
            }
        }
    }

    /** Ends it as Ctrl-C does; it removes what it wrote. */
    @Override
    public void close() {
        process.destroy();
        if (!ended(process, 30_000)) {
            process.destroyForcibly();
        }
    }

    private static boolean ended(Process process, long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            throw new IllegalStateException("interrupted while waiting for the demo", stopped);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
