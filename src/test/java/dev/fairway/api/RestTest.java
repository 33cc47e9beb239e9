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
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What scripts do, and what they are told when they do it wrong. */
@FairwayTest
class RestTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final Client client;
    private World world;

    RestTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products",
                "/releases",
                "/channels",
                "/groups",
                "/machines",
                "/fleet/summary",
                "/tokens",
                "/audit",
                "/nothing"
            })
    void without_a_good_token_everything_is_401_as_a_problem(String path) {
        for (String token : List.of("", "wrong", "fwy_wrong", FairwayTest.TOKEN + "x")) {
            Reply reply = client.with(token).get(path);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.raw().headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(reply.raw().headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(reply.body().get("detail").asString()).contains("Bearer");
            assertThat(reply.raw().headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void health_and_the_description_of_the_api_are_open() {
        Reply api = client.with("").get("/openapi.json");
        assertThat(api.status()).isEqualTo(200);
        assertThat(api.body().get("paths").propertyNames())
                .contains("/api/v1/machines/{id}/explanation", "/api/v1/channels/{id}/release");
        assertThat(api.body().get("servers").get(0).get("url").asString()).isEqualTo("/");
    }

    @Test
    void a_viewer_reads_an_operator_steers_machines_an_admin_does_all() {
        client.answerTo(world.check("m1", "1.0.0"));
        Client viewer = client.with(token("viewer"));
        Client operator = client.with(token("operator"));
        String machine = "/machines/m1?product=" + world.product();

        assertThat(viewer.get(machine).status()).isEqualTo(200);
        assertThat(patch(viewer, machine, "{'alias': 'x'}").status()).isEqualTo(403);
        assertThat(patch(operator, machine, "{'alias': 'x'}").status()).isEqualTo(200);
        assertThat(operator.post("/products", "{}").status()).isEqualTo(403);
        assertThat(operator.get("/audit").status()).isEqualTo(403);
        assertThat(viewer.call("DELETE", machine, null, Map.of()).status()).isEqualTo(403);
        assertThat(client.get("/audit").status()).isEqualTo(200);
    }

    @Test
    void a_token_is_shown_once_and_stops_at_once_when_it_is_revoked() {
        Reply made = client.post("/tokens", quoted("{'name': 'ci', 'role': 'viewer'}"));
        Client ci = client.with(made.text("token"));
        assertThat(made.text("token")).startsWith("fwy_");
        assertThat(ci.get("/products").status()).isEqualTo(200);
        assertThat(client.get("/tokens").body().toString()).doesNotContain(made.text("token"));
        assertThat(client.call("DELETE", "/tokens/" + made.text("id"), null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(ci.get("/products").status()).isEqualTo(401);
        assertThat(client.call("DELETE", "/tokens/" + made.text("id"), null, Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusals_come_in_the_order_401_403_404_400() {
        Client viewer = client.with(token("viewer"));
        String path = "/channels/" + NOBODY + "/release";
        assertThat(client.with("").call("PUT", path, "not json", Map.of()).status())
                .isEqualTo(401);
        assertThat(viewer.call("PUT", path, "not json", Map.of()).status()).isEqualTo(403);
        assertThat(client.call("PUT", path, "not json", Map.of()).status()).isEqualTo(404);
        assertThat(client.call("PUT", "/channels/" + world.channel() + "/release", "not json", Map.of())
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products/x", "/releases/x", "/channels/" + NOBODY, "/machines/nobody", "/x/y"})
    void what_does_not_exist_is_404_as_a_problem(String path) {
        Reply reply = client.get(path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().get("detail").asString()).startsWith("there is no");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'version': '4230.2.1'                 | 'version': 'latest'             | version",
                "'arch': 'amd64'                       | 'arch': 'mips'                  | arch",
                "'size': 3011693                       | 'size': 0                       | payloads[0].size",
                "'size': 3011693                       | 'size': 'big'                   | payloads[0].size",
                "'sha1': 'bTkKo2JWeTdXdqkMx2tsisCEjs4='| 'sha1': 'abc'                   | payloads[0].sha1",
                "http://127.0.0.1:18002/packages/      | ftp://127.0.0.1/packages/       | payloads[0].url",
                "/packages/flatcar_production_update.gz| /packages/other.gz             | payloads[0].url",
                "http://127.0.0.1:18002                | http://me:pw@127.0.0.1          | payloads[0].url",
                "'name': 'flatcar_production_update.gz' | 'name': '../../etc/passwd'      | payloads[0].name",
                "'payloads':                           | 'advisories': ['a b'], 'payloads': | advisories[0]",
                "'payloads':                           | 'action': {'sha256': 'x'}, 'payloads': | action.sha256",
                "'payloads':                           | 'publishedAt': 'now', 'payloads': | publishedAt",
                "'payloads':                           | 'typo': 1, 'payloads':          | typo"
            })
    void a_release_that_no_client_could_use_is_refused_and_the_field_is_named(
            String right, String wrong, String field) {
        String json = world.releaseJson("4230.2.1");
        assertThat(json).contains(right.strip());
        Reply reply = client.post("/releases", quoted(json.replace(right.strip(), wrong.strip())));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("field")).isEqualTo(field);
        assertThat(reply.text("detail")).isNotBlank();
        assertThat(client.get("/releases?product=" + world.product())
                        .body()
                        .get("items")
                        .size())
                .isZero();
    }

    @Test
    void the_same_version_twice_is_a_conflict() {
        world.release("4230.2.1");
        assertThat(client.post("/releases", quoted(world.releaseJson("4230.2.1")))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_channel_keeps_its_history_with_who_when_and_why() {
        world.promote("4230.2.0");
        world.promote("4230.2.1");
        JsonNode history = client.get("/channels/" + world.channel()).body().get("history");
        assertThat(history.size()).isEqualTo(2);
        assertThat(history.get(0).get("to").asString()).isEqualTo(world.release("4230.2.1"));
        assertThat(history.get(0).get("from").asString()).isEqualTo(world.release("4230.2.0"));
        assertThat(history.get(0).get("who").asString()).isEqualTo("token:bootstrap");
        assertThat(history.get(0).get("reason").asString()).isEqualTo("a test");
        assertThat(history.get(1).get("from").isNull()).isTrue();
    }

    @Test
    void a_stale_promotion_is_refused_and_says_so() {
        JsonNode read = client.get("/channels/" + world.channel()).body();
        String body = quoted("{'release': '%s', 'reason': 'x'}");
        world.promote("4230.2.0");
        Reply stale = client.call(
                "PUT",
                "/channels/" + world.channel() + "/release",
                body.formatted(world.release("4230.2.1")),
                Map.of("If-Match", "\"" + read.get("revision").asLong() + "\""));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text("detail")).contains("changed by somebody else");
    }

    @Test
    void a_release_of_another_product_or_a_withdrawn_one_cannot_be_promoted() {
        String foreign = new World(client).release("4230.2.1");
        assertThat(promote(foreign).text("field")).isEqualTo("release");
        world.withdraw("4230.2.4");
        assertThat(promote(world.release("4230.2.4")).status()).isEqualTo(409);
        assertThat(client.get("/channels/" + world.channel())
                        .body()
                        .get("release")
                        .isNull())
                .isTrue();
    }

    @Test
    void floors_are_set_and_removed_in_the_order_of_versions() {
        world.floor("4081.2.0");
        world.floor("3815.2.0");
        JsonNode floors = client.get("/channels/" + world.channel()).body().get("floors");
        assertThat(floors.get(0).get("release").asString()).isEqualTo(world.release("3815.2.0"));
        assertThat(floors.get(1).get("release").asString()).isEqualTo(world.release("4081.2.0"));
        String path = "/channels/" + world.channel() + "/floors/" + world.release("3815.2.0");
        assertThat(client.call("DELETE", path, null, Map.of()).status()).isEqualTo(200);
        assertThat(client.call("DELETE", path, null, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void a_plan_is_validated_stored_and_merged_and_the_wrong_field_is_named() {
        String group = "/groups/" + world.group();
        JsonNode steady = client.get(group).body().get("plan");
        assertThat(steady.get("stages").size()).isEqualTo(4);
        Reply edited = patch(
                client,
                group,
                "{'plan': {'maxInFlight': 250, 'stages': [{'percent': 0.5, 'soak': 'PT6H'}, {'percent': 100}]}}");
        assertThat(edited.status()).isEqualTo(200);
        JsonNode plan = client.get(group).body().get("plan");
        assertThat(plan.get("maxInFlight").asInt()).isEqualTo(250);
        assertThat(plan.get("stages").get(0).get("percent").asDouble()).isEqualTo(0.5);
        assertThat(plan.get("updateTimeout").asString()).isEqualTo("PT3H");

        assertThat(patch(client, group, "{'plan': {'stages': [{'percent': 50}, {'percent': 10}]}}")
                        .text("field"))
                .isEqualTo("plan.stages[1].percent");
        assertThat(patch(client, group, "{'plan': {'stages': [{'percent': 0.001}]}}")
                        .text("field"))
                .isEqualTo("plan.stages[0].percent");
        assertThat(patch(client, group, "{'plan': {'stages': [{'percent': 101}]}}")
                        .status())
                .isEqualTo(400);
        assertThat(patch(client, group, "{'plan': {'maxInFlight': 0}}").text("field"))
                .isEqualTo("plan.maxInFlight");
        assertThat(patch(client, group, "{'plan': {'updateTimeout': '3 h'}}").text("field"))
                .isEqualTo("plan.updateTimeout");
        assertThat(patch(client, group, "{'silentAfter': 'PT0S'}").text("field"))
                .isEqualTo("silentAfter");
        assertThat(patch(client, group, "{'id': 'x'}").text("field")).isEqualTo("id");
        assertThat(client.get(group).body().get("plan")).isEqualTo(plan);
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

    @Test
    void what_people_write_of_a_machine_survives_its_check_ins_and_null_removes_it() {
        client.answerTo(world.check("m1", "1.0.0"));
        String path = "/machines/m1?product=" + world.product();
        patch(client, path, "{'alias': 'web-1', 'labels': ['canary', 'rack=7'], 'notes': 'new disk'}");
        client.answerTo(world.request(
                "update_engine-01-check",
                "44b0a5364caf1f2b203f4b49363d553f",
                "m1",
                "machinealias=\"\"",
                "machinealias=\"own\""));
        assertThat(world.machine("m1").get("alias").asString()).isEqualTo("web-1");
        assertThat(world.machine("m1").get("labels").size()).isEqualTo(2);
        patch(client, path, "{'alias': null}");
        assertThat(world.machine("m1").get("alias").asString()).isEqualTo("own");
        assertThat(world.machine("m1").get("notes").asString()).isEqualTo("new disk");
        assertThat(patch(client, path, "{'labels': ['no blanks allowed']}").text("field"))
                .isEqualTo("labels");
        assertThat(patch(client, path, "{'alias': 7}").text("field")).isEqualTo("alias");
        long revision = world.machine("m1").get("revision").asLong();
        assertThat(patch(client, path, "{'alias': 'x', 'revision': %d}".formatted(revision - 1))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void an_id_that_runs_several_products_has_to_be_told_apart() {
        World other = new World(client);
        String id = "twice-" + world.product();
        client.answerTo(world.check(id, "1.0.0"));
        client.answerTo(other.check(id, "2.0.0"));
        Reply reply = client.get("/machines/" + id);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("detail")).contains(world.product(), other.product());
        assertThat(other.machine(id).get("version").asString()).isEqualTo("2.0.0");
    }

    @Test
    void a_forgotten_machine_is_known_anew_at_its_next_check() {
        world.promote("3815.2.1");
        client.answerTo(world.check("m1", "3815.2.0"));
        String path = "/machines/m1?product=" + world.product();
        assertThat(client.call("DELETE", path, null, Map.of()).status()).isEqualTo(204);
        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(client.answerTo(world.check("m1", "3815.2.0"))).contains("status=\"ok\"><urls>");
        assertThat(world.state("m1")).isEqualTo("granted updating");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id", "-id", "alias", "version", "-version", "health", "last-seen", "-last-seen"})
    void every_sort_order_pages_through_each_machine_once(String sort) {
        List<String> versions = List.of("4230.2.0", "3815.2.10", "3815.2.9", "4230.2.0-rc.1", "odd");
        for (int i = 0; i < 23; i++) {
            client.answerTo(world.check((i % 2 == 0 ? "B" : "a") + "-" + i, versions.get(i % versions.size())));
        }
        List<String> seen = new ArrayList<>();
        List<String> seenVersions = new ArrayList<>();
        String after = "";
        while (after != null) {
            Reply page = client.get("/machines?limit=4&product=" + world.product() + "&sort=" + sort
                    + (after.isEmpty() ? "" : "&after=" + after));
            assertThat(page.status()).isEqualTo(200);
            page.body().get("items").forEach(machine -> {
                seen.add(machine.get("id").asString());
                seenVersions.add(machine.get("version").asString());
            });
            after = page.text("next");
        }
        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
        if (sort.equals("id")) {
            assertThat(seen).isSorted();
        }
        if (sort.equals("version")) {
            assertThat(new ArrayList<>(new java.util.LinkedHashSet<>(seenVersions)))
                    .containsExactly("odd", "3815.2.9", "3815.2.10", "4230.2.0-rc.1", "4230.2.0");
        }
    }

    @Test
    void filters_find_what_they_name() {
        client.answerTo(world.check("web_1", "1.0.0"));
        client.answerTo(world.check("web-2", "1.0.0"));
        client.answerTo(world.check("db-1", "2.0.0"));
        patch(client, "/machines/db-1?product=" + world.product(), "{'alias': 'Primary 100%', 'labels': ['canary']}");
        assertThat(found("q=WEB")).containsExactly("web-2", "web_1");
        assertThat(found("q=web_")).containsExactly("web_1");
        assertThat(found("q=100%25")).containsExactly("db-1");
        assertThat(found("version=2.0.0")).containsExactly("db-1");
        assertThat(found("label=canary")).containsExactly("db-1");
        assertThat(found("label=can")).isEmpty();
        assertThat(found("health=healthy&progress=idle")).hasSize(3);
        assertThat(found("health=failing")).isEmpty();
        assertThat(found("channel=" + world.channel())).hasSize(3);
        assertThat(found("group=" + world.group())).hasSize(3);
        assertThat(client.get("/machines?health=fine").text("field")).isEqualTo("health");
        assertThat(client.get("/machines?sort=size").text("field")).isEqualTo("sort");
        assertThat(client.get("/machines?limit=0").text("field")).isEqualTo("limit");
        assertThat(client.get("/machines?limit=x").text("field")).isEqualTo("limit");
        assertThat(client.get("/machines?after=x").text("field")).isEqualTo("after");
        assertThat(client.get("/machines?group=x").text("field")).isEqualTo("group");
        assertThat(client.get("/machines?q=%00").status()).isEqualTo(400);
    }

    @Test
    void the_summary_counts_every_machine_once_and_who_is_on_target() {
        world.promote("3815.2.1");
        client.answerTo(world.check("m1", "3815.2.0"));
        client.answerTo(world.check("m2", "3815.2.1"));
        client.answerTo(world.check("m3", "4230.2.0"));
        JsonNode summary = client.get("/fleet/summary").body();
        int byHealth = 0;
        for (JsonNode count : summary.get("byHealth").values()) {
            byHealth += count.asInt();
        }
        assertThat(summary.get("machines").asInt()).isEqualTo(byHealth);
        for (JsonNode group : summary.get("byGroup").values()) {
            if (group.get("group").asString().equals(world.group())) {
                assertThat(group.get("machines").asInt()).isEqualTo(3);
                assertThat(group.get("onTarget").asInt()).isEqualTo(1);
            }
        }
    }

    @Test
    void every_change_leaves_a_trace_of_who_and_why() {
        world.promote("3815.2.1");
        JsonNode newest = client.get("/audit?limit=1").body().get("items").get(0);
        assertThat(newest.get("action").asString()).isEqualTo("promoted");
        assertThat(newest.get("objectId").asString()).isEqualTo(world.channel());
        assertThat(newest.get("after").asString()).isEqualTo("3815.2.1");
        assertThat(newest.get("who").asString()).isEqualTo("token:bootstrap");
        assertThat(newest.get("reason").asString()).isEqualTo("a test");
        assertThat(newest.get("from").asString()).isNotBlank();
    }

    @Test
    void flatcar_its_channels_and_groups_are_there_from_the_first_start() {
        String flatcar = "e96281a6-d1af-4bde-9a0a-97b76e56dc57";
        List<String> channels = new ArrayList<>();
        client.get("/channels?product=" + flatcar)
                .body()
                .get("items")
                .forEach(channel -> channels.add(channel.get("name").asString() + " "
                        + channel.get("arch").asString()));
        assertThat(channels)
                .containsExactly(
                        "alpha amd64",
                        "alpha arm64",
                        "beta amd64",
                        "beta arm64",
                        "edge amd64",
                        "edge arm64",
                        "lts amd64",
                        "lts arm64",
                        "stable amd64",
                        "stable arm64");
        TreeSet<String> tracks = new TreeSet<>();
        client.get("/groups?product=" + flatcar).body().get("items").forEach(group -> {
            if (!group.get("unassigned").asBoolean()) {
                tracks.add(group.get("track").asString());
                assertThat(group.get("updatesEnabled").asBoolean()).isTrue();
                assertThat(group.get("plan").get("stages").size()).isEqualTo(4);
            }
        });
        assertThat(tracks).containsExactly("alpha", "beta", "edge", "lts", "stable");
    }

    @Test
    void bodies_that_are_too_long_not_json_or_not_an_object_are_refused() {
        assertThat(client.post("/products", "[]").text("field")).isEqualTo("body");
        assertThat(client.post("/products", "{\"id\": 1").status()).isEqualTo(400);
        assertThat(client.post("/products", "{\"id\": \"a\", \"id\": \"b\"}").status())
                .isEqualTo(400);
        assertThat(client.post("/products", "{\"name\": \"" + "x".repeat(2 << 20) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(client.call("POST", "/products", "a=b", Map.of("Content-Type", "text/plain"))
                        .status())
                .isIn(400, 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\uffff", "\\ud800", "\\u0001", "\\u0000", "\\u001f"})
    void a_text_that_could_not_stand_in_an_answer_is_refused_when_it_is_entered(String bad) {
        String json = quoted(world.releaseJson("4230.2.1"));
        String withAction =
                json.replace("\"payloads\":", "\"action\": {\"MoreInfo\": \"a" + bad + "\"}, \"payloads\":");
        assertThat(client.post("/releases", withAction).text("field")).isEqualTo("action.MoreInfo");
        String floor = "/channels/" + world.channel() + "/floors/" + world.release("4230.2.0");
        assertThat(client.call("PUT", floor, "{\"reason\": \"y" + bad + "x\"}", Map.of())
                        .text("field"))
                .isEqualTo("reason");
        client.answerTo(world.check("m1", "1.0.0"));
        Reply alias = client.call(
                "PATCH", "/machines/m1?product=" + world.product(), "{\"alias\": \"a" + bad + "b\"}", Map.of());
        assertThat(alias.text("field")).isEqualTo("alias");
    }

    @Test
    void a_reason_as_long_as_is_allowed_stops_no_check_in_and_no_retry() {
        String reason = "w".repeat(2000);
        world.promote("3815.2.1");
        client.answerTo(world.check("m1", "3815.2.0"));
        client.post("/releases/" + world.release("3815.2.1") + "/withdraw", "{\"reason\": \"" + reason + "\"}");
        assertThat(client.answerTo(world.check("m1", "3815.2.0"))).contains("noupdate");
        assertThat(world.state("m1")).isEqualTo("idle healthy");
        world.promote("3815.2.5");
        client.answerTo(
                world.request("update_engine-08-booted-old-version-again", "39c3c1505d0855232002f6ae5cdec287", "m1"));
        Reply retry = client.post("/machines/m1/retry?product=" + world.product(), "{\"reason\": \"" + reason + "\"}");
        assertThat(retry.status()).isEqualTo(200);
    }

    @Test
    void two_patches_of_different_fields_at_once_are_both_kept() throws Exception {
        String group = "/groups/" + world.group();
        for (int i = 0; i < 10; i++) {
            patch(client, group, "{'updatesEnabled': true}");
            String name = "stable-" + i;
            try (var pool = java.util.concurrent.Executors.newFixedThreadPool(2)) {
                var off = pool.submit(
                        () -> patch(client, group, "{'updatesEnabled': false}").status());
                var named = pool.submit(
                        () -> patch(client, group, "{'name': '" + name + "'}").status());
                assertThat(off.get()).isEqualTo(200);
                assertThat(named.get()).isEqualTo(200);
            }
            JsonNode now = client.get(group).body();
            assertThat(now.get("updatesEnabled").asBoolean()).isFalse();
            assertThat(now.get("name").asString()).isEqualTo(name);
        }
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
        Reply reply = patch(client, "/groups/" + world.group(), json);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("field")).isEqualTo(field);
        assertThat(client.get("/groups/" + world.group()).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T00:00:01Z", "+999999999-01-01T00:00:00Z", "1969-01-01T00:00:00Z"})
    void a_time_that_no_database_keeps_is_refused(String time) {
        String json = world.releaseJson("1.0.0").replace("'payloads':", "'publishedAt': '" + time + "', 'payloads':");
        assertThat(client.post("/releases", quoted(json)).text("field")).isEqualTo("publishedAt");
        assertThat(client.post("/tokens", quoted("{'name': 'x', 'role': 'viewer', 'expires': '" + time + "'}"))
                        .text("field"))
                .isEqualTo("expires");
    }

    @Test
    void the_longest_name_of_a_token_does_not_keep_it_from_acting() {
        String name = "n".repeat(90);
        Client named = client.with(client.post("/tokens", quoted("{'name': '" + name + "', 'role': 'admin'}"))
                .text("token"));
        assertThat(named.post("/products", quoted("{'id': '%s', 'name': 'x'}".formatted(java.util.UUID.randomUUID())))
                        .status())
                .isEqualTo(201);
        assertThat(client.post("/tokens", quoted("{'name': '" + name + "n', 'role': 'admin'}"))
                        .text("field"))
                .isEqualTo("name");
    }

    @Test
    void an_explanation_speaks_of_the_group_that_the_next_check_would_find() {
        world.promote("3815.2.1");
        String id = "44b0a5364caf1f2b203f4b49363d553f";
        client.answerTo(world.request("update_engine-01-check", "track=\"stable\"", "track=\"fips\""));
        assertThat(world.decision(id)).isEqualTo("unknown-track");
        client.post(
                "/groups",
                quoted("{'product': '%s', 'name': 'fips', 'track': 'fips', 'channel': '%s'}"
                        .formatted(world.product(), world.channel())));
        assertThat(world.decision(id)).isEqualTo("offer");
        assertThat(world.machine(id).get("target").asString()).isEqualTo("3815.2.1");
    }

    @Test
    void what_never_reaches_a_handler_is_still_a_problem_and_no_page_to_sign_in_on() {
        for (String path : List.of("/machines//x", "/machines/a;b", "/machines?q=%")) {
            Reply reply = client.raw("GET", "/api/v1" + path);
            assertThat(reply.status()).as(path).isEqualTo(400);
            assertThat(reply.text("type")).as(path).startsWith("application/problem+json");
        }
        assertThat(client.raw("POST", "/v1//update").status()).isEqualTo(400);
        assertThat(client.call("HEAD", "/machines", null, Map.of()).status()).isEqualTo(200);
        assertThat(client.call("POST", "/products", "{}", Map.of("Content-Type", "text/plain"))
                        .text("field"))
                .isEqualTo("id");
    }

    private Reply promote(String release) {
        return client.call(
                "PUT",
                "/channels/" + world.channel() + "/release",
                quoted("{'release': '%s', 'reason': 'x'}".formatted(release)),
                Map.of());
    }

    private List<String> found(String query) {
        List<String> ids = new ArrayList<>();
        client.get("/machines?sort=id&product=" + world.product() + "&" + query)
                .body()
                .get("items")
                .forEach(machine -> ids.add(machine.get("id").asString()));
        return ids;
    }

    private String token(String role) {
        return client.post("/tokens", quoted("{'name': '%s', 'role': '%s'}".formatted(role, role)))
                .text("token");
    }

    private static Reply patch(Client client, String path, String json) {
        return client.call("PATCH", path, quoted(json), Map.of());
    }
}
