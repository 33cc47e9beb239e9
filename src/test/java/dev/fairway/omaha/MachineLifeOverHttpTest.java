package dev.fairway.omaha;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The whole life of machines, with the requests that real clients sent. */
@FairwayTest
class MachineLifeOverHttpTest {

    private static final String MACHINE = "44b0a5364caf1f2b203f4b49363d553f";

    private final Client client;
    private World world;

    MachineLifeOverHttpTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    @BeforeEach
    void aWorldOnStable() {
        world = new World(client);
    }

    @Test
    void update_engine_checks_takes_the_offer_reboots_and_is_up_to_date() throws Exception {
        assertThat(send("update_engine-01-check")).contains("noupdate");
        assertThat(world.state(MACHINE)).isEqualTo("idle healthy");
        assertThat(world.decision(MACHINE)).isEqualTo("no-release");

        world.promote("3815.2.1");
        ClientDemands.Accepted offer = ClientDemands.accept(send("update_engine-01-check"));
        assertThat(offer.version()).isEqualTo("3815.2.1");
        assertThat(world.state(MACHINE)).isEqualTo("granted updating");
        assertThat(world.decision(MACHINE)).isEqualTo("offer-again");

        send("update_engine-02-download-started");
        assertThat(world.state(MACHINE)).isEqualTo("downloading updating");
        send("update_engine-03-download-finished");
        assertThat(world.state(MACHINE)).isEqualTo("downloaded updating");
        send("update_engine-04-installed");
        assertThat(world.state(MACHINE)).isEqualTo("installed updating");
        assertThat(send("update_engine-05-waiting-for-reboot"))
                .contains("<ping status=\"ok\"/>")
                .doesNotContain("updatecheck");
        assertThat(world.state(MACHINE)).isEqualTo("installed updating");

        assertThat(send("update_engine-06-first-check-after-reboot")).contains("noupdate");
        assertThat(world.state(MACHINE)).isEqualTo("idle healthy");
        assertThat(world.machine(MACHINE).get("version").asString()).isEqualTo("3815.2.1");
        assertThat(world.decision(MACHINE)).isEqualTo("up-to-date");
        assertThat(send("update_engine-07-later-check")).contains("noupdate");

        assertThat(kinds(MACHINE))
                .containsExactly(
                        "reported-done",
                        "completed",
                        "installed",
                        "downloaded",
                        "downloading",
                        "granted",
                        "registered");
    }

    @Test
    void go_omaha_lives_the_same_life() throws Exception {
        String machine = "07231b2d4eaddc4e5082bb18d6143ff2";
        world.promote("1.2.3");
        assertThat(ClientDemands.accept(send("go-omaha-01-check")).version()).isEqualTo("1.2.3");
        assertThat(world.state(machine)).isEqualTo("granted updating");
        send("go-omaha-02-download-started");
        assertThat(world.state(machine)).isEqualTo("downloading updating");
        send("go-omaha-03-download-finished");
        assertThat(world.state(machine)).isEqualTo("downloaded updating");
        send("go-omaha-04-installed");
        assertThat(world.state(machine)).isEqualTo("installed updating");
        send("go-omaha-05-ping");
        assertThat(world.state(machine)).isEqualTo("installed updating");
        assertThat(send("go-omaha-06-check-after-reboot")).contains("noupdate");
        assertThat(world.state(machine)).isEqualTo("idle healthy");
    }

    @Test
    void ue_rs_is_offered_what_it_demands() throws Exception {
        world.promote("3815.2.1");
        assertThat(ClientDemands.accept(send("ue-rs-01-check")).version()).isEqualTo("3815.2.1");
    }

    @Test
    void a_machine_that_fell_back_waits_before_it_is_offered_the_release_again_unless_an_operator_lets_it()
            throws Exception {
        String machine = "39c3c1505d0855232002f6ae5cdec287";
        world.promote("3815.2.1");
        ClientDemands.accept(client.answerTo(world.check(machine, "3815.2.0")));
        client.answerTo(world.request("update_engine-04-installed", MACHINE, machine));

        assertThat(send("update_engine-08-booted-old-version-again")).contains("noupdate");
        assertThat(world.state(machine)).isEqualTo("failed failing");
        assertThat(world.decision(machine)).isEqualTo("waits-to-retry");
        assertThat(world.machine(machine).get("lastError").asInt()).isEqualTo(44);
        assertThat(world.machine(machine).get("alias").asString()).isEqualTo("rack 7 <A&B>");
        assertThat(client.answerTo(world.check(machine, "3815.2.0"))).contains("noupdate");

        Client.Reply noReason = client.post("/machines/" + machine + "/retry?product=" + world.product(), "{}");
        assertThat(noReason.status()).isEqualTo(400);
        Client.Reply retry = client.post(
                "/machines/" + machine + "/retry?product=" + world.product(), "{\"reason\": \"disk replaced\"}");
        assertThat(retry.status()).isEqualTo(200);
        assertThat(world.state(machine)).isEqualTo("idle healthy");
        assertThat(ClientDemands.accept(client.answerTo(world.check(machine, "3815.2.0")))
                        .version())
                .isEqualTo("3815.2.1");
    }

    @Test
    void a_machine_that_reports_a_fall_back_at_first_sight_is_not_sent_round_in_a_loop() {
        world.promote("3815.2.1");
        assertThat(send("update_engine-08-booted-old-version-again")).contains("noupdate");
        assertThat(world.decision("39c3c1505d0855232002f6ae5cdec287")).isEqualTo("waits-to-retry");
    }

    @Test
    void a_fall_back_whose_report_was_lost_is_noticed_by_the_new_boot_id() {
        world.promote("3815.2.1");
        send("update_engine-01-check");
        send("update_engine-04-installed");
        byte[] afterBoot = world.request("update_engine-01-check", "f8b24c31", "0badb007");
        assertThat(client.answerTo(afterBoot)).contains("noupdate");
        assertThat(world.state(MACHINE)).isEqualTo("failed failing");
        assertThat(world.decision(MACHINE)).isEqualTo("waits-to-retry");
    }

    @Test
    void a_machine_reset_by_hand_after_installing_is_offered_it_again() throws Exception {
        world.promote("3815.2.1");
        send("update_engine-01-check");
        send("update_engine-04-installed");
        assertThat(ClientDemands.accept(send("update_engine-01-check")).version())
                .isEqualTo("3815.2.1");
        assertThat(world.state(MACHINE)).isEqualTo("granted updating");
    }

    @Test
    void what_it_fell_back_from_stays_held_whatever_else_it_runs_meanwhile() throws Exception {
        world.promote("3815.2.1");
        client.answerTo(world.check("m1", "3815.2.0"));
        byte[] fellBack =
                world.request("update_engine-08-booted-old-version-again", "39c3c1505d0855232002f6ae5cdec287", "m1");
        client.answerTo(fellBack);
        assertThat(client.answerTo(world.check("m1", "3815.2.0-rc1"))).contains("noupdate");
        assertThat(world.decision("m1")).isEqualTo("waits-to-retry");
        world.promote("3815.2.5");
        assertThat(ClientDemands.accept(client.answerTo(world.check("m1", "3815.2.0-rc1")))
                        .version())
                .isEqualTo("3815.2.5");
    }

    @Test
    void a_fall_back_reported_together_with_the_old_version_or_another_error_is_held() {
        world.promote("3815.2.1");
        client.answerTo(world.check("m1", "3815.2.0"));
        client.answerTo(world.check("m1", "3815.2.1"));
        byte[] fellBack =
                world.request("update_engine-08-booted-old-version-again", "39c3c1505d0855232002f6ae5cdec287", "m1");
        assertThat(client.answerTo(fellBack)).contains("noupdate");
        assertThat(client.answerTo(fellBack)).contains("noupdate");

        client.answerTo(world.check("m2", "3815.2.0"));
        byte[] twoErrors = world.request(
                "update_engine-08-booted-old-version-again",
                "39c3c1505d0855232002f6ae5cdec287",
                "m2",
                "<event eventtype=\"3\" eventresult=\"0\" errorcode=\"44\">",
                "<event eventtype=\"3\" eventresult=\"0\" errorcode=\"10\"/><event eventtype=\"3\" eventresult=\"0\" errorcode=\"44\">");
        assertThat(client.answerTo(twoErrors)).contains("noupdate");
        assertThat(world.decision("m2")).isEqualTo("waits-to-retry");
    }

    @Test
    void a_wrong_hash_fails_the_attempt_and_it_tries_again_after_its_wait() throws Exception {
        String machine = "1f83e0c00054ed247d56143605da7cd2";
        client.patch("/groups/" + world.group(), "{'plan': {'retryWait': 'PT0S'}}");
        world.promote("3815.2.1");
        ClientDemands.accept(client.answerTo(world.check(machine, "3815.2.0")));
        client.answerTo(world.request("update_engine-02-download-started", MACHINE, machine));
        send("update_engine-09-failed-hash");
        assertThat(world.state(machine)).isEqualTo("failed failing");
        assertThat(world.machine(machine).get("lastError").asInt()).isEqualTo(10);
        assertThat(events(machine).getFirst().get("meaning").asString()).contains("another digest");
        ClientDemands.accept(client.answerTo(world.check(machine, "3815.2.0")));
        assertThat(world.state(machine)).isEqualTo("granted updating");
    }

    @Test
    void errors_that_speak_of_the_check_never_end_a_grant() {
        String machine = "1f83e0c00054ed247d56143605da7cd2";
        world.promote("3815.2.1");
        client.answerTo(world.check(machine, "3815.2.0"));
        send("update_engine-10-deferred-by-backoff");
        assertThat(world.state(machine)).isEqualTo("granted updating");
        client.answerTo(
                world.request("update_engine-12-check-answered-500", "c029eea3f92a25ca60c6ffdd25ec2829", machine));
        assertThat(world.state(machine)).isEqualTo("granted updating");
        assertThat(kinds(machine)).containsExactly("check-failed", "deferred", "granted", "registered");
    }

    @Test
    void floors_are_walked_one_by_one_and_a_withdrawn_release_is_offered_no_more() throws Exception {
        world.floor("3510.2.8");
        world.promote("3815.2.1");
        assertThat(ClientDemands.accept(client.answerTo(world.check("m1", "3000.0.0")))
                        .version())
                .isEqualTo("3510.2.8");
        assertThat(ClientDemands.accept(client.answerTo(world.check("m1", "3510.2.8")))
                        .version())
                .isEqualTo("3815.2.1");
        world.withdraw("3815.2.1");
        assertThat(client.answerTo(world.check("m1", "3510.2.8"))).contains("noupdate");
        assertThat(world.decision("m1")).isEqualTo("release-withdrawn");
        assertThat(world.state("m1")).isEqualTo("idle healthy");
    }

    @Test
    void a_newer_promotion_takes_the_place_of_an_open_grant() throws Exception {
        world.promote("3815.2.1");
        client.answerTo(world.check("m1", "3815.2.0"));
        world.promote("3815.2.5");
        assertThat(ClientDemands.accept(client.answerTo(world.check("m1", "3815.2.0")))
                        .version())
                .isEqualTo("3815.2.5");
        assertThat(kinds("m1")).containsExactly("granted", "recalled", "granted", "registered");
    }

    @Test
    void unknown_tracks_and_unreadable_versions_are_registered_and_get_nothing() {
        world.promote("3815.2.1");
        byte[] track = world.request("update_engine-01-check", "track=\"stable\"", "track=\"stable-fips\"");
        assertThat(client.answerTo(track)).contains("status=\"ok\"").contains("noupdate");
        assertThat(world.decision(MACHINE)).isEqualTo("unknown-track");
        assertThat(client.answerTo(
                        world.check("m2", "latest & <b>".replace("&", "&amp;").replace("<", "&lt;"))))
                .contains("noupdate");
        assertThat(world.decision("m2")).isEqualTo("unreadable-version");
        assertThat(world.machine("m2").get("version").asString()).isEqualTo("latest & <b>");
    }

    @Test
    void an_old_group_guid_leads_to_the_group_of_its_track() throws Exception {
        world.promote("3815.2.1");
        byte[] old = world.request(
                "update_engine-01-check", "track=\"stable\"", "track=\"{9A2DEB70-37BE-4026-853F-BFDD6B347BBE}\"");
        ClientDemands.accept(client.answerTo(old));
        assertThat(world.machine(MACHINE).get("track").asString()).isEqualTo("stable");
        assertThat(world.machine(MACHINE).get("group").asString()).isEqualTo(world.group());
    }

    @Test
    void each_app_of_a_request_is_answered_in_order_and_its_appid_echoed_as_sent() {
        String request = """
                <request protocol="3.0"><os sp="1_x86_64"/>
                  <app appid="{%s}" version="1.0.0" track="stable" machineid="a"><ping/></app>
                  <app appid="nobody knows &lt;this&gt;" version="1" machineid="a"><updatecheck/></app>
                  <app appid="00000000-0000-0000-0000-0000000000AA" version="1"><updatecheck/></app>
                  <app appid="%s" version="1.0.0" track="stable" machineid="b"><updatecheck/></app>
                </request>""".formatted(world.product().toUpperCase(java.util.Locale.ROOT), world.product());
        String answer = client.answerTo(request.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer)
                .containsSubsequence(
                        "appid=\"{" + world.product().toUpperCase(java.util.Locale.ROOT) + "}\" status=\"ok\"",
                        "appid=\"nobody knows &lt;this",
                        "status=\"error-unknownApplication\"",
                        "<updatecheck status=\"noupdate\"/>",
                        "appid=\"00000000-0000-0000-0000-0000000000AA\" status=\"error-unknownApplication\"",
                        "appid=\"" + world.product() + "\" status=\"ok\"");
        assertThat(world.state("a")).isEqualTo("idle healthy");
        assertThat(world.state("b")).isEqualTo("idle healthy");
    }

    @Test
    void a_mirror_gets_the_floors_if_it_understands_them_and_leaves_no_trace() throws Exception {
        world.floor("3815.2.0");
        world.promote("4230.2.1");
        String mirror = """
                <request protocol="3.0" version="CoreOSUpdateEngine-0.1.0.0" installsource="scheduler"><os sp="_x86_64"/>
                <app appid="{%s}" version="0.0.0" track="stable" machineid="mirror" multi_manifest_ok="%s">
                <updatecheck/></app></request>""";
        String several =
                client.answerTo(mirror.formatted(world.product(), "true").getBytes());
        assertThat(several)
                .containsSubsequence(
                        "<manifest version=\"3815.2.0\" is_floor=\"true\" floor_reason=",
                        "<manifest version=\"4230.2.1\" is_target=\"true\">");
        assertThat(client.answerTo(mirror.formatted(world.product(), "false").getBytes()))
                .contains("noupdate");
        assertThat(client.get("/machines?product=" + world.product())
                        .body()
                        .get("items")
                        .size())
                .isZero();
    }

    @Test
    void the_answer_is_plain_xml_of_known_length() {
        HttpResponse<byte[]> response = client.checkIn(world.request("update_engine-01-check"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers()
                        .firstValue("Content-Type")
                        .orElseThrow()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace(" ", ""))
                .isEqualTo("text/xml;charset=utf-8");
        assertThat(response.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isEqualTo(response.body().length);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void a_check_that_changes_nothing_leaves_no_event_but_says_when_it_was() {
        client.answerTo(world.check("m1", "3815.2.0"));
        String before = world.machine("m1").get("lastSeen").asString();
        client.answerTo(world.check("m1", "3815.2.0"));
        assertThat(world.machine("m1").get("lastSeen").asString()).isGreaterThan(before);
        assertThat(kinds("m1")).containsExactly("registered");
    }

    private String send(String recorded) {
        return client.answerTo(world.request(recorded));
    }

    private List<String> kinds(String machine) {
        return events(machine).stream()
                .map(event -> event.get("kind").asString())
                .toList();
    }

    private List<JsonNode> events(String machine) {
        List<JsonNode> events = new ArrayList<>();
        client.get("/machines/" + machine + "/events?product=" + world.product())
                .body()
                .get("items")
                .forEach(events::add);
        return events;
    }
}
