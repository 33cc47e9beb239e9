package dev.fairway.console;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Browser;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import dev.fairway.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
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

/** An admin and somebody who is invited, limited, demoted, disabled; each with a browser. The steps build on each other. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PeopleJourneyTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String ANNS = "vexed-otter-plinth";

    private static ServerProcess server;
    private static Client client;
    private static Browser admin;
    private static Browser ann;
    private static World world;
    private static String other;

    @BeforeAll
    static void twoBrowsers() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", PASSWORD);
        server = ServerProcess.start(settings);
        client = new Client(server.port(), FairwayTest.TOKEN);
        world = new World(client);
        other = client.post(
                        "/groups",
                        quoted("{'product': '%s', 'name': 'other', 'channel': '%s'}"
                                .formatted(world.product(), world.channel())))
                .text("id");
        world.promote("1.0.0");
        admin = new Browser(server.port());
        ann = new Browser(server.port());
    }

    @AfterAll
    static void end() {
        admin.close();
        ann.close();
        server.close();
    }

    @Test
    @Order(1)
    void somebody_is_invited_with_a_link_that_is_shown_once() {
        admin.open("/settings/people");
        signIn(admin, "admin", PASSWORD);
        admin.click("#invite");
        admin.type("#invite-name input", "ann");
        admin.type("#groups input", "stab*");
        admin.seeText("#covers", "Covers");
        admin.click("#invite-dialog-confirm");
        String link = admin.see("#link-value input").getDomProperty("value");
        admin.click("#link vaadin-button");
        admin.seeText("#people", "Invited");

        ann.open(path(link));
        ann.type("#new-password input", "password1234");
        ann.type("#new-password-repeat input", "password1234");
        ann.click("#welcome-accept");
        ann.seeText("#new-password", "easy to guess");
        ann.type("#new-password input", ANNS);
        ann.type("#new-password-repeat input", ANNS);
        ann.click("#welcome-accept");
        ann.seeText("body", "Your account is ready");
        ann.open(path(link));
        ann.see("#welcome-refused");
    }

    @Test
    @Order(2)
    void what_lies_outside_of_the_groups_is_switched_off_and_says_why() {
        ann.open("/groups/" + world.group());
        signIn(ann, "ann", ANNS);
        ann.await("Hold to be enabled", "document.querySelector('#hold-group')?.disabled === false");
        ann.open("/groups/" + other);
        ann.await("Hold to be disabled", "document.querySelector('#hold-group')?.disabled === true");
        ann.await(
                "the reason",
                "document.querySelector('#hold-group vaadin-tooltip')?.text?.includes('does not cover the group other')");
        ann.await("Stop to be disabled", "document.querySelector('#stop-all')?.disabled === true");
        for (String button : List.of("#hold-group", "#stop-all")) {
            ann.run("const button = document.querySelector('" + button + "'); button.disabled = false;"
                    + " button.removeAttribute('disabled'); button.click()");
        }
        // What is asked of the server after it shows that it has answered those.
        ann.click("#about");
        ann.seeText("vaadin-dialog[opened], vaadin-dialog-overlay", "Fairway");
        assertThat(ann.run("return document.querySelectorAll('vaadin-dialog[opened]').length"))
                .isEqualTo(1L);
        ann.open("/settings/people");
        ann.seeText("#not-for-you", "Needs the role admin");
        assertThat(ann.text("#settings")).contains("My account").doesNotContain("People");
        admin.open("/settings/people");
        admin.seeText("#people [data-name=ann]", "Active");
    }

    @Test
    @Order(3)
    void a_view_that_one_shares_is_opened_by_another() {
        admin.open("/machines?health=held");
        admin.click("#view-save");
        admin.type("#view-name input", "Held tonight");
        admin.click("#view-shared label");
        admin.click("#save-view-confirm");
        admin.seeText("#saved-views", "Held tonight");
        ann.open("/machines");
        ann.click("#saved-views vaadin-side-nav-item", "Held tonight");
        ann.seeUrl("health=held");
        ann.seeUrl("view=");
        ann.seeText(".fw-chip", "Held");
    }

    @Test
    @Order(4)
    void a_token_of_ones_own_is_shown_once_and_acts_as_oneself() {
        ann.open("/settings/account");
        ann.seeText("#sessions", "This one");
        ann.click("#new-own-token");
        ann.type("#token-name input", "ci");
        ann.click("#token-dialog-confirm");
        String secret = ann.see("#secret-value input").getDomProperty("value");
        ann.click("#secret vaadin-button");
        ann.seeText("#own-tokens", "ci");
        Client script = client.with(String.valueOf(secret));
        assertThat(script.patch("/groups/" + other, "{'hold': {'reason': 'x'}}").status())
                .isEqualTo(403);
        assertThat(script.patch("/groups/" + world.group(), "{'hold': {'reason': 'x'}}")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/groups/" + world.group())
                        .body()
                        .get("hold")
                        .get("by")
                        .asString())
                .isEqualTo("ann");
        assertThat(script.patch("/groups/" + world.group(), "{'hold': null}").status())
                .isEqualTo(200);
    }

    @Test
    @Order(5)
    void a_demotion_is_seen_at_once_in_the_open_window() {
        ann.open("/groups/" + world.group());
        ann.await("Hold to be enabled", "document.querySelector('#hold-group')?.disabled === false");
        String id = id("ann");
        client.patch("/accounts/" + id, "{'role': 'viewer'}");
        ann.await("Hold to be disabled", "document.querySelector('#hold-group')?.disabled === true");
    }

    @Test
    @Order(6)
    void being_disabled_ends_the_session_at_once() {
        admin.open("/settings/people");
        admin.click("#people [data-name=ann] .fw-more vaadin-menu-bar-button");
        admin.click("#person-able");
        admin.click("#able-dialog-confirm");
        admin.seeText("#people [data-name=ann]", "Disabled");
        ann.see("input[name=username]");
        signIn(ann, "ann", ANNS);
        ann.seeText("body", "That did not work");
    }

    @Test
    @Order(7)
    void one_changes_ones_password() {
        admin.open("/settings/account");
        admin.type("#old-password input", "wrong");
        admin.type("#new-password input", ANNS);
        admin.type("#new-password-repeat input", ANNS);
        admin.click("#change-password");
        admin.seeText("#old-password", "not your password");
        admin.type("#old-password input", PASSWORD);
        admin.click("#change-password");
        admin.seeText("body", "Your password is changed");
    }

    private static String id(String name) {
        for (var item : client.get("/accounts").body().get("items")) {
            if (item.get("name").asString().equals(name)) {
                return item.get("id").asString();
            }
        }
        throw new AssertionError("no account " + name);
    }

    private static String path(@org.jspecify.annotations.Nullable String link) {
        Matcher path = Pattern.compile("/welcome/.*").matcher(String.valueOf(link));
        assertThat(path.find()).isTrue();
        return path.group();
    }

    private static void signIn(Browser browser, String name, String password) {
        browser.type("input[name=username]", name);
        browser.type("input[name=password]", password);
        browser.click("vaadin-button[theme~=submit], vaadin-login-form vaadin-button");
    }
}
