package dev.fairway.omaha;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who comes in: by recorded requests, with the key in the path as machines send it. */
@FairwayTest
class EnrolmentOverHttpTest {

    private static final String NO_KEY = "";

    private final Client client;
    private final JdbcClient jdbc;
    private World world;

    EnrolmentOverHttpTest(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aWorldThatUpdates() {
        world = new World(client);
        world.promote("3815.2.1");
    }

    @Test
    void an_open_product_takes_everybody_with_a_key_or_without() {
        assertThat(asks("m1", NO_KEY)).contains("3815.2.1");
        assertThat(asks("m2", key("berlin"))).contains("3815.2.1");
        assertThat(asks("m3", "no-key-of-ours")).contains("3815.2.1");
    }

    @Test
    void with_a_key_a_machine_comes_in_and_is_updated_as_any_other() throws Exception {
        String key = key("berlin");
        mode("{'mode': 'key'}");
        assertThat(ClientDemands.accept(asks("m1", key)).version()).isEqualTo("3815.2.1");
        assertThat(asks("m2", key + "/")).as("with a slash at its end").contains("3815.2.1");
        client.answerTo(key, world.request("update_engine-09-failed-hash", "1f83e0c00054ed247d56143605da7cd2", "m1"));
        assertThat(world.state("m1")).isEqualTo("failed failing");
    }

    @Test
    void without_a_key_or_with_a_wrong_one_nobody_is_heard_known_or_not() {
        asks("known", NO_KEY);
        mode("{'mode': 'key'}");
        for (String shown : new String[] {NO_KEY, "fwe_wrong", "x"}) {
            for (String machine : new String[] {"known", "unknown"}) {
                assertThat(asks(machine, shown))
                        .contains("status=\"error-invalidKey\"")
                        .contains("<updatecheck status=\"noupdate\"/>");
            }
        }
        client.answerTo(world.request("update_engine-09-failed-hash", "1f83e0c00054ed247d56143605da7cd2", "known"));
        assertThat(world.state("known")).as("nothing was recorded").isEqualTo("granted updating");
        assertThat(status("/machines/unknown")).isEqualTo(404);
    }

    @Test
    void a_key_of_another_product_is_none() {
        String elsewhere = key("berlin");
        world = new World(client);
        mode("{'mode': 'key'}");
        assertThat(asks("m1", elsewhere)).contains("error-invalidKey");
    }

    @Test
    void known_machines_go_on_without_a_key_during_grace_and_no_others() {
        asks("known", NO_KEY);
        String grace = Instant.now().plus(Duration.ofDays(7)).toString();
        mode("{'mode': 'key', 'graceUntil': '" + grace + "'}");
        assertThat(asks("known", NO_KEY)).contains("3815.2.1");
        assertThat(asks("known", "fwe_wrong")).as("a wrong key is no oversight").contains("error-invalidKey");
        assertThat(asks("unknown", NO_KEY)).contains("error-invalidKey");
        jdbc.sql("update enrolment set grace_until = ? where product_id = cast(? as uuid)")
                .params(java.time.OffsetDateTime.now().minusMinutes(1), world.product())
                .update();
        client.patch(enrolment(), "{'newPerKey': 0}");
        assertThat(asks("known", NO_KEY)).contains("error-invalidKey");
    }

    @Test
    void a_key_is_rotated_with_overlap_and_revoked_at_once() {
        String old = key("berlin");
        mode("{'mode': 'key'}");
        String until = Instant.now().plus(Duration.ofDays(14)).toString();
        Reply rotated = client.post(
                enrolment() + "/keys/" + only(keys()).get("id").asString() + "/rotate",
                quoted("{'overlapUntil': '" + until + "'}"));
        assertThat(rotated.status()).isEqualTo(201);
        String fresh = rotated.text("key");
        assertThat(rotated.text("server")).endsWith("/v1/update/" + fresh);
        assertThat(asks("m1", old)).contains("3815.2.1");
        assertThat(asks("m1", fresh)).contains("3815.2.1");

        String oldId = keys().get(0).get("id").asString();
        assertThat(client.call("DELETE", enrolment() + "/keys/" + oldId, null, java.util.Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(asks("m1", old)).contains("error-invalidKey");
        assertThat(asks("m1", fresh)).contains("3815.2.1");
        assertThat(only(keys()).get("name").asString()).isEqualTo("berlin");
    }

    @Test
    void a_key_that_came_to_its_end_is_none() {
        String key = key("berlin");
        mode("{'mode': 'key'}");
        jdbc.sql("update enrolment_key set valid_until = ? where product_id = cast(? as uuid)")
                .params(java.time.OffsetDateTime.now().minusMinutes(1), world.product())
                .update();
        client.patch(enrolment(), "{'newPerKey': 0}");
        assertThat(asks("m1", key)).contains("error-invalidKey");
    }

    @Test
    void a_key_is_told_once_and_kept_as_a_hash() {
        String key = key("berlin");
        assertThat(key).startsWith("fwe_");
        assertThat(keys().toString()).doesNotContain(key);
        assertThat(jdbc.sql("select key_hash from enrolment_key where product_id = cast(? as uuid)")
                        .param(world.product())
                        .query(String.class)
                        .single())
                .hasSize(64)
                .isNotEqualTo(key);
        assertThat(jdbc.sql("select count(*) from audit_entry where after_state like ? or before_state like ?")
                        .params("%" + key + "%", "%" + key + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void an_unknown_machine_waits_in_a_list_of_its_own_until_it_is_approved() {
        asks("known", NO_KEY);
        mode("{'mode': 'approve'}");
        assertThat(asks("known", NO_KEY)).contains("3815.2.1");
        assertThat(asks("m1", NO_KEY))
                .contains("app appid")
                .contains("status=\"ok\"")
                .contains("noupdate");
        client.answerTo(world.request("update_engine-09-failed-hash", "1f83e0c00054ed247d56143605da7cd2", "m1"));
        assertThat(status("/machines/m1")).isEqualTo(404);
        JsonNode waiting = only(waiting("waiting"));
        assertThat(waiting.get("id").asString()).isEqualTo("m1");
        assertThat(waiting.get("track").asString()).isEqualTo("stable");

        assertThat(decide("approve", "{'machines': ['m1'], 'reason': 'the new rack'}"))
                .isEqualTo(1);
        assertThat(waiting("waiting").size()).isZero();
        assertThat(only(waiting("approved")).get("id").asString()).isEqualTo("m1");
        assertThat(asks("m1", NO_KEY)).contains("3815.2.1");
        assertThat(world.state("m1")).isEqualTo("granted updating");
        assertThat(waiting("approved").size()).isZero();
        assertThat(audited("machine", "m1", "approved")).isEqualTo(1);
    }

    @Test
    void a_refused_machine_is_remembered_and_may_be_approved_later() {
        mode("{'mode': 'approve'}");
        asks("m1", NO_KEY);
        assertThat(decide("refuse", "{'machines': ['m1']}")).isEqualTo(1);
        assertThat(decide("refuse", "{'machines': ['m1']}"))
                .as("twice changes nothing")
                .isZero();
        assertThat(asks("m1", NO_KEY)).contains("noupdate");
        assertThat(waiting("waiting").size()).isZero();
        assertThat(only(waiting("refused")).get("id").asString()).isEqualTo("m1");
        assertThat(decide("approve", "{'machines': ['m1']}")).isEqualTo(1);
        assertThat(asks("m1", NO_KEY)).contains("3815.2.1");
    }

    @Test
    void many_are_approved_by_a_pattern_or_a_network() {
        mode("{'mode': 'approve'}");
        for (String machine : new String[] {"web-1", "web-2", "db-1"}) {
            asks(machine, NO_KEY);
        }
        assertThat(decide("approve", "{'pattern': 'WEB-*'}")).isEqualTo(2);
        assertThat(only(waiting("waiting")).get("id").asString()).isEqualTo("db-1");
        assertThat(decide("approve", "{'pattern': '203.0.113.0/24'}")).isZero();
        assertThat(client.post(enrolment() + "/approve", quoted("{'pattern': '10.0.0.0/99'}"))
                        .status())
                .isEqualTo(400);
        assertThat(client.post(enrolment() + "/approve", "{}").status()).isEqualTo(400);
        assertThat(client.post(enrolment() + "/approve", quoted("{'machines': ['nobody']}"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoever_waited_comes_in_when_the_product_is_opened() {
        mode("{'mode': 'approve'}");
        asks("m1", NO_KEY);
        mode("{'mode': 'open'}");
        assertThat(waiting("waiting").size()).isZero();
        assertThat(asks("m1", NO_KEY)).contains("3815.2.1");
    }

    @Test
    void changes_are_an_admins_checked_and_audited() {
        String operator = client.post("/tokens", quoted("{'name': 'op', 'role': 'operator'}"))
                .text("token");
        assertThat(client.with("").get(enrolment()).status()).isEqualTo(401);
        assertThat(client.with(operator).get(enrolment()).status()).isEqualTo(403);
        assertThat(client.with(operator).patch(enrolment(), "{'mode': 'key'}").status())
                .isEqualTo(403);
        assertThat(client.with(operator)
                        .post(enrolment() + "/keys", quoted("{'name': 'x'}"))
                        .status())
                .isEqualTo(403);
        assertThat(client.with(operator).get(enrolment() + "/waiting").status()).isEqualTo(403);
        assertThat(client.with(operator)
                        .post(enrolment() + "/approve", quoted("{'machines': ['m1']}"))
                        .status())
                .isEqualTo(403);
        assertThat(client.patch(enrolment(), "{'mode': 'shut'}").status()).isEqualTo(400);
        assertThat(client.patch(enrolment(), "{'newPerAddress': -1}").status()).isEqualTo(400);
        assertThat(client.patch(enrolment(), "{'mode': 'key', 'graceUntil': '2020-01-01T00:00:00Z'}")
                        .status())
                .isEqualTo(400);
        mode("{'mode': 'key', 'reason': 'tighter'}");
        assertThat(client.patch(enrolment(), "{'mode': 'open', 'revision': 0}").status())
                .isEqualTo(409);
        assertThat(audited("enrolment", world.product(), "edited")).isEqualTo(1);
    }

    @Test
    void another_update_server_needs_the_key_too() {
        String key = key("mirror");
        byte[] request =
                ("<request protocol=\"3.0\" version=\"CoreOSUpdateEngine-0.1.0.0\" installsource=\"scheduler\">"
                                + "<app appid=\"" + world.product()
                                + "\" version=\"1.0.0\" track=\"stable\" board=\"amd64-usr\">"
                                + "<updatecheck/></app></request>")
                        .getBytes();
        assertThat(client.answerTo(request)).contains("3815.2.1");
        mode("{'mode': 'key'}");
        assertThat(client.answerTo(request)).contains("error-invalidKey").doesNotContain("3815.2.1");
        assertThat(client.answerTo(key, request)).contains("3815.2.1");
    }

    private String asks(String machine, String key) {
        return client.answerTo(key, world.check(machine, "3815.2.0"));
    }

    private String enrolment() {
        return "/products/" + world.product() + "/enrolment";
    }

    private void mode(String json) {
        assertThat(client.patch(enrolment(), json).status()).isEqualTo(200);
    }

    private String key(String name) {
        Reply made = client.post(enrolment() + "/keys", quoted("{'name': '" + name + "'}"));
        assertThat(made.status()).isEqualTo(201);
        return made.text("key");
    }

    private JsonNode keys() {
        return client.get(enrolment() + "/keys").body().get("items");
    }

    private JsonNode waiting(String state) {
        return client.get(enrolment() + "/waiting?state=" + state).body().get("items");
    }

    private int decide(String what, String json) {
        Reply reply = client.post(enrolment() + "/" + what, quoted(json));
        assertThat(reply.status()).isEqualTo(200);
        return reply.body().get("machines").asInt();
    }

    private int audited(String type, String id, String action) {
        return jdbc.sql("select count(*) from audit_entry where object_type = ? and object_id = ? and action = ?"
                        + " and id > (select max(id) - 60 from audit_entry)")
                .params(type, id, action)
                .query(Integer.class)
                .single();
    }

    private int status(String path) {
        return client.get(path + "?product=" + world.product()).status();
    }

    private static JsonNode only(JsonNode items) {
        assertThat(items.size()).isEqualTo(1);
        return items.get(0);
    }
}
