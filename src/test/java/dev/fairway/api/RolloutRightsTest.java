package dev.fairway.api;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who may steer rollouts and stop the fleet, and in which order a call is refused. */
@FairwayTest
class RolloutRightsTest {

    private static final String NOWHERE = "/rollouts/00000000-0000-0000-0000-000000000000";

    private final Client client;
    private World world;

    RolloutRightsTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    @BeforeEach
    void aRollout() {
        world = new World(client);
        world.plan("{'stages': [{'percent': 100, 'soak': 'PT24H'}]}");
        world.promote("1.0.0");
    }

    @Test
    void who_may_not_is_refused_before_what_is_unknown_and_that_before_what_is_wrong() {
        Client viewer = token("viewer");
        Client operator = token("operator");
        for (String call : List.of("/start", "/pause", "/resume", "/advance", "/abort")) {
            assertThat(client.with("").post(NOWHERE + call, "nonsense").status())
                    .as(call)
                    .isEqualTo(401);
            assertThat(viewer.post(NOWHERE + call, "nonsense").status())
                    .as(call)
                    .isEqualTo(403);
            assertThat(operator.post(NOWHERE + call, "nonsense").status())
                    .as(call)
                    .isEqualTo(404);
            assertThat(operator.post(world.rolloutPath() + call, "nonsense").status())
                    .as(call)
                    .isEqualTo(400);
        }
        for (String call : List.of("/rollouts", "/fleet/stop")) {
            assertThat(client.with("").post(call, "nonsense").status()).as(call).isEqualTo(401);
            assertThat(viewer.post(call, "nonsense").status()).as(call).isEqualTo(403);
            assertThat(operator.post(call, "nonsense").status()).as(call).isEqualTo(400);
        }
        assertThat(client.with("").post("/fleet/resume", null).status()).isEqualTo(401);
        assertThat(viewer.post("/fleet/resume", null).status()).isEqualTo(403);
    }

    @Test
    void a_viewer_reads_rollouts_and_the_summary() {
        Client viewer = token("viewer");
        assertThat(viewer.get("/rollouts?group=" + world.group())
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(1);
        assertThat(viewer.get(world.rolloutPath()).text("state")).isEqualTo("running");
        assertThat(viewer.get("/fleet/summary").status()).isEqualTo(200);
        assertThat(viewer.get(NOWHERE).status()).isEqualTo(404);
        assertThat(viewer.get("/rollouts/newest").status()).isEqualTo(404);
    }

    @Test
    void an_operator_steers_rollouts_and_stops_the_fleet_but_does_not_promote() {
        Client operator = token("operator");
        assertThat(operator.post(world.rolloutPath() + "/pause", quoted("{'reason': 'kernel fix'}"))
                        .status())
                .isEqualTo(200);
        assertThat(operator.call(
                                "PUT",
                                "/channels/" + world.channel() + "/release",
                                quoted("{'release': '%s', 'reason': 'x'}".formatted(world.release("2.0.0"))),
                                java.util.Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void all_updates_are_stopped_with_who_and_why_and_go_on() {
        Client operator = token("operator");
        client.answerTo(world.check("m1", "0.9.0"));
        try {
            Reply stopped = operator.post("/fleet/stop", quoted("{'reason': 'power work'}"));
            assertThat(stopped.status()).isEqualTo(200);
            assertThat(stopped.text("by")).startsWith("token:");
            JsonNode shown = client.get("/fleet/summary").body().get("stopped");
            assertThat(shown.get("reason").asString()).isEqualTo("power work");
            assertThat(client.answerTo(world.check("m1", "0.9.0"))).contains("noupdate");
            assertThat(world.explanation("m1").get("code").asString()).isEqualTo("fleet-stopped");
            assertThat(world.explanation("m1").get("sentence").asString()).contains("power work");
            Reply again = client.post("/fleet/stop", quoted("{'reason': 'me too'}"));
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.text("detail")).contains("by token:").contains("power work");
            assertThat(client.post("/fleet/stop", "{}").text("field")).isEqualTo("reason");
        } finally {
            assertThat(operator.post("/fleet/resume", quoted("{'reason': 'done'}"))
                            .status())
                    .isEqualTo(204);
        }
        assertThat(client.get("/fleet/summary").body().get("stopped").isNull()).isTrue();
        assertThat(client.post("/fleet/resume", null).status()).isEqualTo(409);
        assertThat(client.answerTo(world.check("m1", "0.9.0"))).contains("1.0.0");
    }

    @Test
    void the_summary_counts_the_rollouts_that_are_open() {
        int open = open();
        new World(client).promote("1.0.0");
        assertThat(open()).isEqualTo(open + 1);
        client.post(world.rolloutPath() + "/pause", quoted("{'reason': 'x'}"));
        assertThat(open()).isEqualTo(open + 1);
        client.post(world.rolloutPath() + "/abort", quoted("{'reason': 'x'}"));
        assertThat(open()).isEqualTo(open);
    }

    private int open() {
        return client.get("/fleet/summary").body().get("rolloutsOpen").asInt();
    }

    private Client token(String role) {
        Reply made = client.post("/tokens", quoted("{'name': '%s', 'role': '%s'}".formatted(role, role)));
        return client.with(made.text("token"));
    }
}
