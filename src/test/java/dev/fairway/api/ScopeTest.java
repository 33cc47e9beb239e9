package dev.fairway.api;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.access.GroupRef;
import dev.fairway.access.GroupScope;
import dev.fairway.access.Permission;
import dev.fairway.access.Role;
import dev.fairway.base.ProductId;
import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every action of the API by every role, not limited, limited to the group at hand, and limited to others. */
@FairwayTest
class ScopeTest {

    private static final String NOBODY = UUID.randomUUID().toString();

    private final Client client;
    private World world;
    private int hours = 12;

    ScopeTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    /** An action, the permission that it takes, and whether it is done to the world's group. */
    private record Action(String method, String path, String body, Permission permission, boolean inGroup) {}

    @BeforeEach
    void aGroupWithAMachineAndARollout() {
        world = new World(client);
        world.plan("{'stages': [{'percent': 100, 'soak': 'PT24H'}]}");
        client.answerTo(world.check("m1", "0.9.0"));
        world.promote("1.0.0");
    }

    @Test
    void each_action_is_refused_to_whom_the_table_refuses_it_and_to_nobody_else() {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            for (String groups : List.of("", "'" + world.product() + "/stab*'", "'nowhere-*'")) {
                Client caller = client.with(token(role, groups));
                GroupScope scope = GroupScope.parse(groups.replace("'", ""));
                for (Action action : actions()) {
                    GroupRef group = action.inGroup() ? new GroupRef(ProductId.of(world.product()), "stable") : null;
                    boolean refused = action.permission().lacks(role, scope, group) != null;
                    Reply reply = caller.call(action.method(), action.path(), quoted(action.body()), Map.of());
                    if ((reply.status() == 403) != refused || reply.status() >= 500 || reply.status() == 401) {
                        wrong.add("%s in [%s]: %s %s answers %d %s"
                                .formatted(role, scope, action.method(), action.path(), reply.status(), reply.body()));
                    } else if (refused) {
                        assertThat(reply.text("detail")).startsWith("this needs");
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What is allowed must not end what the next one acts on, so that it is refused for its state, or for what it lacks. */
    private List<Action> actions() {
        String machine = "/machines/m1";
        String query = "?product=" + world.product();
        String group = "/groups/" + world.group();
        String rollout = world.rolloutPath();
        String why = "{'reason': 'a test'}";
        String channel = "/channels/" + world.channel();
        String enrolment = "/products/" + world.product() + "/enrolment";
        String release = "/releases/" + world.release("1.0.0");
        return List.of(
                new Action("GET", machine + query, "", Permission.READ, true),
                new Action("GET", "/rollouts", "", Permission.READ, true),
                new Action("POST", "/views", "{}", Permission.READ, false),
                new Action("PATCH", machine + query, "{'alias': 'x'}", Permission.STEER_MACHINES, true),
                new Action("PATCH", machine + query, "{'hold': null}", Permission.STEER_MACHINES, true),
                new Action("POST", machine + "/retry" + query, why, Permission.STEER_MACHINES, true),
                new Action("POST", machine + "/expedite" + query, why, Permission.STEER_MACHINES, true),
                new Action("POST", group + "/machines", "{'machineIds': ['m1']}", Permission.STEER_MACHINES, true),
                new Action("DELETE", group + "/machines/m1", "", Permission.STEER_MACHINES, true),
                new Action("POST", "/machines/bulk", "{}", Permission.STEER_MACHINES, false),
                new Action("PATCH", group, "{'hold': null}", Permission.STEER_ROLLOUTS, true),
                new Action(
                        "PATCH", group, "{'silentAfter': 'PT%dH'}".formatted(++hours), Permission.MANAGE_GROUPS, true),
                new Action("DELETE", "/groups/" + NOBODY, "", Permission.MANAGE_GROUPS, false),
                new Action("POST", "/groups", "{}", Permission.MANAGE_GROUPS, false),
                new Action("POST", "/groups/preview", "{}", Permission.MANAGE_GROUPS, false),
                new Action(
                        "POST",
                        "/rollouts",
                        "{'group': '%s', 'release': '%s', 'reason': 'x'}".formatted(world.group(), NOBODY),
                        Permission.STEER_ROLLOUTS,
                        true),
                new Action("POST", rollout + "/start", "{}", Permission.STEER_ROLLOUTS, true),
                new Action("POST", rollout + "/resume", "{}", Permission.STEER_ROLLOUTS, true),
                new Action("POST", "/fleet/stop", "{}", Permission.STOP_FLEET, false),
                new Action("POST", "/products", "{}", Permission.MANAGE_RELEASES, false),
                new Action("POST", "/releases", "{}", Permission.MANAGE_RELEASES, false),
                new Action("POST", release + "/withdraw", "{}", Permission.MANAGE_RELEASES, false),
                new Action("POST", "/channels", "{}", Permission.MANAGE_CHANNELS, false),
                new Action("PUT", channel + "/release", "{}", Permission.MANAGE_CHANNELS, false),
                new Action("PUT", channel + "/floors/" + NOBODY, "{}", Permission.MANAGE_CHANNELS, false),
                new Action("GET", "/audit", "", Permission.READ_AUDIT, false),
                new Action("GET", "/audit/export?who=nobody", "", Permission.READ_AUDIT, false),
                new Action("GET", "/audit/seal", "", Permission.READ_AUDIT, false),
                new Action("GET", "/audit/verification", "", Permission.READ_AUDIT, false),
                new Action("GET", enrolment, "", Permission.MANAGE_ENROLMENT, false),
                new Action("PATCH", enrolment, "{'mode': 'nonsense'}", Permission.MANAGE_ENROLMENT, false),
                new Action("GET", enrolment + "/waiting", "", Permission.MANAGE_ENROLMENT, false),
                new Action("POST", enrolment + "/approve", "{}", Permission.MANAGE_ENROLMENT, false),
                new Action("POST", enrolment + "/refuse", "{}", Permission.MANAGE_ENROLMENT, false),
                new Action("GET", enrolment + "/keys", "", Permission.MANAGE_ENROLMENT, false),
                new Action("POST", enrolment + "/keys", "{}", Permission.MANAGE_ENROLMENT, false),
                new Action("POST", enrolment + "/keys/" + NOBODY + "/rotate", "{}", Permission.MANAGE_ENROLMENT, false),
                new Action("DELETE", enrolment + "/keys/" + NOBODY, "", Permission.MANAGE_ENROLMENT, false),
                new Action("GET", "/tokens", "", Permission.MANAGE_TOKENS, false),
                new Action("POST", "/tokens", "{}", Permission.MANAGE_TOKENS, false),
                new Action("DELETE", "/tokens/" + NOBODY, "", Permission.MANAGE_TOKENS, false),
                new Action("GET", "/accounts", "", Permission.MANAGE_PEOPLE, false),
                new Action("POST", "/accounts", "{}", Permission.MANAGE_PEOPLE, false),
                new Action("PATCH", "/accounts/" + NOBODY, "{}", Permission.MANAGE_PEOPLE, false),
                new Action("POST", "/accounts/" + NOBODY + "/reset", "", Permission.MANAGE_PEOPLE, false),
                new Action("DELETE", "/accounts/" + NOBODY, "", Permission.MANAGE_PEOPLE, false));
    }

    @Test
    void moving_a_machine_needs_the_right_on_both_groups() {
        String other = client.post("/groups", quoted("{'product': '%s', 'name': 'other'}".formatted(world.product())))
                .text("id");
        String move = quoted("{'machineIds': ['m1']}");
        Client source = client.with(token(Role.OPERATOR, "'stable'"));
        Client target = client.with(token(Role.OPERATOR, "'other'"));
        Client both = client.with(token(Role.OPERATOR, "'stable', 'other'"));
        assertThat(source.post("/groups/" + other + "/machines", move).text("detail"))
                .contains("covers the group other");
        assertThat(target.post("/groups/" + other + "/machines", move).text("detail"))
                .contains("covers the group stable");
        assertThat(source.patch("/machines/m1?product=" + world.product(), "{'group': '" + other + "'}")
                        .status())
                .isEqualTo(403);
        assertThat(both.post("/groups/" + other + "/machines", move).status()).isEqualTo(200);
        assertThat(source.call("DELETE", "/groups/" + other + "/machines/m1", null, Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void what_is_done_to_many_skips_what_lies_outside_and_says_so() {
        Client outside = client.with(token(Role.OPERATOR, "'nowhere-*'"));
        String bulk = quoted("{'product': '%s', 'machineIds': ['m1'], 'action': 'hold', 'reason': 'x'%s}"
                .formatted(world.product(), ""));
        Reply preview = outside.post("/machines/bulk", bulk.replace("}", ", \"preview\": true}"));
        assertThat(preview.body().get("skipped").get("outside").asInt()).isEqualTo(1);
        Reply done = outside.post("/machines/bulk", bulk);
        assertThat(done.body().get("machines").asInt()).isZero();
        assertThat(done.body().get("skipped").get("outside").asInt()).isEqualTo(1);
        assertThat(world.machine("m1").get("hold").isNull()).isTrue();
    }

    @Test
    void a_limited_admin_may_not_let_go_of_the_limit() {
        Client limited = client.with(token(Role.ADMIN, "'" + world.product() + "/stable'"));
        assertThat(limited.post("/tokens", quoted("{'name': 'x', 'role': 'admin'}"))
                        .text("detail"))
                .contains("admin for all groups");
    }

    private String token(Role role, String groups) {
        return client.post(
                        "/tokens",
                        quoted("{'name': 'scope', 'role': '%s', 'groups': [%s]}".formatted(role.label(), groups)))
                .text("token");
    }
}
