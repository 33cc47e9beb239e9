package dev.fairway.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The command {@code demo}: a server of its own on an empty folder, and a fleet that lives sixty times as fast as real ones. */
final class Demo {

    static final String HELP = """
            Usage: ./fairway demo [ARGUMENTS]

            Starts Fairway on an empty temporary folder, with a simulated fleet of 2000 machines that live sixty times
            as fast as real ones: look around and try everything. Ctrl-C ends it, and nothing of it is kept.

              --port NUMBER   the port of the console (default: SERVER_PORT, else 8080)
              --seed NUMBER   the same number makes the same machines (default: another one each time)
            """;

    private static final double SPEED = 60;
    private static final Duration PAST = Duration.ofDays(35);

    private final int port;
    private final long seed;
    private final PrintStream out;
    private final SecureRandom secrets = new SecureRandom();
    private final String token = "fwy_" + secret(24);
    private final String password = "demo-" + secret(2) + "-" + secret(2) + "-" + secret(2);
    private @Nullable Path folder;
    private @Nullable Fleet fleet;
    private @Nullable Runnable serverEnd;

    private Demo(int port, long seed, PrintStream out) {
        this.port = port;
        this.seed = seed;
        this.out = out;
    }

    /** Does it; returns the status to end with, if it does not begin at all. */
    static int run(
            List<String> typed, @Nullable String serverPort, DemoServer server, PrintStream out, PrintStream err) {
        if (Arguments.askForHelp(typed)) {
            out.print(HELP);
            return 0;
        }
        int port;
        long seed;
        try {
            Arguments arguments = new Arguments(typed, Set.of("port", "seed"));
            port = port(arguments, serverPort);
            seed = arguments.whole(
                    "seed",
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    ThreadLocalRandom.current().nextInt(1_000_000));
        } catch (WrongArgument wrong) {
            err.println("fairway demo: " + wrong.getMessage() + ".");
            return 2;
        }
        if (isInUse(port)) {
            err.println("fairway demo: port " + port + " is in use: stop what listens there, or choose another,"
                    + " as in ./fairway demo --port 9090.");
            return 1;
        }
        return new Demo(port, seed, out).live(server, err);
    }

    private static int port(Arguments arguments, @Nullable String serverPort) {
        if (arguments.has("port") || serverPort == null || serverPort.isBlank()) {
            return (int) arguments.whole("port", 1, 65_535, 8080);
        }
        if (serverPort.matches("[0-9]{1,5}") && Integer.parseInt(serverPort) <= 65_535) {
            return Integer.parseInt(serverPort);
        }
        throw new WrongArgument("SERVER_PORT is \"" + serverPort + "\": it has to be a port, 1 to 65535");
    }

    private static boolean isInUse(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    private int live(DemoServer server, PrintStream err) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        try {
            begin(server);
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException failed) {
            err.println("fairway demo: it could not begin: " + failed.getMessage());
        }
        return 1;
    }

    private void begin(DemoServer server) throws IOException, InterruptedException {
        out.println("Fairway starts on an empty temporary folder, which takes some seconds …");
        Path data = Files.createTempDirectory("fairway-demo");
        folder = data;
        DemoClock clock = new DemoClock(PAST);
        DemoServer.Running running = server.start(settings(data), clock, clock::onceRight);
        serverEnd = running.end();
        URI url = URI.create("http://localhost:" + port);
        DemoScript script = DemoScript.read();
        DemoFleet machines = new DemoFleet(script, seed);
        Wire wire = new Wire(url);
        DemoArrivals arrivals = new DemoArrivals(script, machines, seed, wire, clock, running.remember());
        DemoStory story = new DemoStory(script, clock, new Rest(url, token));
        story.tellPast(arrivals);
        story.tellPresent(arrivals);
        Fleet living = new Fleet(wire, SPEED, new Figures(), machines.machines());
        fleet = living;
        living.start();
        out.printf("""

                Look at  %s
                Sign in  admin
                with     %s
                A wall   %s

                %d machines live there, sixty times as fast as real ones (seed %d): they ask every 45 seconds, and
                reboot within a minute. A rollout is under way on stable, one on beta is about to be halted by its
                failures, one on lts to be paused. Do as you please: Ctrl-C ends it, and nothing is kept.

                """, url, password, story.wall(), machines.members().size(), seed);
        story.pauseWhenItIsTime();
    }

    /** Named one by one, so that no setting of a Fairway of one's own leads the demo to its data. */
    private Map<String, String> settings(Path data) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", Integer.toString(port));
        // Its passwords cross the network as they are: it is for this machine, unless somebody says otherwise.
        settings.put("server.address", System.getenv().getOrDefault("SERVER_ADDRESS", "127.0.0.1"));
        settings.put("fairway.data", data.toString());
        settings.put("fairway.public-url", "http://localhost:" + port);
        settings.put("fairway.bootstrap-admin-password", password);
        settings.put("fairway.bootstrap-api-token", token);
        settings.put("fairway.trusted-proxies", "127.0.0.0/8,::1/128");
        settings.put(
                "spring.datasource.url", "jdbc:h2:file:" + data + "/fairway;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        settings.put("spring.datasource.driver-class-name", "org.h2.Driver");
        settings.put("spring.datasource.username", "sa");
        settings.put("spring.datasource.password", "");
        settings.put("logging.level.dev.fairway", "warn");
        return settings;
    }

    private void end() {
        if (fleet != null) {
            fleet.close();
        }
        if (serverEnd != null) {
            serverEnd.run();
        }
        if (folder != null) {
            remove(folder);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            System.err.println("fairway demo: " + folder + " could not be removed: " + left);
        }
    }

    private String secret(int bytes) {
        byte[] random = new byte[bytes];
        secrets.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
