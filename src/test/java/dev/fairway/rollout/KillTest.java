package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import dev.fairway.testing.World;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is killed in the middle of work has kept every check-in that it answered. */
@Tag("database")
class KillTest {

    private static final int CLIENTS = 8;
    private static final int ENOUGH = 400;

    @Test
    void after_kill_9_every_answered_check_in_and_every_grant_is_there() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        World world;
        try (ServerProcess server = ServerProcess.start(settings)) {
            Client client = new Client(server.port(), FairwayTest.TOKEN);
            world = new World(client);
            world.promote("3815.2.1");
            checkInUntilKilled(server, client, world, answered);
        }
        assertThat(answered).hasSizeGreaterThanOrEqualTo(ENOUGH);
        try (ServerProcess server = ServerProcess.start(settings)) {
            Client client = new Client(server.port(), FairwayTest.TOKEN);
            for (String machine : answered) {
                var reply = client.get("/machines/" + machine + "?product=" + world.product());
                assertThat(reply.status()).as(machine).isEqualTo(200);
                assertThat(reply.text("progress")).as(machine).isEqualTo("granted");
            }
        }
    }

    private static void checkInUntilKilled(ServerProcess server, Client client, World world, Queue<String> answered)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService machines = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                machines.submit(() -> {
                    while (true) {
                        String machine = "m" + next.incrementAndGet();
                        if (!client.answerTo(world.check(machine, "3815.2.0")).contains("<urls>")) {
                            throw new AssertionError(machine + " was offered nothing");
                        }
                        answered.add(machine);
                    }
                });
            }
            while (answered.size() < ENOUGH) {
                Thread.onSpinWait();
            }
            server.kill();
            machines.shutdown();
            assertThat(machines.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        } catch (UncheckedIOException cut) {
            // the connection that was open when the server died
        }
    }
}
