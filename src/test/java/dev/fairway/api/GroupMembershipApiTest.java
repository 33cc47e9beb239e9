package dev.fairway.api;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.ProductId;
import dev.fairway.fleet.GroupMoves;
import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Which machines groups take by rule, what a change would move, and where machines go when a group goes. */
@FairwayTest
class GroupMembershipApiTest {

    private final Client client;
    private final GroupMoves moves;
    private final JdbcClient jdbc;
    private World world;

    @Autowired
    GroupMembershipApiTest(@LocalServerPort int port, GroupMoves moves, JdbcClient jdbc) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.moves = moves;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
        for (String machine : new String[] {"db-1", "db-2", "web-1"}) {
            client.answerTo(world.check(machine, "1.0.0"));
            client.patch("/machines/" + machine + "?product=" + world.product(), "{'alias': '" + machine + "'}");
        }
    }

    @Test
    void a_new_rule_moves_the_machines_that_it_matches_and_says_so_in_their_logs() {
        String databases = group("databases", "'rules': [{'priority': 5, 'alias': 'DB-*'}]");
        moves.settle(ProductId.of(world.product()));
        assertThat(groupOf("db-1")).isEqualTo(databases);
        assertThat(groupOf("db-2")).isEqualTo(databases);
        assertThat(groupOf("web-1")).isEqualTo(world.group());
        assertThat(moved("db-1")).isEqualTo("to databases, as rules and tracks say now");
        assertThat(world.machine("db-1").get("assigned").asBoolean()).isFalse();

        client.patch("/groups/" + databases, "{'rules': [{'priority': 5, 'alias': 'db-2'}]}");
        moves.settle(ProductId.of(world.product()));
        assertThat(groupOf("db-1")).isEqualTo(world.group());
        assertThat(groupOf("db-2")).isEqualTo(databases);
        assertThat(moves.settle(ProductId.of(world.product()))).isZero();
    }

    @Test
    void an_edit_of_a_machine_moves_it_at_once_if_a_rule_asks_for_what_was_edited() {
        String canaries = group("canaries", "'rules': [{'priority': 5, 'label': 'canary'}]");
        String machine = "/machines/web-1?product=" + world.product();
        client.patch(machine, "{'labels': ['canary']}");
        assertThat(groupOf("web-1")).isEqualTo(canaries);
        client.answerTo(world.check("web-1", "1.0.0"));
        assertThat(groupOf("web-1")).isEqualTo(canaries);
        client.patch(machine, "{'labels': []}");
        assertThat(groupOf("web-1")).isEqualTo(world.group());
    }

    @Test
    void a_machine_that_checks_in_finds_its_group_by_its_version_and_address() {
        String old = group(
                "old",
                "'rules': [{'priority': 5, 'versions': '<2', 'cidr': '127.0.0.0/8'},"
                        + " {'priority': 5, 'versions': '<2', 'cidr': '::1'}]");
        client.answerTo(world.check("new-1", "2.0.0"));
        client.answerTo(world.check("old-1", "1.9.9"));
        assertThat(groupOf("new-1")).isEqualTo(world.group());
        assertThat(groupOf("old-1")).isEqualTo(old);
        client.answerTo(world.check("old-1", "2.0.0"));
        assertThat(groupOf("old-1")).isEqualTo(world.group());
    }

    @Test
    void a_preview_names_the_machines_that_would_move_and_moves_none() {
        Reply fresh = client.post(
                "/groups/preview",
                quoted("{'product': '%s', 'rules': [{'priority': 1, 'alias': 'db-*'}]}".formatted(world.product())));
        assertThat(fresh.status()).as(fresh.body().toString()).isEqualTo(200);
        assertThat(fresh.body().get("machines").asInt()).isEqualTo(2);
        JsonNode first = fresh.body().get("moves").get(0);
        assertThat(first.get("id").asString()).isEqualTo("db-1");
        assertThat(first.get("alias").asString()).isEqualTo("db-1");
        assertThat(first.get("from").asString()).isEqualTo(world.group());
        assertThat(first.get("to").isNull()).isTrue();
        assertThat(groupOf("db-1")).isEqualTo(world.group());

        String databases = group("databases", "'updatesEnabled': true");
        Reply changed = client.post(
                "/groups/preview",
                quoted("{'group': '%s', 'rules': [{'priority': 1, 'alias': 'db-1'}]}".formatted(databases)));
        assertThat(changed.body().get("machines").asInt()).isEqualTo(1);
        assertThat(changed.body().get("moves").get(0).get("to").asString()).isEqualTo(databases);

        Reply trackless =
                client.post("/groups/preview", quoted("{'group': '%s', 'track': null}".formatted(world.group())));
        assertThat(trackless.body().get("machines").asInt()).isEqualTo(3);
        Reply same = client.post("/groups/preview", quoted("{'group': '%s'}".formatted(world.group())));
        assertThat(same.body().get("machines").asInt()).isZero();
    }

    @Test
    void a_preview_that_cannot_be_meant_is_refused_by_name() {
        assertThat(preview("{'rules': []}").text("field")).isEqualTo("product");
        assertThat(preview("{'group': '00000000-0000-0000-0000-000000000000'}").text("field"))
                .isEqualTo("group");
        assertThat(preview("{'product': '%s', 'group': '%s'}".formatted(new World(client).product(), world.group()))
                        .text("field"))
                .isEqualTo("group");
        assertThat(preview("{'group': '%s', 'rules': [{'priority': 1, 'cidr': 'x'}]}".formatted(world.group()))
                        .text("field"))
                .isEqualTo("rules[0].cidr");
        assertThat(preview("{'group': '%s', 'name': 'x'}".formatted(world.group()))
                        .text("field"))
                .isEqualTo("name");
    }

    @Test
    void machines_of_a_deleted_group_go_at_once_to_the_group_that_takes_them_next() {
        String databases = group("databases", "'rules': [{'priority': 5, 'alias': 'db-*'}]");
        String second = group("second", "'rules': [{'priority': 6, 'alias': 'db-2'}]");
        moves.settle(ProductId.of(world.product()));
        client.post("/groups/" + databases + "/machines", quoted("{'machineIds': ['web-1']}"));
        assertThat(groupOf("web-1")).isEqualTo(databases);
        assertThat(gates(databases)).isEqualTo(1);

        assertThat(client.call("DELETE", "/groups/" + databases, null, Map.of()).status())
                .isEqualTo(204);
        assertThat(groupOf("db-1")).isEqualTo(world.group());
        assertThat(groupOf("db-2")).isEqualTo(second);
        assertThat(groupOf("web-1")).isEqualTo(world.group());
        assertThat(world.machine("web-1").get("assigned").asBoolean()).isFalse();
        assertThat(moved("db-2")).startsWith("to second");
        assertThat(gates(databases)).isZero();
    }

    private Reply preview(String json) {
        return client.post("/groups/preview", quoted(json));
    }

    private String group(String name, String rest) {
        Reply reply = client.post(
                "/groups", quoted("{'product': '%s', 'name': '%s', %s}".formatted(world.product(), name, rest)));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        return reply.text("id");
    }

    private String groupOf(String machine) {
        return world.machine(machine).get("group").asString();
    }

    private String moved(String machine) {
        for (JsonNode event : client.get("/machines/" + machine + "/events?product=" + world.product())
                .body()
                .get("items")) {
            if (event.get("kind").asString().equals("moved")) {
                return event.get("detail").asString();
            }
        }
        return "";
    }

    private int gates(String group) {
        return jdbc.sql("select count(*) from group_gate where group_id = ?")
                .param(java.util.UUID.fromString(group))
                .query(Integer.class)
                .single();
    }
}
