package dev.fairway.console;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.fairway.access.GroupScope;
import dev.fairway.access.Permission;
import dev.fairway.access.Role;
import dev.fairway.testing.Browser;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import dev.fairway.testing.World;
import jakarta.annotation.security.PermitAll;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Every address of the console, opened by hand, by everybody: nobody, a viewer, operators and admins, limited and not. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoutesTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String OTHERS = "vexed-otter-plinth";

    /** Screens that not everybody who is signed in may see. Whoever adds one adds a line. */
    private static final Map<String, Permission> RESERVED = Map.of(
            "settings/people", Permission.MANAGE_PEOPLE,
            "settings/tokens", Permission.MANAGE_TOKENS,
            "settings/enrolment", Permission.MANAGE_ENROLMENT,
            "settings/walls", Permission.MANAGE_WALLS,
            "settings/sign-in", Permission.MANAGE_SETTINGS,
            "settings/audit", Permission.READ_AUDIT);

    /** The ways in. Whoever adds one says here that it is open to everybody. */
    private static final Set<String> OPEN = Set.of("login", "setup/:secret", "welcome/:secret");

    private static ServerProcess server;
    private static Client client;
    private static World world;
    private static Browser browser;

    @BeforeAll
    static void aServer() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", PASSWORD);
        server = ServerProcess.start(settings);
        client = new Client(server.port(), FairwayTest.TOKEN);
        world = new World(client);
        client.answerTo(world.check("m1", "0.9.0"));
        world.promote("1.0.0");
        browser = new Browser(server.port());
    }

    @AfterAll
    static void end() {
        browser.close();
        server.close();
    }

    private static Map<String, JavaClass> routes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.fairway.console").stream()
                        .filter(one -> one.isAnnotatedWith(Route.class))
                        .collect(Collectors.toMap(
                                one -> one.getAnnotationOfType(Route.class).value(), one -> one));
    }

    /** The address of something that is there. */
    private static String address(String route) {
        String id = route.startsWith("groups")
                ? world.group()
                : route.startsWith("channels")
                        ? world.channel()
                        : route.startsWith("releases")
                                ? world.release("1.0.0")
                                : route.startsWith("rollouts")
                                        ? world.rollout().get("id").asString()
                                        : "m1";
        return "/" + route.replace(":id", id).replace(":secret", "wrong");
    }

    @Test
    @Order(1)
    void every_screen_says_whom_it_is_for() {
        Set<String> open = new TreeSet<>();
        routes().forEach((route, screen) -> {
            if (screen.isAnnotatedWith(AnonymousAllowed.class)) {
                open.add(route);
            } else {
                assertThat(screen.isAnnotatedWith(PermitAll.class)).as(route).isTrue();
            }
        });
        assertThat(open).isEqualTo(new TreeSet<>(OPEN));
        assertThat(routes().keySet()).containsAll(RESERVED.keySet());
    }

    @Test
    @Order(2)
    void who_is_not_signed_in_is_led_to_the_door_from_every_screen() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String route : routes().keySet()) {
                URI address = URI.create("http://localhost:" + server.port() + address(route));
                HttpResponse<String> answer =
                        http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(route).isEqualTo(OPEN.contains(route) ? 200 : 302);
                assertThat(answer.headers().firstValue("Location").orElse("/login"))
                        .as(route)
                        .endsWith("/login");
            }
        }
    }

    @Test
    @Order(3)
    void a_viewer_sees_every_screen_but_those_that_are_reserved() {
        signIn("viewer", Role.VIEWER, "");
        for (String route : routes().keySet()) {
            if (!OPEN.contains(route)) {
                opens(route, Role.VIEWER, GroupScope.ALL);
            }
        }
    }

    @Test
    @Order(4)
    void what_is_reserved_is_seen_by_whom_the_table_says() {
        signIn("operator", Role.OPERATOR, "");
        RESERVED.keySet().forEach(route -> opens(route, Role.OPERATOR, GroupScope.ALL));
        signIn("limited", Role.ADMIN, "stab*");
        RESERVED.keySet().forEach(route -> opens(route, Role.ADMIN, GroupScope.parse("stab*")));
        signIn("admin", PASSWORD);
        RESERVED.keySet().forEach(route -> opens(route, Role.ADMIN, GroupScope.ALL));
    }

    private static void opens(String route, Role role, GroupScope scope) {
        Permission needed = RESERVED.getOrDefault(route, Permission.READ);
        browser.open(address(route));
        if (needed.lacks(role, scope, null) == null) {
            browser.see(".fw-main h1");
            assertThat(browser.text("#not-for-you")).as(route).isEmpty();
        } else {
            browser.seeText("#not-for-you", "Needs the role admin");
            assertThat(browser.text(".fw-main button, .fw-main vaadin-button"))
                    .as(route)
                    .isBlank();
        }
    }

    /** Somebody new. */
    private static void signIn(String name, Role role, String groups) {
        String made = client.post(
                        "/accounts",
                        quoted("{'name': '%s', 'role': '%s', 'groups': [%s]}"
                                .formatted(name, role.label(), groups.isEmpty() ? "" : "'" + groups + "'")))
                .text("link");
        browser.forgetCookies();
        browser.open(made.substring(made.indexOf("/welcome/")));
        browser.type("#new-password input", OTHERS);
        browser.type("#new-password-repeat input", OTHERS);
        browser.click("#welcome-accept");
        browser.seeText("body", "Your account is ready");
        signIn(name, OTHERS);
    }

    private static void signIn(String name, String password) {
        browser.forgetCookies();
        browser.open("/login");
        browser.type("input[name=username]", name);
        browser.type("input[name=password]", password);
        browser.click("vaadin-button[theme~=submit], vaadin-login-form vaadin-button");
        browser.see("#settings");
    }
}
