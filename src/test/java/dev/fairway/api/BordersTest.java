package dev.fairway.api;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.access.Role;
import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Somebody limited to groups gets no machine of another group in and none of their own out: not by hand, not by a name or a
 * label that a rule looks for, and not by the rules themselves.
 */
@FairwayTest
class BordersTest {

    private final Client client;
    private World world;
    private String lab;
    private Client ofStable;
    private Client ofLab;
    private Client ofBoth;

    BordersTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    /** {@code stable} takes by track; {@code lab} takes what is named or labelled so. */
    @BeforeEach
    void twoGroups() {
        world = new World(client);
        lab = client.post("/groups", quoted("""
                        {'product': '%s', 'name': 'lab', 'rules': [{'alias': 'lab-*', 'priority': 1},
                         {'label': 'lab', 'priority': 2}]}""".formatted(world.product()))).text("id");
        ofStable = operatorOf("'stable'");
        ofLab = operatorOf("'lab'");
        ofBoth = operatorOf("'stable', 'lab'");
        client.answerTo(world.check("m1", "0.9.0"));
        client.answerTo(world.check("m2", "0.9.0"));
        assertThat(client.patch(machine("m2"), "{'alias': 'lab-2'}").status()).isEqualTo(200);
        assertThat(groupOf("m1")).isEqualTo(world.group());
        assertThat(groupOf("m2")).isEqualTo(lab);
    }

    @Test
    void no_name_and_no_label_sends_a_machine_out() {
        for (String edit : List.of("{'alias': 'lab-1'}", "{'labels': ['lab']}", "{'group': '" + lab + "'}")) {
            Reply refused = ofStable.patch(machine("m1"), edit);
            assertThat(refused.status()).as(edit).isEqualTo(403);
            assertThat(refused.text("detail")).contains("covers the group lab", "limited to stable");
        }
        assertThat(ofLab.patch(machine("m2"), "{'alias': null}").text("detail")).contains("covers the group stable");
        assertThat(groupOf("m1")).isEqualTo(world.group());
        assertThat(groupOf("m2")).isEqualTo(lab);
        assertThat(world.machine("m1").get("alias").isNull()).isTrue();
        assertThat(ofBoth.patch(machine("m1"), "{'alias': 'lab-1'}").status()).isEqualTo(200);
        assertThat(groupOf("m1")).isEqualTo(lab);
    }

    @Test
    void no_name_and_no_label_gets_a_machine_in() {
        for (String edit : List.of("{'alias': 'lab-1'}", "{'labels': ['lab']}", "{'group': '" + lab + "'}")) {
            Reply refused = ofLab.patch(machine("m1"), edit);
            assertThat(refused.status()).as(edit).isEqualTo(403);
            assertThat(refused.text("detail")).contains("covers the group stable", "limited to lab");
        }
        assertThat(groupOf("m1")).isEqualTo(world.group());
    }

    @Test
    void a_machine_is_not_let_go_to_where_a_rule_takes_it() {
        assertThat(client.post("/groups/" + world.group() + "/machines", quoted("{'machineIds': ['m2']}"))
                        .status())
                .isEqualTo(200);
        assertThat(groupOf("m2")).isEqualTo(world.group());
        String byHand = "/groups/" + world.group() + "/machines/m2";
        assertThat(ofStable.call("DELETE", byHand, null, Map.of()).text("detail"))
                .contains("covers the group lab");
        assertThat(ofLab.call("DELETE", byHand, null, Map.of()).status()).isEqualTo(403);
        assertThat(groupOf("m2")).isEqualTo(world.group());
        assertThat(ofBoth.call("DELETE", byHand, null, Map.of()).status()).isEqualTo(204);
        assertThat(groupOf("m2")).isEqualTo(lab);
    }

    @Test
    void what_a_rule_has_on_its_way_is_not_kept_back_nor_sent_elsewhere() {
        assertThat(client.patch(machine("m1"), "{'alias': 'rack-1'}").status()).isEqualTo(200);
        assertThat(client.patch(
                                "/groups/" + lab,
                                "{'rules': [{'alias': 'rack-*', 'priority': 1},"
                                        + " {'alias': 'lab-*', 'priority': 2}]}")
                        .status())
                .isEqualTo(200);
        if (groupOf("m1").equals(world.group())) {
            assertThat(ofStable.patch(machine("m1"), "{'alias': 'mine'}").status())
                    .isEqualTo(403);
            assertThat(ofStable.patch(machine("m1"), "{'group': '" + world.group() + "'}")
                            .status())
                    .isEqualTo(403);
            Reply many = ofStable.post(
                    "/machines/bulk",
                    quoted("{'product': '%s', 'machineIds': ['m1'], 'action': 'move', 'group': '%s', 'reason': 'x'}"
                            .formatted(world.product(), world.group())));
            assertThat(many.body().path("skipped").path("outside").asInt()).isEqualTo(1);
        }
        client.answerTo(world.check("m1", "0.9.0"));
        assertThat(groupOf("m1")).isEqualTo(lab);
    }

    @Test
    void rules_names_and_groups_are_for_those_who_are_not_limited() {
        Client limitedAdmin = client.with(token(Role.ADMIN, "'stable', 'lab'"));
        String rules = "{'rules': [{'alias': '*', 'priority': 1}]}";
        for (Client caller : List.of(ofStable, ofLab, ofBoth, limitedAdmin)) {
            for (String group : List.of(world.group(), lab)) {
                assertThat(caller.patch("/groups/" + group, rules).status()).isEqualTo(403);
                assertThat(caller.patch("/groups/" + group, "{'name': 'renamed'}")
                                .status())
                        .isEqualTo(403);
                assertThat(caller.patch("/groups/" + group, "{'track': 'other'}")
                                .status())
                        .isEqualTo(403);
                assertThat(caller.call("DELETE", "/groups/" + group, null, Map.of())
                                .status())
                        .isEqualTo(403);
            }
            assertThat(caller.post("/groups", quoted("{'product': '%s', 'name': 'lab-2'}".formatted(world.product())))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(groupOf("m1")).isEqualTo(world.group());
        assertThat(groupOf("m2")).isEqualTo(lab);
    }

    @Test
    void neither_many_at_once_nor_forgetting_reaches_over_the_border() {
        String move = quoted("""
                {'product': '%s', 'machineIds': ['m1', 'm2'], 'action': 'move', 'group': '%s', 'reason': 'x'}""");
        assertThat(ofStable.post("/machines/bulk", move.formatted(world.product(), lab))
                        .status())
                .isEqualTo(403);
        Reply into = ofLab.post("/machines/bulk", move.formatted(world.product(), lab));
        assertThat(into.body().path("skipped").path("outside").asInt()).isEqualTo(1);
        assertThat(groupOf("m1")).isEqualTo(world.group());
        assertThat(ofLab.call("DELETE", machine("m1"), null, Map.of()).status()).isEqualTo(403);
        assertThat(world.machine("m1").get("id").asString()).isEqualTo("m1");
    }

    /** A group that is renamed takes the rights over it along: they go by its name as it is. */
    @Test
    void a_limit_goes_by_the_name_that_a_group_has_now() {
        assertThat(ofStable.patch(machine("m1"), "{'notes': 'x'}").status()).isEqualTo(200);
        assertThat(client.patch("/groups/" + world.group(), "{'name': 'prod'}").status())
                .isEqualTo(200);
        assertThat(ofStable.patch(machine("m1"), "{'notes': 'y'}").status()).isEqualTo(403);
        assertThat(operatorOf("'prod'").patch(machine("m1"), "{'notes': 'y'}").status())
                .isEqualTo(200);
    }

    private String machine(String id) {
        return "/machines/" + id + "?product=" + world.product();
    }

    private String groupOf(String machine) {
        return world.machine(machine).get("group").asString();
    }

    private Client operatorOf(String groups) {
        return client.with(token(Role.OPERATOR, groups));
    }

    private String token(Role role, String groups) {
        return client.post(
                        "/tokens",
                        quoted("{'name': 'border', 'role': '%s', 'groups': [%s]}".formatted(role.label(), groups)))
                .text("token");
    }
}
