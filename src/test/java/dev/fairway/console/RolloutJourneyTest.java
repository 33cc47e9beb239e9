package dev.fairway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Browser;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.Recorded;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import dev.fairway.testing.World;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Rollouts as people steer them, in a real browser: promote, watch, pause, resume, plan, stop; the steps build on each other. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RolloutJourneyTest {

    private static final String PASSWORD = "correct horse battery";
    private static final int MACHINES = 4;

    private static ServerProcess server;
    private static Browser browser;
    private static Client client;
    private static String rollout = "";

    @BeforeAll
    static void aServerWithAReleaseAndAFewMachines() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", PASSWORD);
        server = ServerProcess.start(settings);
        client = new Client(server.port(), FairwayTest.TOKEN);
        for (int i = 0; i < MACHINES; i++) {
            checkIn(i);
        }
        Client.Reply release = client.post("/releases", World.quoted("""
                        {'product': 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'version': '3815.2.1', 'arch': 'amd64',
                         'payloads': [{'name': 'flatcar_production_update.gz', 'size': 3011693, 'sha1': '%s',
                         'sha256': '%s', 'url': 'http://127.0.0.1:18002/packages/flatcar_production_update.gz'}]}""".formatted(World.SHA1, World.SHA256)));
        assertThat(release.status()).isEqualTo(201);
        browser = new Browser(server.port());
        browser.open("/rollouts");
        browser.type("input[name=username]", "admin");
        browser.type("input[name=password]", PASSWORD);
        browser.click("vaadin-button[theme~=submit], vaadin-login-form vaadin-button");
    }

    @AfterAll
    static void end() {
        browser.close();
        server.close();
    }

    @Test
    @Order(1)
    void without_rollouts_the_list_says_what_to_do_next() {
        browser.seeText("#no-rollouts", "Promote a release");
    }

    @Test
    @Order(2)
    void a_plan_is_chosen_by_preset_and_says_in_words_what_it_will_do() {
        browser.open("/groups");
        browser.click(".fw-groups a", "stable");
        browser.seeText("#group-name", "stable");
        browser.seeText("#plan-preview", "10 %");
        browser.click("#preset-one-by-one");
        browser.seeText("#plan-preview", "at most 1 machine at once");
        browser.click("#preset-fast");
        browser.seeText("#plan-preview", "Fully open 4 h");
        browser.type("#stage-0-percent input", "120");
        browser.seeText("#plan-preview", "at most 100");
        browser.click("#group-save");
        browser.seeText("#stage-0-percent", "at most 100");
        browser.type("#stage-0-percent input", "25");
        browser.type("#plan-maxInFlight input", "3");
        browser.seeText("#plan-preview", "at most 3 machines at once");
        browser.click("#group-save");
        browser.seeText("body", "Saved");
        browser.open("/groups");
        browser.seeText(".fw-groups", "25 → 100 %");
        browser.seeText(".fw-groups", "3 at once");
    }

    @Test
    @Order(3)
    void a_rule_shows_which_machines_move_before_it_is_saved() {
        browser.click(".fw-groups a", "beta");
        browser.click("#add-rules");
        browser.type("#rule-0-oem input", "qemu");
        browser.type("#rule-0-cidr input", "10.0.0.0/99");
        browser.click("#group-save");
        browser.seeText("#rule-0-cidr", "10.0.0.0/99");
        browser.type("#rule-0-cidr input", " ");
        browser.click("#group-save");
        browser.seeText("#moves-dialog", MACHINES + " machines move");
        browser.seeText("#moves-dialog", "stable → beta");
        browser.click("#moves-dialog vaadin-button", "Cancel");
        browser.click("#group-discard");
        browser.seeNoText("body", "Not saved yet");
    }

    @Test
    @Order(4)
    void promoting_shows_the_plan_and_leads_to_the_rollout_with_its_stages() {
        browser.open("/channels");
        browser.click("#promote-stable-amd64");
        browser.seeText("#consequence", MACHINES + " machines");
        browser.seeText("#group-plans", "25 %");
        browser.seeText("#promote-dialog", "at most 3 machines at once");
        browser.type("#promote-dialog #reason input", "fixes CVE-2026-31402");
        browser.click("#promote-confirm");
        browser.click("a", "See its rollout");
        browser.seeText("#rollout-name", "stable to 3815.2.1");
        browser.seeText("#rollout-state", "Running");
        browser.seeText("#stage-1", "25 %");
        browser.seeText("#stage-2", "100 %");
        browser.seeText("#log", "fixes CVE-2026-31402");
        rollout = browser.url().replaceFirst(".*/rollouts/", "");
    }

    @Test
    @Order(5)
    void what_machines_do_is_seen_without_reloading() {
        browser.seeText("#figure-flight", "0");
        for (int i = 0; i < MACHINES; i++) {
            checkIn(i);
        }
        browser.seeText("#figure-flight", "1");
        browser.seeText("#limits", "1 of 3");
    }

    @Test
    @Order(6)
    void a_pause_wants_a_reason_and_is_undone_by_resuming() {
        browser.run("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'p', bubbles: true}))");
        browser.see("#pause-dialog");
        browser.click("#pause-dialog-confirm");
        browser.seeText("#pause-dialog", "Say why");
        browser.type("#reason input", "waiting for the kernel fix");
        browser.click("#pause-dialog-confirm");
        browser.seeText("#rollout-state", "Paused");
        browser.seeText("#rollout-lead", "waiting for the kernel fix");
        browser.seeText("#log", "Paused by admin");
        browser.click("#resume");
        browser.seeText("body", "Resume stable to 3815.2.1");
        browser.click("#resume-dialog-confirm");
        browser.seeText("#rollout-state", "Running");
    }

    @Test
    @Order(7)
    void a_click_that_comes_too_late_is_told_what_happened() {
        browser.click("#pause");
        browser.type("#reason input", "second thoughts");
        Client.Reply first =
                client.post("/rollouts/" + rollout + "/pause", World.quoted("{'reason': 'somebody was quicker'}"));
        assertThat(first.status()).isEqualTo(200);
        browser.click("#pause-dialog-confirm");
        browser.seeText(".fw-problem", "somebody was quicker");
        browser.open("/rollouts/" + rollout);
        browser.click("#resume");
        browser.click("#resume-dialog-confirm");
        browser.seeText("#rollout-state", "Running");
    }

    @Test
    @Order(8)
    void a_person_opens_the_next_stage() {
        browser.click("#advance");
        browser.seeText("body", "Opens 100 % of stable now");
        browser.click("#advance-dialog-confirm");
        browser.seeText("#log", "Stage 2 opened, 100 %");
    }

    @Test
    @Order(9)
    void stopping_everything_is_said_on_every_screen_until_updates_go_on() {
        browser.click("#stop-all");
        browser.seeText("body", MACHINES + " machines");
        browser.type("#reason input", "boot loop in Frankfurt");
        browser.click("#stop-dialog-confirm");
        browser.seeText("#stopped-banner", "boot loop in Frankfurt");
        browser.open("/machines");
        browser.seeText("#stopped-banner", "by admin");
        browser.click("#let-go-on");
        browser.click("#go-on-dialog-confirm");
        browser.seeNoText("body", "All updates are stopped since");
        browser.see("#stop-all");
    }

    @Test
    @Order(10)
    void a_machine_is_held_and_released_with_a_reason() {
        browser.open("/machines/" + machine(0));
        browser.click("#hold");
        browser.type("#reason input", "failover drill");
        browser.click("#hold-dialog-confirm");
        browser.seeText("#held-note", "Held by admin: failover drill.");
        browser.click("#release");
        browser.click("#release-dialog-confirm");
        browser.seeNoText("body", "Held by admin: failover drill.");
    }

    @Test
    @Order(11)
    void on_a_narrow_screen_nothing_reaches_over_the_edge() {
        browser.size(400, 900);
        try {
            browser.open("/groups");
            browser.seeText(".fw-groups", "stable");
            assertThat(browser.overflows()).as("groups").isFalse();
            browser.click(".fw-groups a", "stable");
            browser.see("#plan-preview");
            assertThat(browser.overflows()).as("group").isFalse();
            browser.open("/rollouts");
            browser.see("#open-rollouts");
            assertThat(browser.overflows()).as("rollouts").isFalse();
            browser.open("/rollouts/" + rollout);
            browser.see("#pipeline");
            assertThat(browser.overflows()).as("rollout").isFalse();
        } finally {
            browser.size(1440, 1000);
        }
    }

    @Test
    @Order(12)
    void what_is_in_the_address_and_means_nothing_is_said_and_ignored() {
        browser.open("/rollouts?state=splendid&group=nothing");
        browser.see("#ignored");
        browser.see("#open-rollouts");
        browser.open("/rollouts/nothing");
        browser.see("#no-rollout");
        browser.open("/groups/nothing");
        browser.see("#no-group");
    }

    private static String machine(int index) {
        return "rollout-machine-" + index;
    }

    private static void checkIn(int index) {
        client.answerTo(Recorded.request("update_engine-01-check", "44b0a5364caf1f2b203f4b49363d553f", machine(index)));
    }
}
