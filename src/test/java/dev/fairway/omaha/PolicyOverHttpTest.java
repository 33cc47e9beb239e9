package dev.fairway.omaha;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What people say of machines, groups and releases, as a machine hears it on the wire and as it is explained. */
@FairwayTest
class PolicyOverHttpTest {

    private static final String NEW = "3815.2.1";

    private final Client client;
    private final JdbcClient jdbc;
    private World world;
    private String group;

    @Autowired
    PolicyOverHttpTest(@LocalServerPort int port, JdbcClient jdbc) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aMachineThatIsBehind() {
        world = new World(client);
        group = "/groups/" + world.group();
        ask("m1");
        world.promote(NEW);
    }

    @Test
    void a_pinned_machine_gets_its_pin_whatever_its_group_does_and_nothing_if_that_is_older() throws Exception {
        patch(machine("m1"), "{'pin': {'release': '%s', 'reason': 'the driver'}}".formatted(world.release("3815.2.9")));
        assertThat(offered("m1")).isEqualTo("3815.2.9");
        assertThat(verdict("m1", "rollout-running")).contains("pinned by token:bootstrap", "the driver");
        patch(machine("m1"), "{'pin': {'release': '%s', 'reason': 'too new'}}".formatted(world.release("3510.0.0")));
        refuses("m1", "newer-than-target", "newer than its target 3510.0.0");
        patch(machine("m1"), "{'pin': null}");
        assertThat(offered("m1")).isEqualTo(NEW);
    }

    @Test
    void a_pinned_group_gets_its_pin_and_nothing_if_that_is_older() throws Exception {
        patch(group, "{'pin': {'release': '%s', 'reason': 'certified'}}".formatted(world.release("3815.2.9")));
        assertThat(offered("m1")).isEqualTo("3815.2.9");
        patch(group, "{'pin': {'release': '%s', 'reason': 'certified'}}".formatted(world.release("3815.2.0")));
        refuses("m1", "up-to-date", "3815.2.0");
        patch(group, "{'pin': {'release': '%s', 'reason': 'certified'}}".formatted(world.release("3510.0.0")));
        refuses("m1", "newer-than-target", "3510.0.0");
    }

    @Test
    void a_hold_ends_by_itself_at_its_end_whether_on_machine_group_or_release() throws Exception {
        String hold = "{'reason': 'kernel fix', 'until': '2090-01-01T00:00:00Z'}";
        patch(machine("m1"), "{'hold': " + hold + "}");
        refuses("m1", "machine-held", "held by token:bootstrap since");
        assertThat(nextChange("m1")).isEqualTo(Instant.parse("2090-01-01T00:00:00Z"));
        age("machine", "product_id", world.product());
        assertThat(offered("m1")).isEqualTo(NEW);
        assertThat(verdict("m1", "not-held")).contains("ended by itself");

        patch(group, "{'hold': " + hold + "}");
        refuses("m1", "group-held", "until 1 Jan 2090 00:00 UTC: kernel fix.");
        age("machine_group", "id", world.group());
        assertThat(offered("m1")).isEqualTo(NEW);

        said(client.post("/releases/" + world.release(NEW) + "/hold", quoted(hold)));
        refuses("m1", "release-held", NEW + " is held by token:bootstrap");
        age("release", "id", world.release(NEW));
        assertThat(offered("m1")).isEqualTo(NEW);
    }

    @Test
    void outside_its_windows_a_machine_gets_nothing_and_is_told_when_the_next_opens() {
        Instant opens = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(2, ChronoUnit.HOURS);
        closeTheWindowsUntil(opens);
        refuses("m1", "window-closed", "the next opens on");
        assertThat(nextChange("m1")).isEqualTo(opens);
    }

    @Test
    void in_a_freeze_a_machine_gets_nothing_and_is_told_who_froze_why_and_until_when() throws Exception {
        Instant ends = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(1, ChronoUnit.HOURS);
        patch(
                group,
                "{'freezes': [{'from': '%s', 'to': '%s', 'reason': 'black friday'}]}"
                        .formatted(ends.minus(2, ChronoUnit.HOURS), ends));
        refuses("m1", "frozen", "Updates are frozen by token:bootstrap until");
        assertThat(nextChange("m1")).isEqualTo(ends);
        expedite("m1");
        refuses("m1", "frozen", "black friday");
        patch(group, "{'freezes': []}");
        assertThat(offered("m1")).isEqualTo(NEW);
    }

    @Test
    void an_expedited_machine_goes_past_share_and_window() throws Exception {
        promoteToOneThatIsNotM1();
        refuses("m1", "not-in-share", "% is open");
        expedite("m1");
        closeTheWindowsUntil(Instant.now().plus(2, ChronoUnit.HOURS));
        assertThat(offered("m1")).isEqualTo("3815.2.5");
        assertThat(ask("m2")).contains("noupdate");
    }

    @Test
    void an_expedited_machine_goes_past_no_hold_no_pause_and_no_full_limit() throws Exception {
        expedite("m1");
        patch(machine("m1"), "{'hold': {'reason': 'bad disk'}}");
        refuses("m1", "machine-held", "bad disk");
        patch(machine("m1"), "{'hold': null}");
        said(client.post(world.rolloutPath() + "/pause", quoted("{'reason': 'kernel fix'}")));
        refuses("m1", "rollout-paused", "paused by token:bootstrap");
        said(client.post(world.rolloutPath() + "/resume", null));
        world.plan("{'maxInFlight': 1}");
        assertThat(offered("m2")).isEqualTo(NEW);
        refuses("m1", "in-flight-full", "1 of 1 machine");
        world.plan("{'maxInFlight': 2}");
        assertThat(offered("m1")).isEqualTo(NEW);
    }

    @Test
    void canaries_go_first_where_the_plan_says_so() throws Exception {
        ask("m2");
        patch(machine("m2"), "{'labels': ['canary']}");
        world.plan("{'canaryFirst': true}");
        promoteToOneThatIsNotM1();
        assertThat(offered("m2")).isEqualTo("3815.2.5");
        assertThat(verdict("m2", "in-share")).contains("canaries go first");
        refuses("m1", "not-in-share", "% is open");
    }

    @Test
    void a_machine_that_used_up_its_attempts_waits_for_a_person_and_goes_when_one_lets_it() throws Exception {
        world.plan("{'maxAttempts': 2, 'retryWait': 'PT0S'}");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(offered("m1")).isEqualTo(NEW);
            client.answerTo(world.request("update_engine-09-failed-hash", "1f83e0c00054ed247d56143605da7cd2", "m1"));
        }
        refuses("m1", "retries-used-up", "2 attempts");
        assertThat(world.explanation("m1").get("nextChange").isNull()).isTrue();
        said(client.post("/machines/m1/retry?product=" + world.product(), quoted("{'reason': 'new disk'}")));
        assertThat(offered("m1")).isEqualTo(NEW);
    }

    @Test
    void two_machines_that_use_one_id_get_nothing_and_are_shown() {
        for (int turn = 0; turn < 6; turn++) {
            client.answerTo(world.request(
                    "update_engine-01-check",
                    "44b0a5364caf1f2b203f4b49363d553f",
                    "m1",
                    "f8b24c31",
                    "0badb00" + turn % 2));
        }
        assertThat(world.explanation("m1").get("code").asString()).isEqualTo("suspect-id");
        refuses("m1", "suspect-id", "Several machines seem to use its id");
        assertThat(client.get("/machines/m1/events?product=" + world.product())
                        .body()
                        .get("items")
                        .toString())
                .contains("\"suspect\"");
        assertThat(world.rollout().get("counts").get("inFlight").asInt()).isZero();
    }

    @Test
    void a_rule_that_takes_a_machine_under_an_open_grant_takes_its_leave_back() throws Exception {
        assertThat(offered("m1")).isEqualTo(NEW);
        Reply ruled = client.post(
                "/groups",
                quoted("{'product': '%s', 'name': 'by oem', 'rules': [{'priority': 1, 'oem': 'qemu'}]}"
                        .formatted(world.product())));
        assertThat(ruled.status()).isEqualTo(201);
        refuses("m1", "no-channel", "by oem follows no channel");
        assertThat(world.machine("m1").get("group").asString()).isEqualTo(ruled.text("id"));
        assertThat(world.rollout().get("counts").get("inFlight").asInt()).isZero();
        assertThat(world.rollout().get("counts").get("recalled").asInt()).isEqualTo(1);
    }

    /** Promotes 3815.2.5 to one machine at first, until that one is not m1: each rollout has other first machines. */
    private void promoteToOneThatIsNotM1() {
        world.plan("{'stages': [{'percent': 0.01, 'soak': 'PT24H'}, {'percent': 100}]}");
        ask("other");
        int most = 50;
        do {
            world.promote("3815.2.5");
        } while (!world.decision("m1").equals("not-in-share") && most-- > 0);
    }

    private void closeTheWindowsUntil(Instant opens) {
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
        patch(
                group,
                "{'windows': [{'from': '%s', 'to': '%s', 'zone': 'UTC'}]}"
                        .formatted(clock.format(opens), clock.format(opens.plus(1, ChronoUnit.HOURS))));
    }

    private void expedite(String machine) {
        said(client.post(
                "/machines/" + machine + "/expedite?product=" + world.product(), quoted("{'reason': 'urgent'}")));
    }

    /** Lets the end of a hold have come a minute ago; what is read from memory is read anew then. */
    private void age(String table, String key, String id) {
        jdbc.sql("update " + table + " set hold_until = ? where " + key + " = ?")
                .params(OffsetDateTime.now().minusMinutes(1), UUID.fromString(id))
                .update();
        jdbc.sql("update configuration set epoch = epoch + 1").update();
    }

    private void refuses(String machine, String code, String words) {
        assertThat(ask(machine)).contains("status=\"ok\"").contains("noupdate");
        JsonNode why = world.explanation(machine);
        assertThat(why.get("code").asString()).isEqualTo(code);
        assertThat(why.get("decision").asString()).isEqualTo("deferral");
        assertThat(why.get("sentence").asString()).contains(words);
    }

    private String offered(String machine) throws Exception {
        return ClientDemands.accept(ask(machine)).version();
    }

    private String ask(String machine) {
        return client.answerTo(world.check(machine, "3815.2.0"));
    }

    private Instant nextChange(String machine) {
        return Instant.parse(world.explanation(machine).get("nextChange").asString());
    }

    private String verdict(String machine, String rule) {
        for (JsonNode judged : world.explanation(machine).get("rules")) {
            if (judged.get("rule").asString().equals(rule)) {
                return judged.get("sentence").asString();
            }
        }
        throw new AssertionError("there is no rule " + rule);
    }

    private String machine(String id) {
        return "/machines/" + id + "?product=" + world.product();
    }

    private void patch(String path, String json) {
        said(client.patch(path, json));
    }

    private static void said(Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    }
}
