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
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Windows, freezes, holds and pins of groups over the API. */
@FairwayTest
class GroupTimesAndHoldsTest {

    private final Client client;
    private World world;
    private String group;

    GroupTimesAndHoldsTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
        group = "/groups/" + world.group();
    }

    @Test
    void what_was_answered_can_be_sent_back_and_changes_nothing() {
        Reply edited = client.patch(group, """
                {'windows': [{'days': ['monday', 'friday'], 'from': '22:00', 'to': '04:00', 'zone': 'Asia/Kolkata'},
                             {'from': '00:00', 'to': '00:00', 'zone': 'UTC'}],
                 'freezes': [{'from': '2026-12-20T00:00:00Z', 'to': '2027-01-07T00:00:00Z', 'reason': 'holidays'}],
                 'rules': [{'priority': 10, 'alias': 'web-*', 'arch': 'amd64'}],
                 'hold': {'reason': 'waits for the kernel fix', 'until': '2090-01-01T00:00:00Z'},
                 'pin': {'release': '%s', 'reason': 'the last good one'},
                 'plan': {'canaryFirst': true}}""".formatted(world.release("3815.2.0")));
        assertThat(edited.status()).as(edited.body().toString()).isEqualTo(200);
        JsonNode first = client.get(group).body();
        assertThat(first.get("windows").get(0).get("days").toString()).isEqualTo("[\"mon\",\"fri\"]");
        assertThat(first.get("windows").get(0).get("zone").asString()).isEqualTo("Asia/Kolkata");
        assertThat(first.get("freezes").get(0).get("by").asString()).isEqualTo("token:bootstrap");
        assertThat(first.get("rules").get(0).get("arch").asString()).isEqualTo("amd64");
        assertThat(first.get("hold").get("by").asString()).isEqualTo("token:bootstrap");
        assertThat(first.get("pin").get("since").asString()).isNotBlank();
        assertThat(first.get("plan").get("canaryFirst").asBoolean()).isTrue();

        Client other = client.with(token("admin", "somebody-else"));
        for (String field : List.of("windows", "freezes", "rules", "hold", "pin", "plan")) {
            Reply again = other.call("PATCH", group, "{\"" + field + "\": " + first.get(field) + "}", Map.of());
            assertThat(again.status()).as(field).isEqualTo(200);
            assertThat(again.body().get(field)).isEqualTo(first.get(field));
        }
        Reply lifted = client.patch(group, "{'hold': null, 'pin': null, 'windows': [], 'freezes': null}");
        assertThat(lifted.body().get("hold").isNull()).isTrue();
        assertThat(lifted.body().get("pin").isNull()).isTrue();
        assertThat(lifted.body().get("windows").size()
                        + lifted.body().get("freezes").size())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'windows': [{'from': '22:00', 'to': '04:00', 'zone': 'Mars/Olympus'}]}          | windows[0].zone",
                "{'windows': [{'from': '22:00', 'to': '04:00'}]}                                  | windows[0].zone",
                "{'windows': [{'from': '25:00', 'to': '04:00', 'zone': 'UTC'}]}                   | windows[0].from",
                "{'windows': [{'days': ['noday'], 'from': '22:00', 'to': '04:00', 'zone': 'UTC'}]} | windows[0].days[0]",
                "{'windows': [null]}                                                              | windows[0]",
                "{'windows': [{'from': '22:00', 'to': '04:00', 'zone': 'UTC', 'color': 'red'}]}   | windows[0].color",
                "{'freezes': [{'from': 'soon', 'to': '2027-01-07T00:00:00Z', 'reason': 'x'}]}     | freezes[0].from",
                "{'freezes': [{'from': '2026-12-20T00:00:00Z', 'to': '2027-01-07T00:00:00Z'}]}    | freezes[0].reason",
                "{'freezes': [{'from': '2026-12-20T00:00:00Z', 'to': '2026-12-20T00:00:00Z', 'reason': 'x'}]} | freezes[0].to",
                "{'rules': [{'priority': 1, 'cidr': '10.0.0.0/33'}]}                              | rules[0].cidr",
                "{'rules': [{'priority': 1, 'cidr': 'example.org'}]}                              | rules[0].cidr",
                "{'rules': [{'priority': 1, 'alias': 'a'}, {'priority': 2, 'versions': '4200'}]}  | rules[1].versions",
                "{'rules': [{'priority': 1, 'arch': 'mips'}]}                                     | rules[0].arch",
                "{'rules': [{'alias': 'a'}]}                                                      | rules[0].priority",
                "{'rules': [{'priority': 1}]}                                                     | rules[0].alias",
                "{'hold': {'until': '2090-01-01T00:00:00Z'}}                                      | hold.reason",
                "{'hold': {'reason': 'x', 'until': '2020-01-01T00:00:00Z'}}                       | hold.until",
                "{'hold': {'reason': 'x', 'until': 'tomorrow'}}                                   | hold.until",
                "{'pin': {'reason': 'x'}}                                                         | pin.release",
                "{'pin': {'reason': 'x', 'release': '00000000-0000-0000-0000-000000000000'}}      | pin.release"
            })
    void what_could_not_be_meant_is_refused_when_it_is_entered_and_named(String json, String field) {
        JsonNode before = client.get(group).body();
        Reply reply = client.patch(group, json);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("field")).isEqualTo(field);
        assertThat(client.get(group).body()).isEqualTo(before);
    }

    @Test
    void a_pin_is_of_this_product_and_arch_and_not_withdrawn() {
        String foreign = new World(client).release("1.0.0");
        world.withdraw("2.0.0");
        String arm = client.post(
                        "/releases", quoted(world.releaseJson("3.0.0").replace("'arch': 'amd64'", "'arch': 'arm64'")))
                .text("id");
        for (String release : List.of(foreign, world.release("2.0.0"), arm)) {
            assertThat(client.patch(group, "{'pin': {'reason': 'x', 'release': '" + release + "'}}")
                            .text("field"))
                    .isEqualTo("pin.release");
        }
    }

    @Test
    void lists_have_an_end() {
        String window = "{'from': '22:00', 'to': '04:00', 'zone': 'America/Argentina/Buenos_Aires'}";
        assertThat(client.patch(group, "{'windows': [" + many(window, 50) + "]}")
                        .status())
                .isEqualTo(200);
        assertThat(client.patch(group, "{'windows': [" + many(window, 51) + "]}")
                        .text("field"))
                .isEqualTo("windows");
        String reason = "é".repeat(10) + "r".repeat(1990);
        String freeze = "{'from': '2026-12-20T00:00:00Z', 'to': '2027-01-07T00:00:00Z', 'reason': '" + reason + "'}";
        assertThat(client.patch(group, "{'freezes': [" + many(freeze, 100) + "]}")
                        .status())
                .isEqualTo(200);
        assertThat(client.patch(group, "{'freezes': [" + many(freeze, 101) + "]}")
                        .text("field"))
                .isEqualTo("freezes");
        String rule = "{'priority': 7, 'alias': '" + "w".repeat(200) + "'}";
        assertThat(client.patch(group, "{'rules': [" + many(rule, 100) + "]}").status())
                .isEqualTo(200);
        assertThat(client.patch(group, "{'rules': [" + many(rule, 101) + "]}").text("field"))
                .isEqualTo("rules");
    }

    @Test
    void an_operator_holds_a_group_and_changes_nothing_else_of_it() {
        Client operator = client.with(token("operator", "op"));
        Client viewer = client.with(token("viewer", "view"));
        assertThat(viewer.patch(group, "{'hold': {'reason': 'x'}}").status()).isEqualTo(403);
        Reply held = operator.patch(group, "{'hold': {'reason': 'disks fail'}}");
        assertThat(held.status()).isEqualTo(200);
        assertThat(held.body().get("hold").get("by").asString()).startsWith("token:op");
        assertThat(operator.patch(group, "{'hold': null, 'name': 'mine'}").status())
                .isEqualTo(403);
        assertThat(operator.patch(group, "{'hold': null, 'rules': [{'priority': 1, 'alias': '*'}]}")
                        .status())
                .isEqualTo(403);
        assertThat(client.get(group).body().get("hold").isNull()).isFalse();
        assertThat(operator.patch(group, "{'hold': null}").status()).isEqualTo(200);
        assertThat(client.get(group).body().get("hold").isNull()).isTrue();
    }

    @Test
    void a_stale_edit_is_refused_and_a_trace_tells_before_and_after() {
        long revision = client.get(group).body().get("revision").asLong();
        client.patch(group, "{'hold': {'reason': 'first come'}}");
        Reply stale = client.patch(group, "{'hold': {'reason': 'late'}, 'revision': " + revision + "}");
        assertThat(stale.status()).isEqualTo(409);
        JsonNode newest = client.get("/audit?limit=1").body().get("items").get(0);
        assertThat(newest.get("objectId").asString()).isEqualTo(world.group());
        assertThat(newest.get("before").asString()).contains("hold=null");
        assertThat(newest.get("after").asString()).contains("first come");
    }

    @Test
    void the_unassigned_group_takes_no_rules() {
        String unassigned = "";
        for (JsonNode one :
                client.get("/groups?product=" + world.product()).body().get("items")) {
            unassigned = one.get("unassigned").asBoolean() ? one.get("id").asString() : unassigned;
        }
        assertThat(client.patch("/groups/" + unassigned, "{'rules': [{'priority': 1, 'alias': '*'}]}")
                        .status())
                .isEqualTo(409);
        assertThat(client.patch("/groups/" + unassigned, "{'hold': {'reason': 'x'}}")
                        .status())
                .isEqualTo(200);
    }

    private String token(String role, String name) {
        return client.post("/tokens", quoted("{'name': '%s', 'role': '%s'}".formatted(name, role)))
                .text("token");
    }

    private static String many(String item, int count) {
        return String.join(",", java.util.Collections.nCopies(count, item));
    }
}
