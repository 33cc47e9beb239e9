package dev.fairway.api;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What people and scripts tell rollouts over the API. */
@FairwayTest
class RolloutApiTest {

    private final Client client;
    private World world;

    RolloutApiTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    @BeforeEach
    void aWorldWithTwoStages() {
        world = new World(client);
        world.plan(
                "{'stages': [{'percent': 50, 'soak': 'PT24H'}, {'percent': 100, 'soak': 'PT24H', 'advance': 'manual'}]}");
    }

    @Test
    void a_promotion_answers_with_the_rollouts_that_it_made_each_field_named() {
        Reply promoted = promote(client, "1.0.0", "");
        assertThat(promoted.status()).as(promoted.body().toString()).isEqualTo(200);
        JsonNode rollout = promoted.body().get("rollouts").get(0);
        assertThat(promoted.body().get("rollouts").size()).isEqualTo(1);
        assertThat(rollout.get("group").asString()).isEqualTo(world.group());
        assertThat(rollout.get("release").asString()).isEqualTo(world.release("1.0.0"));
        assertThat(rollout.get("state").asString()).isEqualTo("running");
        assertThat(rollout.get("reason").asString()).isEqualTo("a test");
        assertThat(rollout.get("createdBy").asString()).isEqualTo("token:bootstrap");
        assertThat(rollout.get("until").isNull() && rollout.get("pausedBy").isNull())
                .isTrue();
        JsonNode stages = rollout.get("stages");
        assertThat(stages.get(0).get("state").asString()).isIn("open", "soaking");
        assertThat(stages.get(0).get("openedAt").asString()).endsWith("Z");
        assertThat(stages.get(0).get("soak").asString()).isEqualTo("PT24H");
        assertThat(stages.get(1).get("state").asString()).isEqualTo("waiting");
        assertThat(stages.get(1).get("openedAt").isNull()).isTrue();
        assertThat(rollout.get("counts").propertyNames())
                .contains("granted", "inFlight", "completed", "failed", "timedOut", "recalled");
        assertThat(client.get("/rollouts/" + rollout.get("id").asString()).body())
                .isEqualTo(rollout);
    }

    @Test
    void a_rollout_is_paused_resumed_advanced_and_aborted() {
        world.promote("1.0.0");
        String path = world.rolloutPath();
        Reply paused = say(path + "/pause", "{'reason': 'kernel fix', 'until': '2090-01-01T00:00:00Z'}");
        assertThat(paused.text("state")).isEqualTo("paused");
        assertThat(paused.text("pausedBy")).isEqualTo("token:bootstrap");
        assertThat(paused.text("reason")).isEqualTo("kernel fix");
        assertThat(paused.text("until")).isEqualTo("2090-01-01T00:00:00Z");
        assertThat(client.post(path + "/resume", null).text("state")).isEqualTo("running");
        Reply advanced = say(path + "/advance", "{'reason': 'looks good'}");
        assertThat(advanced.body().get("stages").get(0).get("state").asString()).isEqualTo("done");
        assertThat(advanced.body().get("stages").get(1).get("openedAt").isNull())
                .isFalse();
        assertThat(client.post(path + "/advance", null).text("state")).isEqualTo("completed");
        Reply aborted = say(path + "/abort", "{'reason': 'it burns'}");
        assertThat(aborted.text("state")).isEqualTo("aborted");
        assertThat(aborted.text("stoppedBy")).isEqualTo("token:bootstrap");
        assertThat(aborted.text("pausedBy")).isNull();
    }

    @Test
    void a_stage_that_was_left_already_is_not_left_again() {
        world.promote("1.0.0");
        String path = world.rolloutPath();
        assertThat(say(path + "/advance", "{'stage': 2}").status()).isEqualTo(409);
        assertThat(say(path + "/advance", "{'stage': 1}").status()).isEqualTo(200);
        Reply again = say(path + "/advance", "{'stage': 1}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("detail")).startsWith("stage 2 of this rollout is open since");
        assertThat(say(path + "/advance", "{'stage': 'last'}").text("field")).isEqualTo("stage");
        assertThat(world.rollout().get("state").asString()).isEqualTo("running");
    }

    @Test
    void a_refusal_says_which_state_by_whom_and_why() {
        world.promote("1.0.0");
        String path = world.rolloutPath();
        Client operator = token("operator", "olga");
        operator.post(path + "/pause", quoted("{'reason': 'kernel fix'}"));
        for (String call : List.of("/pause", "/advance", "/start")) {
            Reply refused = say(path + call, "{'reason': 'mine'}");
            assertThat(refused.status()).as(call).isEqualTo(409);
            assertThat(refused.text("detail"))
                    .startsWith("this rollout is paused, by token:olga")
                    .contains("kernel fix; so it cannot be");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/pause | {'reason': 'x', 'until': '2020-01-01T00:00:00Z'} | until",
                "/pause | {'reason': 'x', 'until': 'tomorrow'}             | until",
                "/pause | {'until': '2090-01-01T00:00:00Z'}                | reason",
                "/pause | {'reason': '  '}                                 | reason",
                "/pause | {'reason': 'x', 'recall': 'yes'}                 | recall",
                "/pause | {'reason': 'x', 'colour': 'red'}                 | colour",
                "/abort | {}                                               | reason",
                "/abort | []                                               | body",
                "/resume | {'why': 'x'}                                    | why",
                "/advance | {'percent': 3}                                 | percent"
            })
    void what_cannot_be_meant_is_refused_by_name_and_changes_nothing(String call, String json, String field) {
        world.promote("1.0.0");
        JsonNode before = world.rollout();
        Reply refused = say(world.rolloutPath() + call, json);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("field")).isEqualTo(field);
        assertThat(world.rollout()).isEqualTo(before);
    }

    @Test
    void a_rollout_of_any_release_is_made_by_hand_with_stages_of_its_own() {
        Reply made = make(client, "'stages': [{'percent': 12.5, 'minMachines': 3}, {'percent': 100}]");
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.body().get("stages").get(0).get("percent").asDouble()).isEqualTo(12.5);
        assertThat(made.body().get("stages").get(0).get("minMachines").asInt()).isEqualTo(3);
        assertThat(made.body().get("allowDowngrade").asBoolean()).isFalse();
        Reply newer = make(client, "'allowDowngrade': true");
        assertThat(newer.body().get("stages").size()).isEqualTo(2);
        assertThat(newer.body().get("allowDowngrade").asBoolean()).isTrue();
        assertThat(client.get("/rollouts/" + made.text("id")).text("state")).isEqualTo("superseded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'stages': [{'percent': 0}]                             | stages[0].percent",
                "'stages': [{'percent': 50}, {'percent': 50}]           | stages[1].percent",
                "'stages': [{'percent': 33.333}]                        | stages[0].percent",
                "'stages': [{'soak': 'PT1H'}]                           | stages[0].percent",
                "'stages': [{'percent': 5, 'soak': 'a day'}]            | stages[0].soak",
                "'stages': [{'percent': 5, 'advance': 'maybe'}]         | stages[0].advance",
                "'stages': [{'percent': 5, 'maxFailurePercent': 101}]   | stages[0].maxFailurePercent",
                "'stages': [{'percent': 5, 'minMachines': 0}]           | stages[0].minMachines",
                "'stages': []                                           | stages",
                "'stages': [null]                                       | stages[0]",
                "'keepPauses': true                                     | keepPauses",
                "'reason': null                                         | reason",
                "'group': '00000000-0000-0000-0000-000000000000'        | group",
                "'release': '00000000-0000-0000-0000-000000000000'      | release",
                "'release': 'newest'                                    | release"
            })
    void a_rollout_that_cannot_be_meant_is_refused_by_name(String fields, String field) {
        Reply refused = make(client, fields);
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(400);
        assertThat(refused.text("field")).isEqualTo(field);
        assertThat(client.get("/rollouts?group=" + world.group())
                        .body()
                        .get("items")
                        .size())
                .isZero();
    }

    @Test
    void downgrades_need_an_admin_and_a_reason() {
        Client operator = token("operator", "olga");
        assertThat(make(operator, "'allowDowngrade': true").status()).isEqualTo(403);
        assertThat(make(operator, "'allowDowngrade': false").status()).isEqualTo(201);
        assertThat(promote(client, "1.0.0", ", 'allowDowngrade': true")
                        .body()
                        .get("rollouts")
                        .get(0)
                        .get("allowDowngrade")
                        .asBoolean())
                .isTrue();
        Reply unreasoned = client.call(
                "PUT",
                "/channels/" + world.channel() + "/release",
                quoted("{'release': '%s', 'allowDowngrade': true}".formatted(world.release("1.0.0"))),
                Map.of());
        assertThat(unreasoned.status()).isEqualTo(400);
        assertThat(unreasoned.text("field")).isEqualTo("reason");
    }

    @Test
    void a_pause_outlives_a_promotion_unless_who_promotes_says_otherwise() {
        world.promote("1.0.0");
        say(world.rolloutPath() + "/pause", "{'reason': 'kernel fix', 'until': '2090-01-01T00:00:00Z'}");
        JsonNode kept = promote(client, "2.0.0", "").body().get("rollouts").get(0);
        assertThat(kept.get("state").asString()).isEqualTo("paused");
        assertThat(kept.get("reason").asString()).isEqualTo("kernel fix");
        assertThat(kept.get("until").asString()).isEqualTo("2090-01-01T00:00:00Z");
        JsonNode free = promote(client, "3.0.0", ", 'keepPauses': false")
                .body()
                .get("rollouts")
                .get(0);
        assertThat(free.get("state").asString()).isEqualTo("running");
    }

    @Test
    void a_plan_with_four_eyes_is_started_by_somebody_else_than_who_promoted() {
        world.plan("{'start': 'manual', 'fourEyes': true}");
        world.promote("1.0.0");
        String path = world.rolloutPath();
        assertThat(client.get(path).text("state")).isEqualTo("ready");
        Reply alone = client.post(path + "/start", null);
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.text("detail")).contains("wants four eyes: somebody other than token:bootstrap");
        Reply started = token("operator", "olga").post(path + "/start", quoted("{'reason': 'seen'}"));
        assertThat(started.text("state")).isEqualTo("running");
        assertThat(started.text("startedBy")).startsWith("token:olga");
        assertThat(client.post(path + "/start", null).status()).isEqualTo(409);
    }

    @Test
    void rollouts_are_listed_by_group_and_state_newest_first_in_pages() {
        List.of("1.0.0", "2.0.0", "3.0.0", "4.0.0", "5.0.0").forEach(world::promote);
        String mine = "/rollouts?group=" + world.group();
        assertThat(versions(client.get(mine).body())).containsExactly("5.0.0", "4.0.0", "3.0.0", "2.0.0", "1.0.0");
        assertThat(versions(client.get(mine + "&state=running").body())).containsExactly("5.0.0");
        assertThat(versions(client.get(mine + "&state=halted").body())).isEmpty();
        List<String> paged = new ArrayList<>();
        String after = "";
        while (after != null) {
            Reply page = client.get(mine + "&state=superseded&limit=3" + after);
            paged.addAll(versions(page.body()));
            after = page.text("next") == null ? null : "&after=" + page.text("next");
        }
        assertThat(paged).containsExactly("4.0.0", "3.0.0", "2.0.0", "1.0.0");
        for (String bad : List.of("state=gone", "limit=0", "after=%21", "group=mine")) {
            Reply refused = client.get("/rollouts?" + bad);
            assertThat(refused.status()).as(bad).isEqualTo(400);
            assertThat(refused.text("field")).isEqualTo(bad.substring(0, bad.indexOf('=')));
        }
    }

    private static List<String> versions(JsonNode listed) {
        List<String> versions = new ArrayList<>();
        listed.get("items").forEach(item -> versions.add(item.get("version").asString()));
        return versions;
    }

    private Reply promote(Client who, String version, String more) {
        return who.call(
                "PUT",
                "/channels/" + world.channel() + "/release",
                quoted("{'release': '%s', 'reason': 'a test'%s}".formatted(world.release(version), more)),
                Map.of());
    }

    /** Makes a rollout of 1.0.0 in the group for a reason, but for the fields that are given. */
    private Reply make(Client who, String fields) {
        StringBuilder json = new StringBuilder("{" + fields);
        Map.of("group", world.group(), "release", world.release("1.0.0"), "reason", "by hand")
                .forEach((name, value) ->
                        json.append(fields.contains("'" + name + "'") ? "" : ", '%s': '%s'".formatted(name, value)));
        return who.post("/rollouts", quoted(json + "}"));
    }

    private Reply say(String path, String json) {
        return client.post(path, quoted(json));
    }

    private Client token(String role, String name) {
        Reply made = client.post("/tokens", quoted("{'name': '%s', 'role': '%s'}".formatted(name, role)));
        return client.with(made.text("token"));
    }
}
