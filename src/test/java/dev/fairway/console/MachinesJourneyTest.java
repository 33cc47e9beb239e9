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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The list of machines as people use it, in a real browser: find, look, save, share; the steps build on each other. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MachinesJourneyTest {

    private static final String PASSWORD = "correct horse battery";
    private static final int MACHINES = 60;

    private static ServerProcess server;
    private static Browser browser;
    private static Client client;

    @BeforeAll
    static void aServerWithSomeMachines() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", PASSWORD);
        server = ServerProcess.start(settings);
        client = new Client(server.port(), FairwayTest.TOKEN);
        try (ExecutorService many = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < MACHINES; i++) {
                String id = "m-%03d".formatted(i);
                String alias = i < 10 ? "db-%d".formatted(i) : "web-fra-%03d".formatted(i);
                many.submit(() -> checkIn(id, alias));
            }
        }
        browser = new Browser(server.port());
        browser.open("/machines");
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
    void four_letters_find_a_machine_and_one_click_tells_why_it_does_not_update() {
        browser.seeText("#health-counts", MACHINES + " machines");
        browser.type("#search input", "db-7");
        browser.seeText("#health-counts", "1 match");
        assertThat(browser.text("#machines-grid mark")).contains("db-7");
        browser.click("#machines-grid vaadin-grid-cell-content a", "db-7");
        browser.seeText("#panel-why", "Why it is not updating");
        browser.seeUrl("machine=m-007");
        browser.click("#panel-close");
        browser.open("/machines?machine=m-008");
        browser.seeText("#panel-name", "db-8");
    }

    @Test
    @Order(2)
    void chips_say_what_is_filtered_and_take_it_back() {
        browser.open("/machines?health=healthy&q=fra");
        browser.seeText(".fw-chip", "Health is");
        browser.click(".fw-chip vaadin-button");
        browser.seeUrl("machines?q=fra");
        browser.click("#filter");
        browser.type("#filter-label input", "zone:eu");
        browser.seeUrl("label=zone");
        browser.see("#no-match");
    }

    @Test
    @Order(3)
    void a_view_is_saved_and_shared_and_somebody_else_sees_it() {
        browser.open("/machines?q=web-fra");
        browser.click("#view-save");
        browser.type("#view-name input", "Frankfurt");
        browser.click("#view-shared label");
        browser.click("#save-view-confirm");
        browser.seeText("#saved-views", "Frankfurt");
        browser.seeUrl("view=");
        Client viewer = client.with(client.post("/tokens", World.quoted("{'name': 'eve', 'role': 'viewer'}"))
                .text("token"));
        assertThat(viewer.get("/views").body().toString()).contains("Frankfurt", "q=web-fra");
        client.post("/views", World.quoted("{'name': 'Held by others', 'query': 'health=held', 'shared': true}"));
        browser.seeText("#saved-views", "Held by others");
        browser.click("#count-healthy");
        browser.see("#view-edited");
    }

    @Test
    @Order(4)
    void the_table_has_all_of_them() {
        browser.open("/machines?q=web-fra");
        browser.seeText("#health-counts", "50 match");
        String csv = browser.see("#csv").getDomAttribute("href");
        assertThat(csv).isNotBlank();
        Object lines = browser.run(
                "const answer = new XMLHttpRequest(); answer.open('GET', document.getElementById('csv').href, false);"
                        + "answer.send(); return answer.responseText.trim().split('\\n').length;");
        assertThat(lines).isEqualTo(51L);
    }

    @Test
    @Order(5)
    void on_a_narrow_screen_a_line_leads_to_the_page_and_nothing_reaches_over_the_edge() {
        browser.size(400, 900);
        try {
            browser.open("/machines?q=db-7");
            browser.seeText("#machines-grid", "db-7");
            assertThat(browser.overflows()).isFalse();
            browser.click("#machines-grid vaadin-grid-cell-content a", "db-7");
            browser.seeUrl("/machines/m-007");
        } finally {
            browser.size(1440, 1000);
        }
    }

    private static void checkIn(String id, String alias) {
        client.answerTo(Recorded.request(
                "update_engine-01-check",
                "44b0a5364caf1f2b203f4b49363d553f",
                id,
                "machinealias=\"\"",
                "machinealias=\"" + alias + "\""));
    }
}
