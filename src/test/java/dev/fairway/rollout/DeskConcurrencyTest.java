package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many at once. */
@FairwayTest
class DeskConcurrencyTest {

    private static final int CLIENTS = 32;

    private final Client client;
    private final JdbcClient jdbc;
    private World world;

    DeskConcurrencyTest(
            @LocalServerPort int port, @org.springframework.beans.factory.annotation.Autowired JdbcClient jdbc) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
    }

    @Test
    void one_new_machine_that_asks_many_times_at_once_is_one_machine_with_one_grant() throws Exception {
        world.promote("3815.2.1");
        List<String> answers = allAtOnce(CLIENTS, () -> client.answerTo(world.check("m1", "3815.2.0")));
        assertThat(answers).allSatisfy(answer -> assertThat(answer).contains("3815.2.1"));
        assertThat(count("machine_grant")).isEqualTo(1);
        assertThat(count("machine")).isEqualTo(1);
        assertThat(client.get("/machines/m1/events?product=" + world.product())
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void many_machines_at_once_are_each_granted_once() throws Exception {
        world.promote("3815.2.1");
        AtomicInteger next = new AtomicInteger();
        allAtOnce(CLIENTS, () -> {
            for (int i = 0; i < 10; i++) {
                client.answerTo(world.check("m" + next.incrementAndGet(), "3815.2.0"));
            }
            return "";
        });
        assertThat(count("machine")).isEqualTo(CLIENTS * 10);
        assertThat(count("machine_grant")).isEqualTo(CLIENTS * 10);
    }

    @Test
    void once_a_withdrawal_is_acknowledged_no_answer_offers_the_release() throws Exception {
        world.promote("3815.2.1");
        AtomicBoolean acknowledged = new AtomicBoolean();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger offeredLate = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService machines = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                running.add(machines.submit(() -> {
                    while (refused.get() < 50) {
                        boolean late = acknowledged.get();
                        String answer = client.answerTo(world.check("m" + next.incrementAndGet(), "3815.2.0"));
                        if (late && answer.contains("<urls>")) {
                            offeredLate.incrementAndGet();
                        }
                        if (answer.contains("noupdate")) {
                            refused.incrementAndGet();
                        }
                    }
                }));
            }
            while (next.get() < 50) {
                Thread.onSpinWait();
            }
            world.withdraw("3815.2.1");
            acknowledged.set(true);
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(offeredLate).hasValue(0);
    }

    @Test
    void of_many_promotions_on_the_same_revision_one_wins_and_the_others_are_told() throws Exception {
        List<String> releases = List.of(world.release("1.0.0"), world.release("2.0.0"), world.release("3.0.0"));
        AtomicInteger next = new AtomicInteger();
        List<Integer> statuses = allAtOnce(
                3,
                () -> client.call(
                                "PUT",
                                "/channels/" + world.channel() + "/release",
                                World.quoted("{'release': '%s', 'reason': 'race', 'revision': 0}"
                                        .formatted(releases.get(next.getAndIncrement()))),
                                java.util.Map.of())
                        .status());
        assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table + " where product_id = ?")
                .param(java.util.UUID.fromString(world.product()))
                .query(Integer.class)
                .single();
    }

    private static <T> List<T> allAtOnce(int threads, Callable<T> action) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
