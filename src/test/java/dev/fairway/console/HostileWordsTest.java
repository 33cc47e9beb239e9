package dev.fairway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Browser;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import dev.fairway.testing.World;
import java.nio.charset.StandardCharsets;
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
import tools.jackson.databind.json.JsonMapper;

/** Whatever machines and people write is text on every screen, and no screen does what its policy forbids. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileWordsTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String EVIL =
            "<img src=x onerror=\"window.owned=1\"><script>window.owned=1</script>{{7*7}}${7*7}\u202Eevil\u2066";
    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\")";

    private static ServerProcess server;
    private static Browser browser;
    private static Client client;
    private static World world;

    @BeforeAll
    static void aServerThatWasToldEvilThings() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", PASSWORD);
        server = ServerProcess.start(settings);
        client = new Client(server.port(), FairwayTest.TOKEN);
        world = new World(client);
        String xml = EVIL.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        client.answerTo(world.request(
                "update_engine-01-check",
                "44b0a5364caf1f2b203f4b49363d553f",
                "evil-1",
                "machinealias=\"\"",
                "machinealias=\"" + xml + "\"",
                "oem=\"qemu\"",
                "oem=\"" + xml + "\""));
        world.promote("4230.2.1");
        client.answerTo(world.check("seen-1", "3815.2.0"));
        written("PATCH", "/groups/" + world.group(), Map.of("name", EVIL.substring(0, 80)));
        written(
                "PATCH",
                "/machines/evil-1?product=" + world.product(),
                Map.of("alias", EVIL, "notes", EVIL.repeat(120).substring(0, 10_000), "hold", Map.of("reason", EVIL)));
        written(
                "PATCH",
                "/machines/seen-1?product=" + world.product(),
                Map.of("alias", FORMULA, "notes", "x".repeat(10_000)));
        written("POST", world.rolloutPath() + "/pause", Map.of("reason", EVIL.repeat(10)));
        written("POST", "/views", Map.of("name", EVIL.substring(0, 80), "query", "q=" + EVIL, "shared", true));
        written("POST", "/tokens", Map.of("name", EVIL.substring(0, 80), "role", "viewer"));
        browser = new Browser(server.port());
        browser.beforeEachPage("window.broken = [];"
                + " document.addEventListener('securitypolicyviolation', e => window.broken.push("
                + "e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber))");
        browser.open("/activity");
        browser.type("input[name=username]", "admin");
        browser.type("input[name=password]", PASSWORD);
        browser.click("vaadin-button[theme~=submit], vaadin-login-form vaadin-button");
        browser.see("#activity li");
    }

    private static void written(String method, String path, Map<String, Object> body) {
        Client.Reply reply = client.call(method, path, JsonMapper.shared().writeValueAsString(body), Map.of());
        assertThat(reply.status()).as(path + " " + reply.body()).isIn(200, 201, 204);
    }

    @AfterAll
    static void end() {
        browser.close();
        server.close();
    }

    /** Screens by address, each with what is there when it is drawn. */
    private static Map<String, String> screens() {
        String rollout = world.rolloutPath();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("/", "#latest li");
        all.put("/machines", "#machines-grid vaadin-grid-cell-content a");
        all.put("/machines?machine=evil-1~" + world.product(), "#side-panel");
        all.put("/machines/evil-1?product=" + world.product(), "#machine-lead");
        all.put("/groups", ".fw-groups");
        all.put("/groups/" + world.group(), "#plan-preview");
        all.put("/channels", ".fw-channels");
        all.put("/channels/" + world.channel(), "#channel-lead");
        all.put("/releases", "#releases-grid");
        all.put("/releases/" + world.release("4230.2.1"), "#release-lead");
        all.put("/rollouts", "#open-rollouts");
        all.put(rollout, "#pipeline");
        all.put("/activity", "#activity li");
        all.put("/settings/audit", "#audit-entries td");
        return all;
    }

    @Test
    @Order(1)
    void what_is_written_runs_nowhere_and_every_screen_keeps_to_its_policy() {
        screens().forEach((path, shown) -> {
            browser.open(path);
            browser.see(shown);
            browser.atRest();
            nothingHappened(path);
            assertThat(browser.overflows()).as(path).isFalse();
        });
    }

    @Test
    @Order(2)
    void what_was_done_stands_at_the_foot_of_each_thing_and_its_details_are_text() {
        browser.open("/machines/evil-1?product=" + world.product());
        browser.click("#history vaadin-details-summary");
        browser.seeText("#history-lines", "<img src=x");
        browser.click("#history-lines vaadin-button", "Details");
        browser.seeText("#states-dialog", "<script>");
        nothingHappened("the history of a machine");
        browser.open("/groups/" + world.group());
        browser.click("#history vaadin-details-summary");
        browser.seeText("#history-lines", "script");
        nothingHappened("the history of a group");
    }

    @Test
    @Order(3)
    void the_trail_is_searched_taken_away_and_verified() {
        browser.open("/settings/audit?type=machine&object=evil-1");
        browser.seeText("#audit-entries", "held");
        browser.seeNoText("#audit-entries", "created");
        browser.open("/settings/audit");
        browser.seeText("#seal", "Sealed up to entry");
        browser.click("#verify");
        browser.seeText("#verdict", "Intact");
        assertThat(browser.title()).isEqualTo("Audit – Fairway");
        for (String id : List.of("audit-csv", "audit-ndjson")) {
            Object size = browser.runAsync(
                    "const done = arguments[arguments.length - 1];" + " fetch(document.getElementById('" + id
                            + "').href).then(r => r.text()).then(t => done(t.length))");
            assertThat((Long) size).as(id).isGreaterThan(500);
        }
        nothingHappened("the screen Audit");
    }

    @Test
    @Order(4)
    void files_hold_no_formula() {
        String csv = new String(
                client.call("GET", "/audit/export?format=csv", null, Map.of())
                        .raw()
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(csv).startsWith("id,at,who").contains("created").doesNotContain("\n=", ",=");
        String machines = new String(
                client.call("GET", "/machines.csv", null, Map.of()).raw().body(), StandardCharsets.UTF_8);
        assertThat(machines).contains("'=HYPERLINK").doesNotContain(",=", ",\"=");
        String lines = new String(
                client.call("GET", "/audit/export?format=ndjson&type=machine", null, Map.of())
                        .raw()
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(lines.lines())
                .isNotEmpty()
                .allMatch(line -> JsonMapper.shared()
                        .readTree(line)
                        .get("objectType")
                        .asString()
                        .equals("machine"));
    }

    private static void nothingHappened(String where) {
        assertThat(browser.run("return window.owned === undefined && !document.querySelector('img[src=x]')"))
                .as("nothing ran on " + where)
                .isEqualTo(true);
        assertThat(browser.run("return window.broken.join('; ')"))
                .as("the policy of " + where)
                .isEqualTo("");
    }
}
