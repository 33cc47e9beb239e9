package dev.fairway.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import dev.fairway.testing.World;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More machines at once than may wait: some are refused, shortly and without a trace, and the others are served. */
@Tag("database")
class FullQueueTest {

    private static final int MACHINES = 4000;
    private static final int AT_ONCE = 400;

    private final Queue<String> served = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
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
        Set<String> granted = new HashSet<>(
                books.rows("select machine_id from machine_grant where product_id = '" + world.product() + "'"));
        assertThat(books.rows("select id from machine where product_id = '" + world.product() + "'"))
                .as("those that were answered and nobody else")
                .containsExactlyInAnyOrderElementsOf(served);
        assertThat(granted).containsExactlyInAnyOrderElementsOf(served);
        assertThat(books.miscounted()).isEmpty();
        System.out.printf("%d served, %d refused by a queue of 64%n", served.size(), refused.size());
    }

    private void allAtOnce(Client client, World world) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<java.util.concurrent.Callable<Void>> all = new java.util.ArrayList<>();
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
        HttpResponse<byte[]> response = client.checkIn(world.check(machine, Load.OLD));
        switch (response.statusCode()) {
            case 200 -> served.add(machine);
            case 503 -> {
                refused.add(machine);
                if (response.body().length > 100) {
                    other.add("a long refusal: " + new String(response.body(), StandardCharsets.UTF_8));
                }
            }
            default -> other.add(machine + " is answered " + response.statusCode());
        }
    }
}
