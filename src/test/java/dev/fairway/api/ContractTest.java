package dev.fairway.api;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** How the API answers whatever is asked: who may, in which order it refuses, and what it cannot read. */
@FairwayTest
class ContractTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final Client client;
    private World world;

    ContractTest(@LocalServerPort int port) {
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
                "/fleet/history",
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
        assertThat(viewer.patch(machine, "{'alias': 'x'}").status()).isEqualTo(403);
        assertThat(operator.patch(machine, "{'alias': 'x'}").status()).isEqualTo(200);
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

    @Test
    void every_change_leaves_a_trace_of_who_and_why() {
        world.promote("3815.2.1");
        JsonNode items = client.get("/audit?limit=3").body().get("items");
        assertThat(items.get(0).get("objectType").asString()).isEqualTo("rollout");
        assertThat(items.get(0).get("action").asString()).isEqualTo("completed");
        assertThat(items.get(0).get("who").asString()).isEqualTo("fairway");
        assertThat(items.get(1).get("action").asString()).isEqualTo("created");
        JsonNode newest = items.get(2);
        assertThat(newest.get("action").asString()).isEqualTo("promoted");
        assertThat(newest.get("objectId").asString()).isEqualTo(world.channel());
        assertThat(newest.get("after").asString()).isEqualTo("3815.2.1");
        assertThat(newest.get("who").asString()).isEqualTo("token:bootstrap");
        assertThat(newest.get("reason").asString()).isEqualTo("a test");
        assertThat(newest.get("from").asString()).isNotBlank();
    }

    private String token(String role) {
        return client.post("/tokens", quoted("{'name': '%s', 'role': '%s'}".formatted(role, role)))
                .text("token");
    }
}
