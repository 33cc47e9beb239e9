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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** How many clicks it takes from the overview to what people do most, counted in a real browser. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClicksTest {

    private static final String PASSWORD = "correct horse battery";
    private static final int WEB = 500;
    private static final int DB = 90;
    private static final int NEWEST = 10;

    private static ServerProcess server;
    private static Browser browser;
    private static Client client;
    private static World world;

    @BeforeAll
    static void aFleetWithARolloutInWhichSomeFail() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", PASSWORD);
        server = ServerProcess.start(settings);
        client = new Client(server.port(), FairwayTest.TOKEN);
        world = new World(client);
        client.post("/groups", World.quoted("{'product': '%s', 'name': 'frankfurt'}".formatted(world.product())));
        world.release("3815.2.1");
        try (ExecutorService many = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < WEB + DB + NEWEST; i++) {
                String id = "m-%03d".formatted(i);
                String alias = i < WEB ? "web-fra-%03d".formatted(i) : "db-%d".formatted(i - WEB);
                String version = i < WEB + DB ? "3815.2.0" : "3815.2.1";
                many.submit(() -> checkIn(id, alias, version));
            }
        }
        world.promote("3815.2.1");
        fails(7, "268435466");
        fails(8, "268435466");
        fails(9, "268435461");
        browser = new Browser(server.port());
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
    void how_the_newest_release_is_adopted_is_seen_without_a_click() {
        fromTheOverview();
        browser.seeText("#open-list", "stable");
        browser.see("#adoption-chart[data-drawn] canvas");
        assertThat(browser.run("return document.querySelector('#adoption-chart').textContent"))
                .asString()
                .contains(NEWEST + " of " + (WEB + DB + NEWEST) + " now run 3815.2.1");
        assertThat(clicks()).isZero();
    }

    @Test
    @Order(2)
    void why_one_machine_does_not_update_takes_four_letters_and_a_click() {
        fromTheOverview();
        browser.press("/");
        browser.await("the focus in the search", "document.activeElement.closest('#quick-search') !== null");
        browser.press("db-7");
        browser.click("vaadin-combo-box-item", "db-7");
        browser.seeText("#rules", "decides");
        browser.seeText("#machine-lead", "failed");
        assertThat(clicks()).isEqualTo(1);
    }

    @Test
    @Order(3)
    void who_failed_is_seen_by_cause_after_one_click() {
        fromTheOverview();
        browser.seeText("#open-list", "3 failed");
        browser.click("#open-list a", "3 failed");
        browser.seeText("#failed-machines", "db-7");
        browser.seeText("#failed-machines", "db-9");
        assertThat(browser.text(".fw-cause-chip")).contains("2", "1");
        assertThat(clicks()).isEqualTo(1);
    }

    @Test
    @Order(4)
    void a_rollout_is_paused_with_its_reason_by_two_clicks() {
        fromTheOverview();
        browser.click("#open-list #pause");
        browser.see("#pause-dialog[opened]");
        browser.await("the focus in the reason", "document.activeElement.closest('#reason') !== null");
        browser.press("errors on the databases");
        browser.click("#pause-dialog-confirm");
        browser.seeText("#open-list", "Paused");
        browser.seeText("body", "errors on the databases");
        assertThat(clicks()).isEqualTo(2);
    }

    @Test
    @Order(5)
    void five_hundred_machines_move_to_another_group_by_five_clicks() {
        fromTheOverview();
        browser.click("#tile-machines a, a#tile-machines");
        browser.see("#machines-grid");
        browser.press("/");
        browser.await("the focus in the search", "document.activeElement.closest('#search') !== null");
        browser.press("web-fra");
        browser.seeText("#health-counts", WEB + " match");
        browser.click("vaadin-grid-cell-content vaadin-checkbox[aria-label='Select All'], "
                + "vaadin-grid-cell-content vaadin-checkbox");
        browser.seeText("#bulk-bar", "All " + WEB + " that match");
        browser.click("#bulk-move");
        browser.seeText("#bulk-reach", WEB + " machines");
        browser.click("vaadin-combo-box-item", "frankfurt");
        browser.click("#bulk-confirm");
        browser.seeText("body", WEB + " machines are moved");
        assertThat(client.get("/fleet/summary").body().get("byGroup").toString())
                .contains("\"machines\":" + WEB);
        assertThat(clicks()).isEqualTo(5);
    }

    /** A page that counts every press of the button, also those that a helper of this test makes. */
    private static void fromTheOverview() {
        browser.open("/");
        browser.see("#sentence");
        browser.run("window.clicks = 0; document.addEventListener('pointerdown', () => window.clicks++, true)");
    }

    /** Only screens of the same page are counted: a reload would lose the counter, and fails here. */
    private static long clicks() {
        return (Long) browser.run("return window.clicks");
    }

    private static void checkIn(String id, String alias, String version) {
        client.answerTo(world.request(
                "update_engine-01-check",
                "44b0a5364caf1f2b203f4b49363d553f",
                id,
                "machinealias=\"\"",
                "machinealias=\"" + alias + "\"",
                " version=\"3815.2.0\" track",
                " version=\"" + version + "\" track"));
    }

    /** A machine of the databases takes the release, and reports that it could not. */
    private static void fails(int database, String errorCode) {
        String id = "m-%03d".formatted(WEB + database);
        checkIn(id, "db-" + database, "3815.2.0");
        client.answerTo(world.request(
                "update_engine-09-failed-hash",
                "1f83e0c00054ed247d56143605da7cd2",
                id,
                "machinealias=\"\"",
                "machinealias=\"db-" + database + "\"",
                "268435466",
                errorCode));
    }
}
