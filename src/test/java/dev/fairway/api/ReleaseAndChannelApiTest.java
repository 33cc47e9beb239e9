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

/** Releases, channels and their floors over the API. */
@FairwayTest
class ReleaseAndChannelApiTest {

    private final Client client;
    private World world;

    ReleaseAndChannelApiTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
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
    void the_same_version_twice_is_a_conflict() {
        world.release("4230.2.1");
        assertThat(client.post("/releases", quoted(world.releaseJson("4230.2.1")))
                        .status())
                .isEqualTo(409);
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
    void a_held_release_shows_who_why_and_until_when_and_is_let_go_once() {
        String path = "/releases/" + world.release("4230.2.0") + "/hold";
        Reply held = client.post(path, quoted("{'reason': 'boot loop?', 'until': '2090-01-01T00:00:00Z'}"));
        assertThat(held.status()).isEqualTo(200);
        assertThat(held.body().get("hold").get("reason").asString()).isEqualTo("boot loop?");
        assertThat(held.body().get("hold").get("by").asString()).isEqualTo("token:bootstrap");
        assertThat(held.body().get("hold").get("until").asString()).isEqualTo("2090-01-01T00:00:00Z");
        assertThat(client.call("DELETE", path, quoted("{'reason': 'it was the disk'}"), Map.of())
                        .body()
                        .get("hold")
                        .isNull())
                .isTrue();
        JsonNode newest = client.get("/audit?limit=1").body().get("items").get(0);
        assertThat(newest.get("action").asString()).isEqualTo("released");
        assertThat(newest.get("reason").asString()).isEqualTo("it was the disk");
        assertThat(newest.get("before").asString()).contains("boot loop?");
        assertThat(client.call("DELETE", path, null, Map.of()).status()).isEqualTo(409);
        assertThat(client.post(path, "{}").text("field")).isEqualTo("reason");
        assertThat(client.post(path, quoted("{'reason': 'x', 'until': '2001-01-01T00:00:00Z'}"))
                        .text("field"))
                .isEqualTo("until");
        assertThat(client.post("/releases/00000000-0000-0000-0000-000000000000/hold", "{}")
                        .status())
                .isEqualTo(404);
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

    private Reply promote(String release) {
        return client.call(
                "PUT",
                "/channels/" + world.channel() + "/release",
                quoted("{'release': '%s', 'reason': 'x'}".formatted(release)),
                Map.of());
    }
}
