package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Many machines at one gate: as many as may, and not one more. */
@FairwayTest
class LimitsOverHttpTest {

    private static final int CLIENTS = 64;

    private final Client client;
    private World world;

    LimitsOverHttpTest(@LocalServerPort int port) {
        this.client = new Client(port, FairwayTest.TOKEN);
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
        // However many fail: it is the limits that are looked at.
        limit("{'stages': [{'percent': 100, 'maxFailurePercent': 100}]}");
        world.promote("3815.2.1");
    }

    @Test
    void of_64_machines_at_once_exactly_10_go_where_10_may_be_in_flight() throws Exception {
        limit("{'maxInFlight': 10}");
        List<String> first = offeredOf(ask(ids()));
        assertThat(first).hasSize(10);
        assertThat(offeredOf(ask(ids())))
                .as("the same are offered it again, nobody else is")
                .containsExactlyInAnyOrderElementsOf(first);
        first.subList(0, 3)
                .forEach(machine -> report("update_engine-04-installed", "44b0a5364caf1f2b203f4b49363d553f", machine));
        first.subList(3, 5)
                .forEach(
                        machine -> report("update_engine-09-failed-hash", "1f83e0c00054ed247d56143605da7cd2", machine));
        List<String> waiting = ids();
        waiting.removeAll(first);
        assertThat(offeredOf(ask(waiting)))
                .as("three have installed, two have failed: five places are free")
                .hasSize(5);
        assertThat(inFlight()).isEqualTo(10);
    }

    @Test
    void of_64_machines_at_once_exactly_7_go_where_7_may_begin_in_a_period() throws Exception {
        limit("{'maxPerPeriod': 7, 'period': 'PT6H'}");
        List<String> first = offeredOf(ask(ids()));
        assertThat(first).hasSize(7);
        first.forEach(machine -> report("update_engine-04-installed", "44b0a5364caf1f2b203f4b49363d553f", machine));
        List<String> waiting = ids();
        waiting.removeAll(first);
        assertThat(offeredOf(ask(waiting)))
                .as("whoever is done: the period is full")
                .isEmpty();
        limit("{'maxPerPeriod': 9}");
        assertThat(offeredOf(ask(waiting))).hasSize(2);
    }

    private void limit(String plan) {
        assertThat(client.patch("/groups/" + world.group(), "{'plan': " + plan + "}")
                        .status())
                .isEqualTo(200);
    }

    private int inFlight() {
        return client.get("/rollouts?group=" + world.group())
                .body()
                .get("items")
                .get(0)
                .get("counts")
                .get("inFlight")
                .asInt();
    }

    private void report(String recorded, String recordedOf, String machine) {
        client.answerTo(world.request(recorded, recordedOf, machine));
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            ids.add("m" + i);
        }
        return ids;
    }

    private record Asked(String machine, boolean offered) {}

    private static List<String> offeredOf(List<Asked> asked) {
        List<String> offered = new ArrayList<>();
        asked.stream().filter(Asked::offered).forEach(one -> offered.add(one.machine()));
        return offered;
    }

    /** All of them ask at the same moment, each from a connection of its own. */
    private List<Asked> ask(List<String> machines) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(machines.size())) {
            List<Future<Asked>> futures = new ArrayList<>();
            for (String machine : machines) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return new Asked(
                            machine,
                            client.answerTo(world.check(machine, "3815.2.0")).contains("<urls>"));
                }));
            }
            start.countDown();
            List<Asked> asked = new ArrayList<>();
            for (Future<Asked> future : futures) {
                asked.add(future.get());
            }
            return asked;
        }
    }
}
