package dev.fairway.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that people reach through TLS at a proxy, and what is tried on it. */
@Tag("browser")
class AttacksOverHttpTest {

    private static final String PASSWORD = "correct horse battery";

    /** What the proxy says of a request that came through TLS. */
    private static final String[] THROUGH_TLS = {
        "Host: fairway.example", "X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.9"
    };

    private static ServerProcess server;

    @BeforeAll
    static void aServerBehindTls() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", PASSWORD);
        settings.put("fairway.public-url", "https://fairway.example");
        settings.put("fairway.allowed-hosts", "updates.example");
        settings.put("fairway.trusted-proxies", "127.0.0.0/8,::1");
        server = ServerProcess.start(settings);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static Wire wire() {
        return new Wire(server.port());
    }

    @Test
    void no_answer_may_be_framed_guessed_at_or_handed_on() {
        for (String path : List.of(
                "/", "/login", "/themes/fairway/styles.css", "/api/v1/groups", "/no/such", "/actuator/health")) {
            Wire.Answer answer = wire().get(path);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("|");
            assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("DENY");
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).as(path).isEqualTo("same-origin");
            assertThat(answer.header("Permissions-Policy")).as(path).contains("camera=()");
            assertThat(answer.header("Server")).as(path).isEmpty();
        }
    }

    @Test
    void the_page_runs_only_scripts_that_carry_a_number_nobody_can_know() {
        String policy = wire().get("/login").header("Content-Security-Policy");
        assertThat(policy)
                .contains(
                        "script-src 'self' 'nonce-", "object-src 'none'", "base-uri 'self'", "script-src-attr 'none'");
        assertThat(policy.replaceAll("style-src [^;]*", "")).doesNotContain("unsafe-inline");
        assertThat(wire().get("/login").header("Content-Security-Policy")).isNotEqualTo(policy);
    }

    @Test
    void tls_is_demanded_only_where_it_was_used_and_only_a_known_proxy_is_believed() {
        assertThat(wire().get("/login", THROUGH_TLS).header("Strict-Transport-Security"))
                .startsWith("max-age=");
        assertThat(wire().get("/login").header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void cookies_go_nowhere_but_here_and_not_to_scripts() {
        Wire.Answer answer = wire().get("/login", THROUGH_TLS);
        assertThat(answer.headers().get("set-cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .containsIgnoringCase("secure")
                        .containsIgnoringCase("httponly")
                        .containsIgnoringCase("samesite=lax"));
    }

    @Test
    void another_name_is_not_answered_to() {
        for (String path : List.of("/", "/login", "/api/v1/groups", "/themes/fairway/styles.css")) {
            Wire.Answer answer = wire().get(path, "Host: evil.example");
            assertThat(answer.status()).as(path).isEqualTo(421);
            assertThat(answer.body()).doesNotContain("evil.example");
            assertThat(wire().get(path, "Host: evil.example", "X-Forwarded-Host: fairway.example")
                            .status())
                    .isEqualTo(421);
        }
        assertThat(wire().get("/login", "Host: FAIRWAY.example.:443").status()).isEqualTo(200);
        assertThat(wire().get("/login", "Host: updates.example").status()).isEqualTo(200);
    }

    @Test
    void machines_and_watchers_come_by_whatever_address_they_know() {
        assertThat(wire().get("/actuator/health", "Host: 10.1.2.3:8080").status())
                .isEqualTo(200);
        assertThat(wire().post("/v1/update/", "<request/>", "Host: 10.1.2.3:8080")
                        .status())
                .isNotEqualTo(421);
    }

    @Test
    void where_one_is_led_is_never_elsewhere() {
        for (String path :
                List.of("//evil.example/", "/\\evil.example", "/%2f%2fevil.example", "/machines?x=//evil.example")) {
            Wire wire = wire();
            wire.get(path, THROUGH_TLS);
            Wire.Answer answer = wire.signIn("admin", PASSWORD, THROUGH_TLS);
            assertLedHere(answer.header("Location"));
        }
        Wire wire = wire();
        wire.get("/login?continue=https://evil.example&redirect=//evil.example", THROUGH_TLS);
        assertLedHere(wire.signIn("admin", PASSWORD, THROUGH_TLS).header("Location"));
        assertLedHere(wire().get("/machines", THROUGH_TLS).header("Location"));
    }

    private static void assertLedHere(String location) {
        assertThat(location.replaceFirst("^https://fairway\\.example(:443)?", ""))
                .matches("/?(?![/\\\\]).*")
                .doesNotContain("://");
    }

    @Test
    void a_session_that_somebody_else_began_is_not_the_one_that_is_signed_in() {
        Wire wire = wire();
        wire.get("/login");
        String before = wire.cookie("fairway-session");
        Wire.Answer answer = wire.signIn("admin", PASSWORD);
        assertThat(answer.header("Location")).doesNotContain("error");
        assertThat(before).isNotEmpty();
        assertThat(wire.cookie("fairway-session")).isNotEqualTo(before);
        Wire attacker = wire();
        attacker.cookie("fairway-session", before);
        assertThat(attacker.get("/machines").status()).isEqualTo(302);
    }

    @Test
    void the_door_does_not_say_whether_there_is_such_an_account() {
        Wire.Answer known = wire().signIn("admin", "a wrong password", THROUGH_TLS);
        Wire.Answer unknown = wire().signIn("nobody-of-that-name", "a wrong password", THROUGH_TLS);
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.header("Location")).isEqualTo(known.header("Location"));
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(unknown.headers().keySet()).isEqualTo(known.headers().keySet());
    }

    @Test
    void what_a_browser_sends_by_itself_changes_nothing() {
        Wire wire = wire();
        wire.signIn("admin", PASSWORD);
        assertThat(wire.get("/machines").status()).isEqualTo(200);
        assertThat(wire.post("/logout", "").status()).isEqualTo(403);
        assertThat(wire.post("/login", "username=admin&password=x").status()).isEqualTo(403);
        assertThat(wire.post("/?v-r=uidl&v-uiId=0", "{\"rpc\":[]}", "Content-Type: application/json")
                        .body())
                .doesNotContain("\"changes\"");
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(wire.send(method, "/api/v1/fleet/stop", "{\"reason\":\"x\"}", "Content-Type: application/json")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(wire.get("/machines").status()).isEqualTo(200);
    }

    @Test
    void nobody_gets_out_of_the_folders_that_are_served() {
        for (String path : List.of(
                "/themes/../application.yaml",
                "/themes/%2e%2e/application.yaml",
                "/themes/..%2f..%2fapplication.yaml",
                "/themes/fairway/..;/..;/application.yaml",
                "/VAADIN/../../WEB-INF/web.xml",
                "/VAADIN/static/%2e%2e/%2e%2e/config/flow-build-info.json",
                "/META-INF/sbom/application.cdx.json",
                "/actuator/sbom",
                "/actuator/env",
                "/actuator/heapdump",
                "/themes/fairway/%00",
                "/%c0%ae%c0%ae/etc/passwd")) {
            Wire.Answer answer = wire().get(path);
            assertThat(answer.status()).as(path).isIn(302, 400, 401, 403, 404);
            assertThat(answer.body()).as(path).doesNotContain("datasource", "root:", "bomFormat", "productionMode");
        }
    }

    @Test
    void nothing_that_is_sent_becomes_a_header() {
        for (String path : List.of(
                "/machines?q=%0d%0aX-Evil:%20yes", "/login?error=%0d%0aSet-Cookie:%20evil=1", "/%0d%0aX-Evil:%20yes")) {
            Wire.Answer answer = wire().get(path);
            assertThat(answer.headers()).as(path).doesNotContainKey("x-evil");
            assertThat(answer.header("Set-Cookie")).as(path).doesNotContain("evil=1");
        }
        Wire.Answer answer =
                wire().get("/api/v1/machines.csv?q=%0d%0aX-Evil:%20yes", "Authorization: Bearer " + FairwayTest.TOKEN);
        assertThat(answer.headers()).doesNotContainKey("x-evil");
    }

    @Test
    void what_is_too_long_is_not_read() {
        assertThat(wire().get("/login", "X-Long: " + "x".repeat(20_000)).status())
                .isEqualTo(400);
        assertThat(wire().post("/login", "x", "Content-Length: 99999999").status())
                .isEqualTo(413);
        assertThat(wire().send("POST", "/login", "1\r\nx\r\n0\r\n\r\n", "Transfer-Encoding: chunked")
                        .status())
                .isIn(400, 411);
        assertThat(wire().post("/v1/update/", "<request/>", "Content-Length: 99999999")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void errors_tell_nothing_of_the_inside() {
        for (Wire.Answer answer : List.of(
                wire().get("/%"),
                wire().get("/api/v1/groups/%00", "Authorization: Bearer " + FairwayTest.TOKEN),
                wire().get("/api/v1/nothing", "Authorization: Bearer " + FairwayTest.TOKEN),
                wire().post("/error", "x=1"))) {
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).doesNotContain("Exception", "at dev.fairway", "org.springframework", "Tomcat");
        }
    }

    @Test
    void the_log_knows_no_secret() {
        Wire wire = wire();
        wire.signIn("admin", PASSWORD);
        wire.signIn("admin", "a wrong but telling password");
        wire.get("/api/v1/groups", "Authorization: Bearer " + FairwayTest.TOKEN);
        wire.get("/api/v1/groups", "Authorization: Bearer fwy_somebody-mistyped-this-one");
        assertThat(server.log())
                .doesNotContain(PASSWORD, FairwayTest.TOKEN, "telling", "mistyped", wire.cookie("fairway-session"));
    }
}
