package dev.fairway.api;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Saved views, bulk commands and the table of machines, over the API. */
@FairwayTest
class ViewApiTest {

    private final Client admin;

    ViewApiTest(@LocalServerPort int port) {
        admin = new Client(port, FairwayTest.TOKEN);
    }

    private Client somebody(String role) {
        String name = role + "-" + UUID.randomUUID();
        return admin.with(admin.post("/tokens", quoted("{'name': '%s', 'role': '%s'}".formatted(name, role)))
                .text("token"));
    }

    @Test
    void ones_own_views_are_ones_own_until_they_are_shared() {
        Client operator = somebody("operator");
        Client viewer = somebody("viewer");
        Reply made = operator.post("/views", quoted("{'name': 'Failing', 'query': '?health=failing'}"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("query")).isEqualTo("health=failing");
        String path = "/views/" + made.text("id");
        assertThat(names(viewer)).doesNotContain(made.text("id"));
        assertThat(viewer.patch(path, "{'name': 'Mine'}").status()).isEqualTo(404);
        assertThat(operator.patch(path, "{'shared': true, 'revision': 0}").status())
                .isEqualTo(200);
        assertThat(names(viewer)).contains(made.text("id"));
        assertThat(viewer.patch(path, "{'name': 'Mine'}").status()).isEqualTo(403);
        assertThat(operator.patch(path, "{'name': 'Stale', 'revision': 0}").status())
                .isEqualTo(409);
        assertThat(viewer.call("DELETE", path, null, Map.of()).status()).isEqualTo(403);
        assertThat(admin.call("DELETE", path, null, Map.of()).status()).isEqualTo(204);
        assertThat(names(operator)).doesNotContain(made.text("id"));
        assertThat(admin.get("/audit?limit=10").body().toString()).contains(made.text("id"), "deleted");
    }

    @Test
    void viewers_keep_views_but_share_none() {
        Client viewer = somebody("viewer");
        Reply own = viewer.post("/views", quoted("{'name': 'Held', 'query': 'health=held'}"));
        assertThat(own.status()).isEqualTo(201);
        assertThat(viewer.patch("/views/" + own.text("id"), "{'shared': true}").status())
                .isEqualTo(403);
        assertThat(viewer.post("/views", quoted("{'name': 'All', 'query': '', 'shared': true}"))
                        .status())
                .isEqualTo(403);
        assertThat(viewer.post("/views", quoted("{'name': 'Held', 'query': ''}"))
                        .text("field"))
                .isEqualTo("name");
        assertThat(viewer.post("/views", quoted("{'name': ' ', 'query': ''}")).text("field"))
                .isEqualTo("name");
        assertThat(viewer.post("/views", quoted("{'name': 'x'}")).text("field")).isEqualTo("query");
        assertThat(viewer.with("").get("/views").status()).isEqualTo(401);
    }

    @Test
    void a_preview_touches_nothing_and_says_whom_it_would_touch() {
        World world = new World(admin);
        admin.answerTo(world.check("m1", "1.0.0"));
        admin.answerTo(world.check("m2", "1.0.0"));
        String hold = "{'filter': {'product': '%s'}, 'action': 'hold', 'reason': 'disk swap', 'preview': %s}";
        Reply preview = admin.post("/machines/bulk", quoted(hold.formatted(world.product(), true)));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body().get("machines").asInt()).isEqualTo(2);
        assertThat(preview.body().get("byHealth").get("healthy").asInt()).isEqualTo(2);
        assertThat(world.machine("m1").get("health").asString()).isEqualTo("healthy");
        Reply done = admin.post("/machines/bulk", quoted(hold.formatted(world.product(), false)));
        assertThat(done.body().get("machines").asInt()).isEqualTo(2);
        assertThat(world.machine("m2").get("hold").get("reason").asString()).isEqualTo("disk swap");
    }

    @Test
    void bulk_commands_name_the_field_that_is_wrong_and_want_an_operator() {
        assertThat(bulk("{'action': 'hold', 'reason': 'x'}")).isEqualTo("filter");
        assertThat(bulk("{'filter': {}, 'action': 'explode'}")).isEqualTo("action");
        assertThat(bulk("{'filter': {}, 'action': 'hold'}")).isEqualTo("reason");
        assertThat(bulk("{'filter': {'health': 'x'}, 'action': 'release'}")).isEqualTo("health");
        assertThat(bulk("{'filter': {}, 'action': 'move', 'group': '%s'}".formatted(new UUID(0, 0))))
                .isEqualTo("group");
        assertThat(bulk("{'machineIds': ['a b'], 'action': 'forget'}")).isEqualTo("machineIds[0]");
        assertThat(somebody("viewer").post("/machines/bulk", "{}").status()).isEqualTo(403);
    }

    private String bulk(String json) {
        return admin.post("/machines/bulk", quoted(json)).text("field");
    }

    @Test
    void the_table_holds_all_that_match_in_order_and_no_formula() {
        World world = new World(admin);
        admin.answerTo(world.check("m2", "1.0.0"));
        admin.answerTo(world.check("m1", "1.0.0"));
        admin.patch("/machines/m1?product=" + world.product(), "{'alias': '=1+1, or so'}");
        Reply table = admin.get("/machines.csv?sort=id&product=" + world.product());
        assertThat(table.status()).isEqualTo(200);
        assertThat(table.raw().headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        String text = new String(table.raw().body(), StandardCharsets.UTF_8);
        assertThat(text.lines().toList()).hasSize(3);
        assertThat(text.lines().findFirst().orElseThrow()).startsWith("id,product,alias,version,target,group");
        assertThat(text).contains("m1," + world.product() + ",\"'=1+1, or so\",1.0.0");
        assertThat(admin.get("/machines.csv?health=splendid").status()).isEqualTo(400);
    }

    private static String names(Client client) {
        return client.get("/views?limit=500").body().toString();
    }
}
