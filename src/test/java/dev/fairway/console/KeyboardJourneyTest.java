package dev.fairway.console;

import dev.fairway.testing.Browser;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
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
import org.openqa.selenium.Keys;

/** From signing in to stopping everything, by keys alone; the steps build on each other. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeyboardJourneyTest {

    private static final String PASSWORD = "correct horse battery";

    private static ServerProcess server;
    private static Browser browser;

    @BeforeAll
    static void aServerWithAMachine() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", PASSWORD);
        server = ServerProcess.start(settings);
        Client client = new Client(server.port(), FairwayTest.TOKEN);
        World world = new World(client);
        client.answerTo(world.check("keys-1", "3815.2.0"));
        world.promote("4230.2.1");
        browser = new Browser(server.port());
    }

    @AfterAll
    static void end() {
        browser.close();
        server.close();
    }

    @Test
    @Order(1)
    void one_signs_in() {
        browser.open("/activity?type=channel");
        browser.see("input[name=username]");
        browser.run("document.querySelector('input[name=username]').focus()");
        browser.press("admin", Keys.TAB, PASSWORD, Keys.ENTER);
        browser.seeText("#activity", "promoted 4230.2.1 to stable");
        browser.seeUrl("/activity?type=channel");
    }

    @Test
    @Order(2)
    void g_and_a_letter_lead_to_every_screen() {
        browser.press("g", "m");
        browser.seeUrl("/machines");
        browser.seeText("#machines-grid", "keys-1");
        browser.press("g", "g");
        browser.seeUrl("/groups");
        browser.see(".fw-groups");
        browser.press("g", "c");
        browser.seeUrl("/channels");
        browser.see(".fw-channels");
        browser.press("g", "e");
        browser.seeUrl("/releases");
        browser.see("#releases-grid");
        browser.press("g", "r");
        browser.seeUrl("/rollouts");
        browser.see("#open-rollouts");
        browser.press("g", "o");
        browser.see(".fw-overview-panels");
        browser.press("g", "a");
        browser.seeUrl("/activity");
        browser.see("#activity li");
    }

    @Test
    @Order(3)
    void a_question_mark_lists_the_keys_and_escape_closes_the_list() {
        browser.press("?");
        browser.seeText("#keys-dialog", "Pause the rollout that is shown");
        browser.press(Keys.ESCAPE);
        // Closed for the server too: until then it may give the focus back to where it was before.
        browser.await("the list to be gone", "document.querySelector('#keys-dialog') === null");
    }

    @Test
    @Order(4)
    void a_slash_searches_and_enter_opens_what_is_called_so() {
        browser.press("g", "r");
        browser.see("#open-rollouts");
        browser.press("/");
        browser.await("the focus in the search", "document.activeElement.closest('#quick-search') !== null");
        browser.press("keys-1");
        browser.seeText("vaadin-combo-box-item", "keys-1");
        browser.press(Keys.ENTER);
        browser.seeUrl("/machines/keys-1");
        browser.see("#machine-lead");
    }

    @Test
    @Order(5)
    void the_skip_link_leads_past_header_and_drawer() {
        browser.run("document.activeElement.blur()");
        browser.open("/activity");
        browser.see("#activity li");
        browser.press(Keys.TAB);
        browser.seeText("#skip", "Skip to the content");
        browser.press(Keys.ENTER);
        browser.await("the focus on the screen", "document.activeElement.matches('.fw-main')");
    }

    @Test
    @Order(6)
    void everything_is_stopped_and_let_go_on() {
        browser.run("document.getElementById('stop-all').focus()");
        browser.press(Keys.ENTER);
        browser.see("#stop-dialog[opened]");
        browser.press("boot loop in Frankfurt", Keys.ENTER);
        browser.seeText("#stopped-banner", "boot loop in Frankfurt");
        browser.seeText("#activity", "admin stopped all updates");
        browser.run("document.getElementById('let-go-on').focus()");
        browser.press(Keys.ENTER);
        browser.see("#go-on-dialog[opened]");
        browser.press("found it", Keys.ENTER);
        browser.seeText("#activity", "admin let updates go on");
        browser.see("#stop-all");
    }

    @Test
    @Order(7)
    void what_was_said_can_be_read_again() {
        browser.run("document.querySelector('#user-menu').closest('vaadin-menu-bar-button').focus()");
        browser.press(Keys.ENTER);
        browser.seeText("#notices", "Messages");
        browser.click("#notices");
        browser.seeText("#notices-dialog", "All updates are stopped");
        browser.seeText("#notices-dialog", "Updates go on");
    }
}
