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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** From an empty server to a machine that has taken its first update, in a real browser; the steps build on each other. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleJourneyTest {

    private static final String MACHINE = "44b0a5364caf1f2b203f4b49363d553f";
    private static final String PASSWORD = "correct horse battery";

    private static ServerProcess server;
    private static Browser browser;
    private static Client client;
    private static String setupLink;

    @BeforeAll
    static void anEmptyServer() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        server = ServerProcess.start(settings);
        client = new Client(server.port(), FairwayTest.TOKEN);
        browser = new Browser(server.port());
        Matcher link = Pattern.compile("http://localhost:\\d+(/setup/\\S+)").matcher(server.log());
        assertThat(link.find()).as("the log shows the set-up link").isTrue();
        setupLink = link.group(1);
    }

    @AfterAll
    static void end() {
        browser.close();
        server.close();
    }

    @Test
    @Order(1)
    void without_signing_in_there_is_only_the_way_in() {
        browser.open("/machines");
        browser.seeText("body", "Nobody can sign in yet");
        browser.open("/setup/wrong");
        browser.see("#setup-refused");
    }

    @Test
    @Order(2)
    void the_link_from_the_log_creates_the_first_admin_once() {
        browser.open(setupLink);
        browser.type("#setup-name input", "ann");
        browser.type("#setup-password input", "short");
        browser.type("#setup-repeat input", "short");
        browser.click("#setup-create");
        browser.seeText("#setup-password", "at least 12 characters");
        browser.type("#setup-password input", PASSWORD);
        browser.type("#setup-repeat input", "something else");
        browser.click("#setup-create");
        browser.seeText("#setup-repeat", "differ");
        browser.type("#setup-repeat input", PASSWORD);
        browser.click("#setup-create");
        browser.seeText("body", "Your account is ready");
        browser.open(setupLink);
        browser.see("#setup-refused");
    }

    @Test
    @Order(3)
    void a_deep_link_survives_signing_in() {
        browser.open("/machines?q=rack&health=failing");
        signIn("wrong password!");
        browser.seeText("body", "That did not work");
        browser.open("/machines?q=rack&health=failing");
        signIn(PASSWORD);
        browser.seeUrl("/machines?");
        assertThat(browser.url()).contains("q=rack", "health=failing").doesNotContain("continue");
        assertThat(browser.see("#search input").getDomProperty("value")).isEqualTo("rack");
    }

    @Test
    @Order(4)
    void an_empty_list_says_how_to_point_a_machine_here_and_a_machine_appears_by_itself() {
        browser.open("/machines");
        browser.seeText("#no-machines", "SERVER=");
        browser.seeText("#no-machines", "GROUP=");
        send("update_engine-01-check");
        browser.seeText("#machines-grid", MACHINE.substring(0, 8));
        assertThat(browser.title()).isEqualTo("Machines – Fairway");
    }

    @Test
    @Order(5)
    void a_release_is_added_and_what_is_wrong_is_said_at_its_field() {
        browser.open("/releases");
        browser.click("#add-release");
        browser.type("#release-version input", "latest");
        browser.type("#payload-0-url input", "http://127.0.0.1:18002/packages/flatcar_production_update.gz");
        browser.type("#payload-0-size input", "3011693");
        browser.type("#payload-0-sha1 input", "abc");
        browser.type("#payload-0-sha256 input", World.SHA256);
        browser.click("#add-release-confirm");
        browser.seeText("#add-release-dialog", "no version");
        browser.type("#release-version input", "3815.2.1");
        browser.click("#add-release-confirm");
        browser.seeText("#add-release-dialog", "no sha1");
        browser.type("#payload-0-sha1 input", World.SHA1);
        browser.click("#add-release-confirm");
        browser.seeText("#releases-grid", "3815.2.1");
    }

    @Test
    @Order(6)
    void promoting_says_how_many_machines_it_concerns_and_wants_a_reason() {
        browser.open("/channels");
        browser.click("#promote-stable-amd64");
        browser.seeText("#consequence", "1 machine");
        browser.seeText("#promote-confirm", "1 group");
        browser.click("#promote-confirm");
        browser.seeText("#promote-dialog", "Say why");
        browser.type("#promote-dialog #reason input", "fixes CVE-2026-31402");
        browser.click("#promote-confirm");
        browser.seeText("#channel-stable-amd64", "3815.2.1");
    }

    @Test
    @Order(7)
    void the_machine_page_follows_the_update_without_reloading() {
        browser.open("/machines/" + MACHINE);
        browser.seeText("#machine-lead", "is offered 3815.2.1");
        send("update_engine-01-check");
        browser.seeText("#timeline", "Granted 3815.2.1");
        browser.seeText("#machine-health", "Updating");
        send("update_engine-02-download-started");
        browser.seeText("#timeline", "Download started");
        send("update_engine-03-download-finished");
        browser.seeText("#timeline", "Downloaded");
        send("update_engine-04-installed");
        browser.seeText("#timeline", "Installed");
        send("update_engine-05-waiting-for-reboot");
        browser.seeText("#machine-lead", "It has installed 3815.2.1 and waits for its reboot.");
        send("update_engine-06-first-check-after-reboot");
        browser.seeText("#machine-health", "Healthy");
        browser.seeText("#machine-lead", "which is its target");
        browser.seeText("#rules", "decides");
    }

    @Test
    @Order(8)
    void a_machine_that_fell_back_is_explained_and_may_retry() {
        String fell = "39c3c1505d0855232002f6ae5cdec287";
        send("update_engine-08-booted-old-version-again");
        browser.open("/machines?health=failing");
        browser.seeText("#machines-grid", "rack 7 <A&B>");
        browser.click("#machines-grid vaadin-grid-cell-content", "rack 7 <A&B>");
        browser.seeText("#panel-name", "rack 7 <A&B>");
        browser.click("#panel-open");
        browser.seeUrl("/machines/" + fell);
        browser.seeText("#timeline", "Fell back from an update");
        browser.seeText("#timeline", "errorcode 44");
        browser.seeText("#machine-lead", "fell back from 3815.2.1");
        browser.click("#retry");
        browser.type("#reason input", "disk replaced");
        browser.click("#retry-confirm");
        browser.seeText("#machine-health", "Healthy");
        browser.seeText("#timeline", "disk replaced");
    }

    @Test
    @Order(9)
    void what_a_machine_says_of_itself_is_text_and_never_runs() {
        String evil = "&lt;img src=x onerror=&quot;document.title='owned'&quot;>&lt;script>alert(1)&lt;/script>";
        client.answerTo(Recorded.request(
                "update_engine-01-check",
                MACHINE,
                "evil-1",
                "machinealias=\"\"",
                "machinealias=\"" + evil + "\"",
                "oem=\"qemu\"",
                "oem=\"" + evil + "\"",
                "track=\"stable\"",
                "track=\"" + evil + "\"",
                " version=\"3815.2.0\" track",
                " version=\"" + evil + "\" track"));
        browser.open("/machines");
        browser.seeText("#machines-grid", "<img src=x");
        assertThat(browser.title()).isEqualTo("Machines – Fairway");
        browser.open("/machines/evil-1");
        browser.seeText("#identity", "<script>alert(1)</script>");
        assertThat(browser.run("return document.querySelectorAll('img[src=x]').length"))
                .isEqualTo(0L);
        assertThat(browser.title()).startsWith("<img src=x");
    }

    @Test
    @Order(10)
    void filters_stand_in_the_address_and_nonsense_in_it_is_said_and_ignored() {
        browser.open("/machines");
        browser.click("#count-healthy");
        browser.seeUrl("health=healthy");
        browser.seeText("#machines-grid", MACHINE.substring(0, 8));
        browser.open("/machines?health=splendid&group=nothing&sort=upwards");
        browser.see("#ignored");
        browser.seeText("#machines-grid", MACHINE.substring(0, 8));
        browser.open("/machines?q=no-such-machine");
        browser.see("#no-match");
    }

    @Test
    @Order(11)
    void a_machine_that_nobody_knows_has_no_page() {
        browser.open("/machines/nobody");
        browser.see("#no-machine");
        browser.open("/no/such/page");
        browser.seeText("body", "There is no such page");
    }

    @Test
    @Order(12)
    void on_a_narrow_screen_nothing_reaches_over_the_edge() {
        browser.size(400, 900);
        try {
            for (String path :
                    new String[] {"/machines", "/machines/" + MACHINE, "/machines/evil-1", "/channels", "/releases"}) {
                browser.open(path);
                browser.see("main, vaadin-app-layout");
                browser.seeText("body", "Fairway");
                assertThat(browser.overflows()).as(path).isFalse();
            }
        } finally {
            browser.size(1440, 1000);
        }
    }

    @Test
    @Order(13)
    void what_another_site_sends_or_links_does_not_sign_anybody_out() {
        String here = browser.url().replaceFirst("(https?://[^/]+).*", "$1");
        String there = here.replace("localhost", "127.0.0.1");
        browser.open("/machines");
        browser.see("#machines-grid");
        browser.open(there + "/v1/elsewhere");
        browser.run("const form = document.createElement('form'); form.method = 'post'; form.action = '" + here
                + "/logout'; document.body.append(form); form.submit();");
        browser.seeUrl("/logout");
        browser.open(there + "/v1/elsewhere");
        browser.run("const link = document.createElement('a'); link.href = '" + here
                + "/channels'; document.body.append(link); link.click();");
        browser.see("#channel-stable-amd64");
    }

    @Test
    @Order(14)
    void a_server_that_is_gone_is_said_to_be_gone_and_comes_back_by_itself() {
        browser.open("/machines");
        browser.seeText("#live", "Live");
        server.pause();
        try {
            browser.seeText("#live", "Not connected");
        } finally {
            server.resume();
        }
        browser.seeText("#live", "Live");
    }

    @Test
    @Order(15)
    void signing_out_leads_back_to_the_door() {
        browser.open("/machines");
        browser.click("#user-menu");
        browser.click("#sign-out");
        browser.seeUrl("/login");
        browser.open("/machines");
        browser.seeUrl("/login");
    }

    private static void signIn(String password) {
        browser.type("input[name=username]", "ann");
        browser.type("input[name=password]", password);
        browser.click("vaadin-button[theme~=submit], vaadin-login-form vaadin-button");
    }

    private static void send(String recorded) {
        client.answerTo(Recorded.request(recorded));
    }
}
