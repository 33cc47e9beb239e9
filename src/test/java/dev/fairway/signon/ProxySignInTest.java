package dev.fairway.signon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a trusted proxy says of people counts, and what anybody else says in its words does not. */
@Tag("database")
class ProxySignInTest {

    private static ServerProcess behind;
    private static ServerProcess elsewhere;

    @BeforeAll
    static void two() {
        behind = start("127.0.0.1/32, ::1");
        elsewhere = start("203.0.113.7");
    }

    @AfterAll
    static void end() {
        behind.close();
        elsewhere.close();
    }

    private static ServerProcess start(String proxy) {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", "correct horse battery");
        settings.put("fairway.trusted-proxies", "127.0.0.1");
        settings.put("fairway.sign-in.proxy.header", "X-User");
        settings.put("fairway.sign-in.proxy.addresses", proxy);
        settings.put("fairway.sign-in.proxy.groups-header", "X-Groups");
        settings.put("fairway.sign-in.proxy.roles[0].value", "bosses");
        settings.put("fairway.sign-in.proxy.roles[0].role", "admin");
        return ServerProcess.start(settings);
    }

    private static Map<String, String> named(String name, String groups) {
        return Map.of("X-User", name, "X-Groups", groups);
    }

    private static Visitor visitor() {
        return new Visitor(behind.port());
    }

    private static boolean isIn(Visitor visitor, Map<String, String> headers) {
        return visitor.get("/machines", headers).statusCode() == 200;
    }

    @Test
    void whom_the_proxy_names_is_signed_in_at_once() {
        Visitor ann = visitor();
        assertThat(isIn(ann, named("Ann", "others, bosses"))).isTrue();
        assertThat(ann.session()).isNotEmpty();
        assertThat(isIn(ann, named("ann", "others, bosses"))).isTrue();
    }

    @Test
    void the_header_counts_from_nowhere_else_whatever_is_said_to_be_forwarded() {
        Visitor liar = new Visitor(elsewhere.port());
        assertThat(isIn(liar, named("ann", "bosses"))).isFalse();
        Map<String, String> forwarded = Map.of(
                "X-User",
                "ann",
                "X-Groups",
                "bosses",
                "X-Forwarded-For",
                "203.0.113.7",
                "Forwarded",
                "for=203.0.113.7",
                "X-Real-IP",
                "203.0.113.7");
        assertThat(isIn(liar, forwarded)).isFalse();
    }

    @Test
    void a_session_ends_where_the_proxy_says_nothing_or_names_another() {
        Visitor bob = visitor();
        assertThat(isIn(bob, named("bob", "bosses"))).isTrue();
        assertThat(isIn(bob, Map.of())).isFalse();
        assertThat(isIn(bob, named("bob", "bosses"))).isTrue();
        String bobs = bob.session();
        assertThat(isIn(bob, named("carl", "bosses"))).isTrue();
        assertThat(bob.session()).isNotEqualTo(bobs);
    }

    @Test
    void who_is_in_no_group_that_is_mapped_is_told_so() {
        assertThat(visitor().get("/machines", named("dora", "others")).headers().firstValue("Location"))
                .hasValue("/login?refused=no-role");
        Visitor eve = visitor();
        assertThat(isIn(eve, named("eve", "bosses"))).isTrue();
        assertThat(isIn(eve, named("eve", "others"))).isFalse();
        assertThat(eve.get("/login?refused=no-role", named("eve", "others")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_account_of_fairways_own_is_never_taken_over() {
        assertThat(visitor()
                        .get("/machines", named("admin", "bosses"))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/login?refused=name-taken");
    }
}
