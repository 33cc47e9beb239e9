package dev.fairway.api;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Groups, their plans and who is in them, over the API. */
@FairwayTest
class GroupApiTest {

    private final Client client;
    private World world;

    GroupApiTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
    }

    @Test
    void a_plan_is_validated_stored_and_merged_and_the_wrong_field_is_named() {
        String group = "/groups/" + world.group();
        Reply edited = client.patch(
                group,
                "{'plan': {'maxInFlight': 250, 'stages': [{'percent': 0.5, 'soak': 'PT6H'}, {'percent': 100}]}}");
        assertThat(edited.status()).isEqualTo(200);
        JsonNode plan = client.get(group).body().get("plan");
        assertThat(plan.get("maxInFlight").asInt()).isEqualTo(250);
        assertThat(plan.get("stages").get(0).get("percent").asDouble()).isEqualTo(0.5);
        assertThat(plan.get("updateTimeout").asString()).isEqualTo("PT3H");

        assertThat(client.patch(group, "{'plan': {'stages': [{'percent': 50}, {'percent': 10}]}}")
                        .text("field"))
                .isEqualTo("plan.stages[1].percent");
        assertThat(client.patch(group, "{'plan': {'stages': [{'percent': 0.001}]}}")
                        .text("field"))
                .isEqualTo("plan.stages[0].percent");
        assertThat(client.patch(group, "{'plan': {'stages': [{'percent': 101}]}}")
                        .status())
                .isEqualTo(400);
        assertThat(client.patch(group, "{'plan': {'maxInFlight': 0}}").text("field"))
                .isEqualTo("plan.maxInFlight");
        assertThat(client.patch(group, "{'plan': {'updateTimeout': '3 h'}}").text("field"))
                .isEqualTo("plan.updateTimeout");
        assertThat(client.patch(group, "{'silentAfter': 'PT0S'}").text("field")).isEqualTo("silentAfter");
        assertThat(client.patch(group, "{'id': 'x'}").text("field")).isEqualTo("id");
        assertThat(client.get(group).body().get("plan")).isEqualTo(plan);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'plan': {'maxInFlight': 99999999999}}      | plan.maxInFlight",
                "{'plan': {'maxInFlight': 1.5}}              | plan.maxInFlight",
                "{'revision': 99999999999999999999}          | revision",
                "{'updatesEnabled': null}                    | updatesEnabled",
                "{'updatesEnabled': 1}                       | updatesEnabled",
                "{'name': null}                              | name",
                "{'plan': {'stages': [null]}}                | plan.stages[0]",
                "{'plan': {'period': 'PT999999999999999H'}}  | plan.period"
            })
    void a_number_out_of_range_or_a_null_that_could_mean_anything_is_refused_by_name(String json, String field) {
        JsonNode before = client.get("/groups/" + world.group()).body();
        Reply reply = client.patch("/groups/" + world.group(), json);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("field")).isEqualTo(field);
        assertThat(client.get("/groups/" + world.group()).body()).isEqualTo(before);
    }

    @Test
    void two_patches_of_different_fields_at_once_are_both_kept() throws Exception {
        String group = "/groups/" + world.group();
        for (int i = 0; i < 10; i++) {
            client.patch(group, "{'updatesEnabled': true}");
            String name = "stable-" + i;
            try (var pool = java.util.concurrent.Executors.newFixedThreadPool(2)) {
                var off = pool.submit(
                        () -> client.patch(group, "{'updatesEnabled': false}").status());
                var named = pool.submit(
                        () -> client.patch(group, "{'name': '" + name + "'}").status());
                assertThat(off.get()).isEqualTo(200);
                assertThat(named.get()).isEqualTo(200);
            }
            JsonNode now = client.get(group).body();
            assertThat(now.get("updatesEnabled").asBoolean()).isFalse();
            assertThat(now.get("name").asString()).isEqualTo(name);
        }
    }

    @Test
    void two_groups_cannot_take_the_same_machines() {
        Reply reply = client.post(
                "/groups",
                quoted("{'product': '%s', 'name': 'other', 'track': 'stable', 'channel': '%s'}"
                        .formatted(world.product(), world.channel())));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("detail")).contains("the group stable takes the track stable");
    }

    @Test
    void a_machine_assigned_by_hand_stays_until_that_is_undone_or_the_group_goes() {
        client.answerTo(world.check("m1", "1.0.0"));
        String edge = client.post("/groups", quoted("{'product': '%s', 'name': 'edge-eu'}".formatted(world.product())))
                .text("id");
        assertThat(client.post("/groups/" + edge + "/machines", quoted("{'machineIds': ['m1']}"))
                        .status())
                .isEqualTo(200);
        client.answerTo(world.check("m1", "1.0.0"));
        assertThat(world.machine("m1").get("group").asString()).isEqualTo(edge);
        assertThat(world.machine("m1").get("assigned").asBoolean()).isTrue();
        assertThat(client.call("DELETE", "/groups/" + edge + "/machines/m1", null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(world.machine("m1").get("group").asString()).isEqualTo(world.group());

        client.post("/groups/" + edge + "/machines", quoted("{'machineIds': ['m1']}"));
        assertThat(client.call("DELETE", "/groups/" + edge, null, Map.of()).status())
                .isEqualTo(204);
        client.answerTo(world.check("m1", "1.0.0"));
        assertThat(world.machine("m1").get("group").asString()).isEqualTo(world.group());
    }

    @Test
    void assigning_a_machine_that_nobody_knows_moves_none() {
        client.answerTo(world.check("m1", "1.0.0"));
        String edge = client.post("/groups", quoted("{'product': '%s', 'name': 'edge-eu'}".formatted(world.product())))
                .text("id");
        assertThat(client.post("/groups/" + edge + "/machines", quoted("{'machineIds': ['m1', 'nobody']}"))
                        .status())
                .isEqualTo(404);
        assertThat(world.machine("m1").get("assigned").asBoolean()).isFalse();
    }
}
