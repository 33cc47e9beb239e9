package dev.fairway.access;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.People;
import dev.fairway.testing.World;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Somebody who has a token tries to do more with it than its owner may at that moment. */
@FairwayTest
class EscapeTest {

    private final Client client;
    private final String name = "ann-" + UUID.randomUUID();
    private final World world;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SignIns signIns;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Tokens tokens;

    private UUID ann;
    private Client script;

    EscapeTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
        world = new World(client);
    }

    @BeforeEach
    void anOperatorWithAToken() {
        ann = admin(() -> accounts.invite(name, Role.OPERATOR, GroupScope.ALL))
                .account()
                .id();
        SignedIn person = signIns.person(name).orElseThrow();
        sessions.begin(person, "1.2.3.4", "a browser");
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        script = client.with(tokens.createOwn(new Tokens.Wish("ci", Role.OPERATOR, GroupScope.ALL, null))
                .secret());
        SecurityContextHolder.clearContext();
    }

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoever_is_demoted_limited_or_disabled_is_so_with_the_very_next_call() {
        assertThat(letsGo(script)).isEqualTo(200);
        become(Role.VIEWER, "", false);
        assertThat(letsGo(script)).isEqualTo(403);
        become(Role.OPERATOR, "nowhere", false);
        assertThat(letsGo(script)).isEqualTo(403);
        become(Role.OPERATOR, world.product() + "/stable", false);
        assertThat(letsGo(script)).isEqualTo(200);
        become(Role.OPERATOR, "", true);
        assertThat(letsGo(script)).isEqualTo(401);
        become(Role.OPERATOR, "", false);
        assertThat(letsGo(script)).isEqualTo(200);
        admin(() -> {
            accounts.remove(ann);
            return true;
        });
        assertThat(letsGo(script)).isEqualTo(401);
    }

    @Test
    void a_token_does_not_grow_with_its_owner() {
        become(Role.ADMIN, "", false);
        assertThat(script.post("/tokens", quoted("{'name': 'more', 'role': 'admin'}"))
                        .status())
                .isEqualTo(403);
        assertThat(script.patch("/accounts/" + ann, "{'role': 'admin'}").status())
                .isEqualTo(403);
        assertThat(script.get("/audit").status()).isEqualTo(403);
        assertThat(script.post("/products", quoted("{'id': '%s', 'name': 'x'}".formatted(UUID.randomUUID())))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_limit_is_for_the_product_and_the_name_that_it_says() {
        for (String groups : List.of(
                UUID.randomUUID() + "/stable", "stabl", "stable?", "STABLE2", "?stable", world.product() + "/stabl")) {
            become(Role.OPERATOR, groups, false);
            assertThat(letsGo(script)).as(groups).isEqualTo(403);
        }
        become(Role.OPERATOR, world.product() + "/*", false);
        assertThat(letsGo(script)).isEqualTo(200);
        assertThat(script.post("/fleet/stop", quoted("{'reason': 'x'}")).status())
                .isEqualTo(403);
    }

    @Test
    void no_spelling_of_an_address_gets_past_the_rights() {
        become(Role.VIEWER, "", false);
        for (String path : List.of(
                "/api/v1/fleet/stop/",
                "/api/v1//fleet/stop",
                "//api/v1/fleet/stop",
                "/api/v1/fleet/stop;x=y",
                "/api/v1;x=y/fleet/stop",
                "/api/v1/fleet/./stop",
                "/api/v1/views/../fleet/stop",
                "/api/v1/views/%2e%2e/fleet/stop",
                "/api/v1/views/..%2ffleet/stop",
                "/api/v1/fleet%2fstop",
                "/API/v1/fleet/stop",
                "/api/v1/Fleet/Stop",
                "/api/v1/fleet/stop%00",
                "/api/v1/fleet/stop.json",
                "/api/v1/fleet/stop?_method=GET",
                "/actuator/../api/v1/fleet/stop")) {
            assertThat(script.raw("POST", path).status()).as(path).isBetween(300, 499);
        }
        for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "GETS", "get")) {
            assertThat(script.raw(method, "/api/v1/fleet/stop").status())
                    .as(method)
                    .isBetween(400, 501);
        }
        assertThat(client.get("/fleet/summary").body().get("stopped").isNull()).isTrue();
    }

    @Test
    void what_is_no_token_is_nobody() {
        for (String token : List.of("fwy_", "fwy_*", "fwy_' or 1=1 --", "Bearer x", name, "null")) {
            assertThat(client.with(token).get("/groups").status()).as(token).isEqualTo(401);
        }
    }

    /** Takes a hold that is not there from the group: changes nothing, and needs the right. */
    private int letsGo(Client caller) {
        return caller.patch("/groups/" + world.group(), "{'hold': null}").status();
    }

    private void become(Role role, String groups, boolean disabled) {
        admin(() -> accounts.edit(ann, new Accounts.Edit(role, GroupScope.parse(groups), disabled), null));
    }

    private static <T> T admin(Callable<T> deed) {
        return People.admin("tester", deed);
    }
}
