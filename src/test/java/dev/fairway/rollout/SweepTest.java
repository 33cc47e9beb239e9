package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.fleet.SilenceSweep;
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

/** What comes with time, and not with a check-in. */
@FairwayTest
class SweepTest {

    private final Client client;
    private final JdbcClient jdbc;
    private final Recalls recalls;
    private final SilenceSweep silence;
    private World world;

    @Autowired
    SweepTest(@LocalServerPort int port, JdbcClient jdbc, Recalls recalls, SilenceSweep silence) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.jdbc = jdbc;
        this.recalls = recalls;
        this.silence = silence;
    }

    @BeforeEach
    void aGrantedMachine() {
        world = new World(client);
        world.promote("3815.2.1");
        client.answerTo(world.check("m1", "3815.2.0"));
    }

    @Test
    void a_grant_that_is_not_taken_in_time_ends_and_its_machine_is_stuck_until_it_is_granted_anew() {
        passTheDeadline();
        recalls.timeOutAll();
        assertThat(world.state("m1")).isEqualTo("idle stuck");
        assertThat(client.answerTo(world.check("m1", "3815.2.0"))).contains("noupdate");
        assertThat(world.decision("m1")).isEqualTo("waits-to-retry");
        assertThat(client.post("/machines/m1/retry?product=" + world.product(), "{\"reason\": \"looked at\"}")
                        .status())
                .isEqualTo(200);
        assertThat(client.answerTo(world.check("m1", "3815.2.0"))).contains("3815.2.1");
        assertThat(world.state("m1")).isEqualTo("granted updating");
    }

    @Test
    void a_machine_that_has_installed_may_wait_for_its_reboot_as_long_as_it_likes() {
        client.answerTo(world.request("update_engine-04-installed", "44b0a5364caf1f2b203f4b49363d553f", "m1"));
        passTheDeadline();
        recalls.timeOutAll();
        assertThat(world.state("m1")).isEqualTo("installed updating");
    }

    @Test
    void a_machine_not_heard_of_for_too_long_is_silent_until_it_speaks() {
        jdbc.sql("update machine set last_seen = ? where product_id = ?")
                .params(OffsetDateTime.now().minusHours(13), UUID.fromString(world.product()))
                .update();
        silence.sweep();
        assertThat(world.machine("m1").get("health").asString()).isEqualTo("silent");
        client.answerTo(world.check("m1", "3815.2.0"));
        assertThat(world.state("m1")).isEqualTo("granted updating");
    }

    private void passTheDeadline() {
        jdbc.sql("update machine_grant set deadline = ? where product_id = ? and progress < 4")
                .params(OffsetDateTime.now().minusMinutes(1), UUID.fromString(world.product()))
                .update();
    }
}
