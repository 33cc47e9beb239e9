package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** What comes with time, and not with a check-in. */
@FairwayTest
class SweepTest {

    private final Client client;
    private final JdbcClient jdbc;
    private final DeadlineSweep deadlines;
    private final ApplicationContext context;
    private World world;

    @Autowired
    SweepTest(@LocalServerPort int port, JdbcClient jdbc, DeadlineSweep deadlines, ApplicationContext context) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.context = context;
    }

    @BeforeEach
    void aGrantedMachine() {
        world = new World(client);
        world.promote("3815.2.1");
        client.answerTo(world.check("m1", "3815.2.0"));
    }

    @Test
    void a_grant_that_is_not_taken_in_time_ends_and_its_machine_is_stuck_until_it_asks_again() {
        passTheDeadline();
        deadlines.sweep();
        assertThat(world.state("m1")).isEqualTo("idle stuck");
        assertThat(client.answerTo(world.check("m1", "3815.2.0"))).contains("3815.2.1");
        assertThat(world.state("m1")).isEqualTo("granted updating");
    }

    @Test
    void a_machine_that_has_installed_may_wait_for_its_reboot_as_long_as_it_likes() {
        client.answerTo(world.request("update_engine-04-installed", "44b0a5364caf1f2b203f4b49363d553f", "m1"));
        passTheDeadline();
        deadlines.sweep();
        assertThat(world.state("m1")).isEqualTo("installed updating");
    }

    @Test
    void a_machine_not_heard_of_for_too_long_is_silent_until_it_speaks() {
        jdbc.sql("update machine set last_seen = ? where product_id = ?")
                .params(OffsetDateTime.now().minusHours(13), UUID.fromString(world.product()))
                .update();
        // package-private in another module, as nobody but the clock calls it
        ReflectionTestUtils.invokeMethod(context.getBean("silenceSweep"), "sweep");
        assertThat(world.machine("m1").get("health").asString()).isEqualTo("silent");
        client.answerTo(world.check("m1", "3815.2.0"));
        assertThat(world.state("m1")).isEqualTo("granted updating");
    }

    private void passTheDeadline() {
        jdbc.sql("update machine_grant set deadline = ? where product_id = ?")
                .params(OffsetDateTime.now().minusMinutes(1), UUID.fromString(world.product()))
                .update();
    }
}
