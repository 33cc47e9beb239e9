package dev.fairway.fleet;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.release.Releases;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Holds and pins that end by themselves. */
@FairwayTest
class ExpiryTest {

    private final Client client;
    private final JdbcClient jdbc;
    private final ExpirySweep sweep;
    private final Releases releases;
    private World world;

    @Autowired
    ExpiryTest(@LocalServerPort int port, JdbcClient jdbc, ExpirySweep sweep, Releases releases) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.jdbc = jdbc;
        this.sweep = sweep;
        this.releases = releases;
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
        client.answerTo(world.check("m1", "1.0.0"));
    }

    @Test
    void a_machine_is_released_at_the_end_of_its_hold_and_its_log_says_so() {
        String path = "/machines/m1?product=" + world.product();
        client.patch(
                path,
                "{'hold': {'reason': 'disk', 'until': '2090-01-01T00:00:00Z'}, 'pin': {'reason': 'good', 'release': '%s'}}"
                        .formatted(world.release("1.0.0")));
        passTheEndIn("machine", "product_id", world.product());
        sweep.sweep();
        JsonNode machine = world.machine("m1");
        assertThat(machine.get("hold").isNull()).isTrue();
        assertThat(machine.get("pin").isNull()).as("a pin without an end").isFalse();
        assertThat(machine.get("health").asString()).isEqualTo("healthy");
        JsonNode newest = client.get("/machines/m1/events?product=" + world.product())
                .body()
                .get("items")
                .get(0);
        assertThat(newest.get("kind").asString()).isEqualTo("released");
        assertThat(newest.get("detail").asString()).isEqualTo(ExpirySweep.WHY);
        sweep.sweep();
        assertThat(world.machine("m1")).isEqualTo(machine);
    }

    @Test
    void a_group_is_released_at_the_end_of_its_hold_by_fairway() {
        String path = "/groups/" + world.group();
        client.patch(path, "{'hold': {'reason': 'disks', 'until': '2090-01-01T00:00:00Z'}}");
        passTheEndIn("machine_group", "id", world.group());
        sweep.sweep();
        assertThat(client.get(path).body().get("hold").isNull()).isTrue();
        assertThat(whoWroteLast()).isEqualTo("fairway released");
    }

    @Test
    void a_release_is_released_at_the_end_of_its_hold_by_fairway() {
        String path = "/releases/" + world.release("1.0.0");
        client.post(path + "/hold", quoted("{'reason': 'loop?', 'until': '2090-01-01T00:00:00Z'}"));
        passTheEndIn("release", "id", world.release("1.0.0"));
        // package-private in another module, as nobody but the clock calls it
        releases.endOver(java.time.Instant.now());
        assertThat(client.get(path).body().get("hold").isNull()).isTrue();
        assertThat(whoWroteLast()).isEqualTo("fairway released");
    }

    private String whoWroteLast() {
        JsonNode newest = client.get("/audit?limit=1").body().get("items").get(0);
        return newest.get("who").asString() + " " + newest.get("action").asString();
    }

    private void passTheEndIn(String table, String key, String value) {
        jdbc.sql("update " + table + " set hold_until = ? where " + key + " = ?")
                .params(OffsetDateTime.now().minusMinutes(1), UUID.fromString(value))
                .update();
    }
}
