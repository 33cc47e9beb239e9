package dev.fairway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Axe;
import dev.fairway.testing.Browser;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import dev.fairway.testing.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** No screen has anything that axe objects to (WCAG 2.2 A and AA), light and dark. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessibilityTest {

    private static final String PASSWORD = "correct horse battery";

    private static ServerProcess server;
    private static Browser browser;
    private static Axe axe;
    private static World world;

    /** Screens by address, each with what is there when it is drawn. Whoever adds a screen adds a line. */
    private static Map<String, String> screens() {
        String rollout = world.rolloutPath();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("/", "#latest li");
        all.put("/machines", "#machines-grid vaadin-grid-cell-content a, #machines-grid vaadin-grid-cell-content");
        all.put("/machines?q=no-such-machine", "#no-match");
        all.put("/machines?machine=seen-1~" + world.product(), "#side-panel");
        all.put("/machines/seen-1?product=" + world.product(), "#machine-lead");
        all.put("/groups", ".fw-groups");
        all.put("/groups/" + world.group(), "#plan-preview");
        all.put("/channels", ".fw-channels");
        all.put("/channels/" + world.channel(), "#channel-lead");
        all.put("/releases", "#releases-grid");
        all.put("/releases/" + world.release("4230.2.1"), "#release-lead");
        all.put("/rollouts", "#open-rollouts");
        all.put(rollout, "#pipeline");
        all.put(rollout + "/failed", "#failed-name");
        all.put("/activity", "#activity li");
        all.put("/settings/people", "#people li");
        all.put("/settings/tokens", "#tokens li");
        all.put("/settings/account", "#sessions li");
        all.put("/settings/sign-in", "#way-password dd");
        all.put("/settings/audit", "#audit-entries td");
        all.put("/settings/enrolment?product=" + world.product(), "#waiting li");
        all.put("/no/such/page", ".fw-card h1");
        return all;
    }

    @BeforeAll
    static void aServerWithSomethingOnEveryScreen() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", PASSWORD);
        server = ServerProcess.start(settings);
        Client client = new Client(server.port(), FairwayTest.TOKEN);
        world = new World(client);
        client.answerTo(world.check("seen-1", "3815.2.0"));
        client.answerTo(world.check("seen-2", "4230.2.1"));
        world.promote("4230.2.1");
        String enrolment = "/products/" + world.product() + "/enrolment";
        client.patch(enrolment, "{'mode': 'approve'}");
        client.post(enrolment + "/keys", World.quoted("{'name': 'berlin'}"));
        client.answerTo(world.check("newcomer", "3815.2.0"));
        browser = new Browser(server.port());
        axe = new Axe(browser);
    }

    @AfterAll
    static void end() {
        browser.close();
        server.close();
    }

    @Test
    @Order(1)
    void the_door_is_open_to_everybody() {
        browser.open("/login");
        browser.see("input[name=username]");
        inBothSchemes("sign-in");
        browser.open("/setup/wrong");
        browser.see("#setup-refused");
        inBothSchemes("set-up");
        browser.open("/welcome/wrong");
        browser.see("#welcome-refused");
        inBothSchemes("welcome");
        browser.open("/activity");
        browser.type("input[name=username]", "admin");
        browser.type("input[name=password]", PASSWORD);
        browser.click("vaadin-button[theme~=submit], vaadin-login-form vaadin-button");
        browser.see("#activity li");
    }

    @Test
    @Order(2)
    void no_screen_has_a_violation() {
        List<String> found = new ArrayList<>();
        screens().forEach((path, shown) -> {
            browser.open(path);
            browser.see(shown);
            lookInBothSchemes(found, path);
        });
        assertThat(found).isEmpty();
    }

    @Test
    @Order(3)
    void no_dialog_has_a_violation() {
        List<String> found = new ArrayList<>();
        dialog(found, "/activity", "#help", "#keys-dialog");
        dialog(found, "/activity", "#about", "#about-dialog");
        dialog(found, "/activity", "#stop-all", "#stop-dialog");
        dialog(found, "/activity", "#activity li vaadin-button", "#states-dialog");
        dialog(found, "/settings/people", "#invite", "#invite-dialog");
        dialog(found, "/settings/tokens", "#new-token", "#token-dialog");
        dialog(found, "/releases", "#add-release", "#add-release-dialog");
        dialog(found, "/channels/" + world.channel(), "#promote", "#promote-dialog");
        dialog(found, world.rolloutPath(), "#pause", "#pause-dialog");
        String enrolment = "/settings/enrolment?product=" + world.product();
        dialog(found, enrolment, "#change-mode", "#mode-dialog");
        dialog(found, enrolment, "#new-key", "#key-dialog");
        dialog(found, enrolment, "#approve", "#decision-dialog");
        dialog(found, "/machines/seen-1?product=" + world.product(), "#hold", "#hold-dialog");
        assertThat(found).isEmpty();
    }

    private static void dialog(List<String> found, String path, String button, String dialog) {
        browser.open(path);
        browser.click(button);
        browser.see(dialog + "[opened]");
        lookInBothSchemes(found, path + " " + dialog);
    }

    @Test
    @Order(4)
    void neither_ticked_rows_nor_the_choice_of_columns_has_a_violation() {
        List<String> found = new ArrayList<>();
        browser.open("/machines?product=" + world.product());
        browser.click("#machines-grid vaadin-checkbox");
        browser.see("#bulk-bar");
        lookInBothSchemes(found, "bulk bar");
        browser.open("/machines");
        browser.click("#columns");
        browser.see("#columns-shown vaadin-checkbox");
        lookInBothSchemes(found, "choice of columns");
        assertThat(found).isEmpty();
    }

    private static void lookInBothSchemes(List<String> found, String what) {
        for (String scheme : List.of("light", "dark")) {
            browser.run("window.fairway.scheme('" + scheme + "')");
            axe.violations().forEach(violation -> found.add(what + " " + scheme + ": " + violation));
        }
    }

    private static void inBothSchemes(String what) {
        for (String scheme : List.of("light", "dark")) {
            browser.run("window.fairway.scheme('" + scheme + "')");
            assertThat(axe.violations()).as(what + " " + scheme).isEmpty();
        }
    }
}
