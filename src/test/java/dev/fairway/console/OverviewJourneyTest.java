package dev.fairway.console;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The first screen, in a real browser that is opened once and left open: the steps build on each other. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OverviewJourneyTest {

    private static final String PASSWORD = "correct horse battery";

    private static ServerProcess server;
    private static Browser browser;
    private static Client client;
    private static World world;

    @BeforeAll
    static void aServerWithoutMachines() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", PASSWORD);
        server = ServerProcess.start(settings);
        client = new Client(server.port(), FairwayTest.TOKEN);
        world = new World(client);
        browser = new Browser(server.port());
        // All of it is in view: what is scrolled away cannot be read.
        browser.size(1440, 1700);
        browser.open("/");
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
    void an_empty_fleet_says_how_to_point_a_machine_here() {
        browser.seeText("#sentence", "No machine has checked in yet.");
        browser.seeText("#no-machines", "SERVER=");
        assertThat(browser.title()).isEqualTo("Overview – Fairway");
    }

    @Test
    @Order(2)
    void the_first_machine_appears_by_itself() {
        checkIn("m1");
        browser.seeText("#sentence", "1 machine checks in; it has no target yet.");
        browser.seeText("#tile-machines", "1");
        browser.seeText("#needs-human", "Nothing does");
        browser.seeText("#open-rollouts", "No rollout is open");
    }

    @Test
    @Order(3)
    void a_rollout_that_starts_is_seen_with_the_one_thing_to_do() {
        world.promote("3815.2.1");
        browser.seeText("#open-list", "Running");
        browser.seeText("#open-list", "stable");
        browser.seeText("#sentence", "0 % of 1 machine");
        browser.seeText("#latest", "stable to 3815.2.1");
        browser.seeText("#channel-versions", "3815.2.0");
        browser.click("#open-list #pause");
        browser.type("#reason input", "waiting for the kernel fix");
        browser.click("#pause-dialog-confirm");
        browser.seeText("#open-list", "Paused");
        browser.seeText("#sentence", "1 rollout has been paused");
        browser.seeText("#sentence", "waiting for the kernel fix");
        browser.click("#open-list #resume");
        browser.click("#resume-dialog-confirm");
        browser.seeText("#open-list", "Running");
    }

    @Test
    @Order(4)
    void a_halted_rollout_is_named_and_leads_to_its_page() {
        for (String machine : new String[] {"m1", "m2", "m3"}) {
            checkIn(machine);
        }
        browser.seeText("#tile-machines", "3");
        for (String machine : new String[] {"m1", "m2", "m3"}) {
            client.answerTo(world.request("update_engine-09-failed-hash", "1f83e0c00054ed247d56143605da7cd2", machine));
        }
        browser.seeText("#sentence", "1 rollout has been halted");
        browser.seeText("#concerns", "stable halted");
        browser.seeText("#concerns", "machines failed their last attempt");
        browser.seeText("#tile-failing", "3");
        browser.click("#concerns a", "stable halted");
        browser.seeText("#rollout-state", "Halted");
        browser.click(".fw-brand");
        browser.seeText("#sentence", "1 rollout has been halted");
    }

    @Test
    @Order(5)
    void adoption_has_a_drawing_a_table_and_an_address() {
        browser.click("#span-1h");
        browser.seeUrl("span=1h");
        browser.see("#adoption-chart[data-drawn] canvas");
        assertThat(browser.run("return document.querySelector('#adoption-chart thead th:last-child').textContent"))
                .isEqualTo("3815.2.0");
        assertThat(browser.run("return document.querySelector('#adoption-chart tbody td:last-child').textContent"))
                .isEqualTo("3");
        browser.open("/?span=30d");
        browser.see("#span-30d[aria-pressed='true']");
    }

    @Test
    @Order(6)
    void a_new_machine_that_has_to_be_approved_is_named_approved_and_comes_in() {
        browser.open("/settings/enrolment?product=" + world.product());
        browser.seeText("#mode", "Open");
        client.patch("/products/" + world.product() + "/enrolment", "{'mode': 'approve'}");
        browser.seeText("#mode", "After approval");
        browser.click("#new-key");
        browser.type("#key-name input", "berlin");
        browser.click("#key-dialog-confirm");
        browser.seeText("#fresh-key", "/v1/update/fwe_");
        browser.run("document.querySelector('#fresh-key-dialog').opened = false");
        browser.seeText("#keys", "berlin");

        checkIn("newcomer");
        browser.seeText("#waiting", "newcomer");
        browser.open("/");
        browser.click("#concerns a", "1 new machine waits for approval");
        browser.seeUrl("settings/enrolment");
        browser.click("#waiting vaadin-checkbox");
        browser.click("#approve");
        browser.seeText("#decision-dialog", "newcomer");
        browser.click("#decision-dialog-confirm");
        browser.seeText("#asked-approved", "Approved 1");
        checkIn("newcomer");
        browser.seeText("#asked-approved", "Approved 0");
        assertThat(world.machine("newcomer").get("version").asString()).isEqualTo("3815.2.0");
    }

    @Test
    @Order(7)
    void on_a_narrow_screen_nothing_reaches_over_the_edge() {
        browser.size(400, 900);
        browser.see("#enrolment-keys");
        assertThat(browser.overflows()).isFalse();
        browser.open("/");
        browser.see("#sentence");
        assertThat(browser.overflows()).isFalse();
    }

    private static void checkIn(String machine) {
        client.answerTo(world.check(machine, "3815.2.0"));
    }
}
