package dev.fairway.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import dev.fairway.testing.World;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** More machines at once than may wait: some are refused, shortly and without a trace, and the others are served. */
class FullQueueTest {

    private static final int MACHINES = 3000;
    private static final int AT_ONCE = 160;

    private final Queue<String> served = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    /** A connection that was cut: a server that refuses closes it, and so many come at once that some never get in. */
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();

    private final Queue<Long> refusedWithin = new ConcurrentLinkedQueue<>();
    private final Queue<String> other = new ConcurrentLinkedQueue<>();

    @Test
    void a_full_queue_refuses_in_a_few_words_and_records_all_that_it_answers_and_nothing_else() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.putAll(Map.of(
                "fairway.bootstrap-api-token", FairwayTest.TOKEN,
                "fairway.desk.queue", "64",
                "fairway.desk.writers", "1",
                "fairway.desk.batch", "8"));
        World world;
        try (ServerProcess server = ServerProcess.start(settings)) {
            world = KillTest.aWorld(server);
            allAtOnce(new Client(server.port(), FairwayTest.TOKEN), world);
        }
        assertThat(other).isEmpty();
        assertThat(served).hasSizeGreaterThan(64);
        assertThat(refused).as("more than may wait").isNotEmpty();
        Books books = new Books(settings, world.product());
        List<String> known = books.rows("select id from machine where product_id = '" + world.product() + "'");
        assertThat(known).as("those that were answered").containsAll(served).doesNotContainAnyElementsOf(refused);
        assertThat(books.rows("select machine_id from machine_grant where product_id = '" + world.product() + "'"))
                .as("each is offered the release once")
                .containsExactlyInAnyOrderElementsOf(known);
        assertThat(books.miscounted()).isEmpty();
        assertThat(lost.size()).as("cut").isLessThan(MACHINES / 20);
        List<Long> times = refusedWithin.stream().sorted().toList();
        long median = times.get(times.size() / 2);
        System.out.printf(
                "%d served, %d refused by a queue of 64, half of them within %d ms, %d cut%n",
                served.size(), refused.size(), median, lost.size());
        assertThat(median).as("half of the refusals, in ms").isLessThan(500);
    }

    private void allAtOnce(Client client, World world) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < MACHINES; i++) {
                String machine = "m" + i;
                all.add(() -> {
                    asks(client, world, machine);
                    return null;
                });
            }
            for (var one : threads.invokeAll(all)) {
                one.get();
            }
        }
    }

    private void asks(Client client, World world, String machine) {
        byte[] request = world.check(machine, Load.OLD);
        long begun = System.nanoTime();
        HttpResponse<byte[]> response;
        try {
            response = client.checkIn(request);
        } catch (UncheckedIOException cut) {
            lost.add(machine);
            return;
        }
        switch (response.statusCode()) {
            case 200 -> served.add(machine);
            case 503 -> {
                refused.add(machine);
                refusedWithin.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
                if (response.body().length > 100) {
                    other.add("a long refusal: " + new String(response.body(), StandardCharsets.UTF_8));
                }
            }
            default -> other.add(machine + " is answered " + response.statusCode());
        }
    }
}
