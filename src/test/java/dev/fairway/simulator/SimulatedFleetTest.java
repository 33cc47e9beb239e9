package dev.fairway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Simulated machines at a real server: they find their way through a rollout, whatever befalls them. */
@FairwayTest
class SimulatedFleetTest {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final int port;
    private final World world;
    private final Client client;

    SimulatedFleetTest(@LocalServerPort int port) {
        this.port = port;
        this.client = new Client(port, FairwayTest.TOKEN);
        this.world = new World(client);
    }

    @Test
    void two_hundred_machines_get_through_a_rollout_although_some_fail_at_first() {
        world.plan("{'stages': [{'percent': 100, 'maxFailurePercent': 100}], 'retryWait': 'PT0S', 'maxAttempts': 100}");
        world.promote("4459.2.0");
        int seed = ThreadLocalRandom.current().nextInt(1_000_000);
        SimulateOptions options = SimulateOptions.of(List.of(
                "--machines=200",
                "--seed=" + seed,
                "--fail=15",
                "--fall-back=5",
                "--silent=0",
                "--defer=5",
                "--track=stable",
                "--product=" + world.product()));
        List<Life> machines = Crowd.of(options);
        long able = machines.stream()
                .filter(life -> life.who().arch() == Arch.AMD64)
                .count();
        Figures figures = new Figures();
        // 45 minutes are three seconds.
        try (Fleet fleet = new Fleet(new Wire(URI.create("http://localhost:" + port)), 900, figures, machines)) {
            fleet.start();
            Awaitility.await("of seed " + seed + " all on the new version")
                    .atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(onNewVersion()).isEqualTo(able));
        }
        assertThat(world.rollout().get("counts").get("completed").asLong()).isEqualTo(able);
        Figures.Totals totals = figures.totals();
        // A busy server may refuse for a while, and the machines come back; it may not find fault with what they say.
        assertThat(totals.refusals().keySet()).as("seed %d", seed).isSubsetOf("503");
        assertThat(totals.failures()).as("seed %d", seed).isPositive();
        assertThat(totals.offers()).isGreaterThan(able);
    }

    private long onNewVersion() {
        return client.get("/machines?limit=500&version=4459.2.0&product=" + world.product())
                .body()
                .path("items")
                .size();
    }
}
