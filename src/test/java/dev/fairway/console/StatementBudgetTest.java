package dev.fairway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Browser;
import dev.fairway.testing.Client;
import dev.fairway.testing.CountingDriver;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No screen costs more than ten statements, frame included, however one comes to it. */
@Tag("browser")
class StatementBudgetTest {

    private static final int MOST = 10;
    private static final String PASSWORD = "correct horse battery";

    private static ServerProcess server;
    private static Browser browser;
    private static World world;

    /** Screens by address, each with what is there when it is drawn. Whoever adds a screen adds a line. */
    private static Map<String, String> screens() {
        String rollout = world.rolloutPath();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("/", "#channel-versions");
        all.put("/machines", "#machines-grid vaadin-grid-cell-content a");
        all.put("/machines?q=seen", "#machines-grid vaadin-grid-cell-content a");
        all.put("/machines/seen-1?product=" + world.product(), "#machine-lead");
        all.put("/groups", ".fw-groups");
        all.put("/groups/" + world.group(), "#plan-preview");
        all.put("/channels", ".fw-channels");
        all.put("/channels/" + world.channel(), "#channel-history");
        all.put("/releases", "#releases-grid");
        all.put("/releases/" + world.release("4230.2.1"), "#release-payloads");
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
        return all;
    }

    @BeforeAll
    static void aServerThatTellsItsStatements() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", PASSWORD);
        settings.put("spring.datasource.driver-class-name", CountingDriver.class.getName());
        server = ServerProcess.start(settings);
        Client client = new Client(server.port(), FairwayTest.TOKEN);
        world = new World(client);
        client.answerTo(world.check("seen-1", "3815.2.0"));
        client.answerTo(world.check("seen-2", "4230.2.1"));
        world.promote("4230.2.1");
        client.answerTo(world.check("seen-1", "3815.2.0"));
        client.answerTo(world.request("update_engine-09-failed-hash", "1f83e0c00054ed247d56143605da7cd2", "seen-1"));
        client.patch("/products/" + world.product() + "/enrolment", "{'mode': 'approve'}");
        client.answerTo(world.check("newcomer", "3815.2.0"));
        client.post("/views", World.quoted("{'name': 'Failing', 'query': 'health=failing', 'shared': true}"));
        browser = new Browser(server.port());
        browser.open("/activity");
        browser.type("input[name=username]", "admin");
        browser.type("input[name=password]", PASSWORD);
        browser.click("vaadin-button[theme~=submit], vaadin-login-form vaadin-button");
        browser.see("#activity li");
        answered();
        // What is configured is read once after it has changed, for everybody; this is what each screen costs from then
        // on.
        for (String path : List.of("/", "/releases", "/groups")) {
            browser.open(path);
            browser.see(screens().get(path));
            answered();
        }
    }

    @AfterAll
    static void end() {
        server.close();
        browser.close();
    }

    @Test
    void a_screen_opened_by_its_address_costs_at_most_ten_statements() {
        List<String> tooMany = new ArrayList<>();
        screens().forEach((path, shown) -> {
            note(tooMany, path, shown, () -> browser.open(path));
        });
        assertThat(tooMany).isEmpty();
    }

    @Test
    void a_screen_that_one_goes_to_costs_at_most_ten_statements() {
        List<String> tooMany = new ArrayList<>();
        screens().forEach((path, shown) -> {
            note(
                    tooMany,
                    path,
                    shown,
                    () -> browser.run("const link = document.createElement('a'); link.href = '" + path
                            + "'; link.setAttribute('router-link', ''); document.body.append(link);"
                            + " link.click()"));
        });
        assertThat(tooMany).isEmpty();
    }

    /** A rollout may have gone on by itself meanwhile, and who comes first then reads what is configured: so it counts twice. */
    private static void note(List<String> tooMany, String path, String shown, Runnable go) {
        List<String> first = cost(shown, go);
        List<String> these = first.size() > MOST ? cost(shown, go) : first;
        if (these.size() > MOST || first.isEmpty()) {
            tooMany.add(path + " " + these.size() + ":\n  " + String.join("\n  ", these));
        }
    }

    private static List<String> cost(String shown, Runnable go) {
        browser.open("/no/such/page");
        browser.see(".fw-card h1");
        answered();
        int before = statements().size();
        go.run();
        browser.see(shown);
        answered();
        List<String> all = statements();
        return all.subList(before, all.size());
    }

    /** The browser waits for no answer any more, so that all that a screen reads is read. */
    private static void answered() {
        browser.await(
                "all answers",
                "Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive || !client.isActive())");
    }

    private static List<String> statements() {
        return server.log()
                .lines()
                .filter(line -> line.startsWith(CountingDriver.MARK))
                .toList();
    }
}
