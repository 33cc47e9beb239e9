package dev.fairway.torture;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.World;
import dev.fairway.torture.Notes.Fate;
import dev.fairway.torture.Notes.Note;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Machines that live their lives, many at once, until they are stopped or their server is gone: new ones check in, and those
 * that are offered a release download, install, reboot and check again; one in ten fails. Whoever is refused or hears nothing
 * leaves it there, so everything is sent once.
 */
final class Load {

    static final String OLD = "3815.2.0";
    static final String NEW = "3815.2.1";

    /** How long one that was refused leaves the server alone: far less than a real one would. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final World world;
    private final List<Client> servers;
    private final Notes notes;
    private final Random seeds;
    private final AtomicInteger born = new AtomicInteger();
    private final Queue<String> updated = new ConcurrentLinkedQueue<>();
    private final String generation;
    private final ExecutorService threads;
    private volatile boolean stopped;

    private Load(World world, List<ServerProcess> servers, Notes notes, int clients, String generation, long seed) {
        this.world = world;
        this.servers = servers.stream()
                .map(server -> new Client(server.port(), FairwayTest.TOKEN))
                .toList();
        this.notes = notes;
        this.generation = generation;
        this.seeds = new Random(seed);
        this.threads = Executors.newFixedThreadPool(clients);
    }

    /**
     * Starts it.
     *
     * @param servers each has the same share of the machines' requests
     * @param generation what the names of its machines begin with
     */
    static Load on(World world, List<ServerProcess> servers, Notes notes, int clients, String generation, long seed) {
        Load load = new Load(world, servers, notes, clients, generation, seed);
        for (int i = 0; i < clients; i++) {
            Random random = new Random(load.seeds.nextLong());
            load.threads.submit(() -> load.run(random));
        }
        return load;
    }

    private void run(Random random) {
        try {
            while (!stopped) {
                String known = random.nextInt(4) == 0 ? updated.poll() : null;
                if (known == null) {
                    live(generation + born.incrementAndGet(), random);
                } else {
                    says(known, Said.LATER, random);
                    updated.add(known);
                }
            }
        } catch (Unanswered gone) {
            // its server is killed
        } catch (RuntimeException | Error broken) {
            notes.fault(broken.toString());
        }
    }

    private void live(String machine, Random random) {
        if (!says(machine, Said.CHECK, random).offered()) {
            return;
        }
        boolean fails = random.nextInt(10) == 0;
        List<Said> life = fails
                ? List.of(Said.DOWNLOADING, Said.FAILED)
                : List.of(Said.DOWNLOADING, Said.DOWNLOADED, Said.INSTALLED, Said.WAITING, Said.REBOOTED);
        for (Said next : life) {
            if (!says(machine, next, random).isAnswered()) {
                return;
            }
        }
        if (!fails) {
            updated.add(machine);
        }
    }

    /** Its server does not answer any more. */
    private static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unanswered(UncheckedIOException cut) {
            super(cut);
        }
    }

    private Note says(String machine, Said said, Random random) {
        int server = random.nextInt(servers.size());
        byte[] request = said.request(world, machine);
        long begun = System.nanoTime();
        HttpResponse<byte[]> response;
        try {
            response = servers.get(server).checkIn(request);
        } catch (UncheckedIOException cut) {
            notes.add(new Note(machine, said, server, begun, System.nanoTime(), Fate.LOST, false));
            throw new Unanswered(cut);
        }
        long ended = System.nanoTime();
        String body = new String(response.body(), StandardCharsets.UTF_8);
        boolean refused = response.statusCode() == 503;
        Note note = new Note(
                machine, said, server, begun, ended, refused ? Fate.REFUSED : Fate.ANSWERED, body.contains("<urls>"));
        notes.add(note);
        if (refused) {
            LockSupport.parkNanos(PAUSE.toNanos());
        } else if (response.statusCode() != 200) {
            notes.fault(machine + " " + said + " is answered " + response.statusCode() + ": " + body);
        }
        return note;
    }

    /** Waits until something is so. */
    static void await(String what, BooleanSupplier condition) {
        await(what, PATIENCE, condition);
    }

    /** Waits no longer than so long until something is so. */
    static void await(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("after " + patience.toSeconds() + " seconds still not: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Lets all that was begun be answered, and ends. */
    void end() {
        stopped = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
                notes.fault("machines wait for answers that do not come");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
