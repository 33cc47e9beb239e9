package dev.fairway.api;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Machines that are held, pinned and expedited over the API. */
@FairwayTest
class MachineHoldApiTest {

    private final Client client;
    private World world;
    private String machine;

    MachineHoldApiTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    @BeforeEach
    void aMachine() {
        world = new World(client);
        client.answerTo(world.check("m1", "1.0.0"));
        machine = "/machines/m1?product=" + world.product();
    }

    @Test
    void a_held_machine_shows_who_why_and_until_when_and_its_health_says_so() {
        Client operator = client.with(client.post("/tokens", quoted("{'name': 'op', 'role': 'operator'}"))
                .text("token"));
        Reply held = operator.patch(machine, "{'hold': {'reason': 'bad disk', 'until': '2090-01-01T00:00:00Z'}}");
        assertThat(held.status()).isEqualTo(200);
        assertThat(held.text("health")).isEqualTo("held");
        JsonNode hold = held.body().get("hold");
        assertThat(hold.get("reason").asString()).isEqualTo("bad disk");
        assertThat(hold.get("by").asString()).startsWith("token:op");
        assertThat(hold.get("until").asString()).isEqualTo("2090-01-01T00:00:00Z");

        Reply again = client.call("PATCH", machine, "{\"notes\": \"x\", \"hold\": " + hold + "}", Map.of());
        assertThat(again.body().get("hold")).isEqualTo(hold);
        Reply lifted = client.patch(machine, "{'hold': null}");
        assertThat(lifted.body().get("hold").isNull()).isTrue();
        assertThat(lifted.text("health")).isEqualTo("healthy");
        assertThat(kinds()).containsSubsequence("released", "held");
    }

    @Test
    void a_held_machine_that_is_worse_off_shows_the_worse_and_then_what_follows() {
        world.promote("3815.2.1");
        client.answerTo(world.check("m1", "3815.2.0"));
        client.answerTo(
                world.request("update_engine-08-booted-old-version-again", "39c3c1505d0855232002f6ae5cdec287", "m1"));
        assertThat(world.machine("m1").get("health").asString()).isEqualTo("failing");
        assertThat(client.patch(machine, "{'hold': {'reason': 'x'}}").text("health"))
                .isEqualTo("failing");
        assertThat(client.patch(machine, "{'hold': null}").text("health")).isEqualTo("failing");
    }

    @Test
    void a_pinned_machine_shows_its_pin_and_only_a_release_that_fits_is_taken() {
        String release = world.release("1.0.0");
        Reply pinned =
                client.patch(machine, "{'pin': {'release': '%s', 'reason': 'the last good one'}}".formatted(release));
        assertThat(pinned.status()).as(pinned.body().toString()).isEqualTo(200);
        JsonNode pin = pinned.body().get("pin");
        assertThat(pin.get("release").asString()).isEqualTo(release);
        assertThat(pin.get("by").asString()).isEqualTo("token:bootstrap");
        assertThat(client.call("PATCH", machine, "{\"pin\": " + pin + "}", Map.of())
                        .body()
                        .get("pin"))
                .isEqualTo(pin);
        String foreign = new World(client).release("1.0.0");
        assertThat(client.patch(machine, "{'pin': {'release': '%s', 'reason': 'x'}}".formatted(foreign))
                        .text("field"))
                .isEqualTo("pin.release");
        assertThat(client.patch(machine, "{'pin': null}").body().get("pin").isNull())
                .isTrue();
        assertThat(kinds()).containsSubsequence("unpinned", "pinned");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'hold': {}}                                                     | hold.reason",
                "{'hold': 'yes'}                                                  | hold",
                "{'hold': {'reason': 'x', 'until': '2001-01-01T00:00:00Z'}}       | hold.until",
                "{'hold': {'reason': 'x', 'color': 'red'}}                        | hold.color",
                "{'pin': {'reason': 'x', 'release': 'latest'}}                    | pin.release",
                "{'pin': {'reason': 'x', 'release': '00000000-0000-0000-0000-000000000000'}} | pin.release"
            })
    void what_could_not_be_meant_is_refused_by_name(String json, String field) {
        Reply reply = client.patch(machine, json);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("field")).isEqualTo(field);
    }

    @Test
    void an_expedited_machine_may_go_for_a_day_and_everybody_sees_who_said_so() {
        String path = "/machines/m1/expedite?product=" + world.product();
        assertThat(client.post(path, "{}").text("field")).isEqualTo("reason");
        Reply reply = client.post(path, quoted("{'reason': 'shows the fix'}"));
        assertThat(reply.status()).isEqualTo(200);
        JsonNode leave = reply.body().get("expedite");
        assertThat(leave.get("reason").asString()).isEqualTo("shows the fix");
        assertThat(Duration.between(
                        Instant.parse(leave.get("since").asString()),
                        Instant.parse(leave.get("until").asString())))
                .isEqualTo(Duration.ofHours(24));
        assertThat(kinds()).contains("expedited");
        JsonNode newest = client.get("/audit?limit=1").body().get("items").get(0);
        assertThat(newest.get("action").asString()).isEqualTo("expedited");
        assertThat(newest.get("before").asString()).contains("expedite=null");
        assertThat(newest.get("after").asString()).contains("shows the fix");
        assertThat(client.post("/machines/nobody/expedite", quoted("{'reason': 'x'}"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_assignment_by_hand_keeps_holds_and_pins() {
        client.patch(machine, "{'hold': {'reason': 'bad disk'}}");
        client.post("/groups/" + world.group() + "/machines", quoted("{'machineIds': ['m1']}"));
        assertThat(world.machine("m1").get("hold").get("reason").asString()).isEqualTo("bad disk");
        assertThat(world.machine("m1").get("assigned").asBoolean()).isTrue();
    }

    private List<String> kinds() {
        JsonNode items = client.get("/machines/m1/events?product=" + world.product())
                .body()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(event -> event.get("kind").asString())
                .toList();
    }
}
