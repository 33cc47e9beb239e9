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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Machines over the API: lists, edits, explanations and counts. */
@FairwayTest
class MachineApiTest {

    private final Client client;
    private World world;

    MachineApiTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
    }

    @Test
    void what_people_write_of_a_machine_survives_its_check_ins_and_null_removes_it() {
        client.answerTo(world.check("m1", "1.0.0"));
        String path = "/machines/m1?product=" + world.product();
        client.patch(path, "{'alias': 'web-1', 'labels': ['canary', 'rack=7'], 'notes': 'new disk'}");
        client.answerTo(world.request(
                "update_engine-01-check",
                "44b0a5364caf1f2b203f4b49363d553f",
                "m1",
                "machinealias=\"\"",
                "machinealias=\"own\""));
        assertThat(world.machine("m1").get("alias").asString()).isEqualTo("web-1");
        assertThat(world.machine("m1").get("labels").size()).isEqualTo(2);
        client.patch(path, "{'alias': null}");
        assertThat(world.machine("m1").get("alias").asString()).isEqualTo("own");
        assertThat(world.machine("m1").get("notes").asString()).isEqualTo("new disk");
        assertThat(client.patch(path, "{'labels': ['no blanks allowed']}").text("field"))
                .isEqualTo("labels");
        assertThat(client.patch(path, "{'alias': 7}").text("field")).isEqualTo("alias");
        long revision = world.machine("m1").get("revision").asLong();
        assertThat(client.patch(path, "{'alias': 'x', 'revision': %d}".formatted(revision - 1))
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
    void a_group_of_another_product_or_of_nobody_takes_no_machine() {
        client.answerTo(world.check("m1", "1.0.0"));
        String path = "/machines/m1?product=" + world.product();
        for (String group : List.of(new World(client).group(), "00000000-0000-0000-0000-000000000000")) {
            assertThat(client.patch(path, "{'group': '" + group + "'}").text("field"))
                    .isEqualTo("group");
        }
        assertThat(world.machine("m1").get("assigned").asBoolean()).isFalse();
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
    void an_explanation_speaks_of_the_group_that_the_next_check_would_find() {
        world.promote("3815.2.1");
        String id = "44b0a5364caf1f2b203f4b49363d553f";
        client.answerTo(world.request("update_engine-01-check", "track=\"stable\"", "track=\"fips\""));
        assertThat(world.decision(id)).isEqualTo("unknown-track");
        client.post(
                "/groups",
                quoted(
                        "{'product': '%s', 'name': 'fips', 'track': 'fips', 'channel': '%s', 'plan': {'stages': [{'percent': 100}]}}"
                                .formatted(world.product(), world.channel())));
        assertThat(world.decision(id)).isEqualTo("offer");
        assertThat(world.machine(id).get("target").asString()).isEqualTo("3815.2.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id", "-id", "alias", "version", "-version", "health", "-alias", "-health"})
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
        client.patch("/machines/db-1?product=" + world.product(), "{'alias': 'Primary 100%', 'labels': ['canary']}");
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
        assertThat(client.get("/machines?sort=last-seen").status()).isEqualTo(400);
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

    private List<String> found(String query) {
        List<String> ids = new ArrayList<>();
        client.get("/machines?sort=id&product=" + world.product() + "&" + query)
                .body()
                .get("items")
                .forEach(machine -> ids.add(machine.get("id").asString()));
        return ids;
    }
}
