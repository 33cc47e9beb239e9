package dev.fairway.signon;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Single sign-on against a real identity provider, redirect by redirect, and what attackers try at it. */
@Tag("database")
class SignOnTest {

    private static ServerProcess server;
    private static TestIssuer issuer;
    private static Client client;

    @BeforeAll
    static void both() throws Exception {
        int own = freePort();
        int issuers = freePort();
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        settings.put("fairway.bootstrap-admin-password", "correct horse battery");
        settings.put("fairway.sign-in.oidc.issuer", "http://localhost:" + issuers);
        settings.put("fairway.sign-in.oidc.client-id", TestIssuer.CLIENT);
        settings.put("fairway.sign-in.oidc.client-secret", TestIssuer.SECRET);
        settings.put("fairway.sign-in.oidc.role-claim", "realm.roles");
        settings.put("fairway.sign-in.oidc.roles[0].value", "bosses");
        settings.put("fairway.sign-in.oidc.roles[0].role", "admin");
        settings.put("fairway.sign-in.oidc.roles[1].value", "edge ops");
        settings.put("fairway.sign-in.oidc.roles[1].role", "operator");
        settings.put("fairway.sign-in.oidc.roles[1].groups", "edge-*");
        server = ServerProcess.startAt(own, settings);
        client = new Client(own, FairwayTest.TOKEN);
        // Fairway has started without the issuer, and says so at its door.
        assertThat(new Visitor(own).sentOnFrom("/login/oidc")).endsWith("/login?refused=away");
        issuer = TestIssuer.start(issuers, own);
    }

    @AfterAll
    static void end() throws Exception {
        issuer.close();
        server.close();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Visitor visitor() {
        return new Visitor(server.port());
    }

    /** Somebody new, who has these roles at the issuer. */
    private static String comes(String... roles) {
        String name = "p" + UUID.randomUUID().toString().substring(0, 8);
        comesAgain(name, roles);
        return name;
    }

    private static void comesAgain(String name, String... roles) {
        issuer.comes("id-" + name, claims(name, roles));
    }

    private static Consumer<JwtClaimsSet.Builder> claims(String name, String... roles) {
        return claims -> claims.claim("preferred_username", name).claim("realm", Map.of("roles", List.of(roles)));
    }

    private static JsonNode account(String name) {
        return StreamSupport.stream(
                        client.get("/accounts?limit=200").body().path("items").spliterator(), false)
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static String refusal(String address) {
        return address.substring(address.indexOf("refused=") + 8);
    }

    @Test
    void whoever_the_issuer_knows_comes_in_with_the_role_that_its_word_is_mapped_to() {
        String name = comes("edge ops", "something else");
        Visitor visitor = visitor();
        assertThat(visitor.signIn()).endsWith("/");
        assertThat(visitor.sees("/machines")).isTrue();
        assertThat(account(name).path("role").asString()).isEqualTo("operator");
        assertThat(account(name).path("groups").get(0).asString()).isEqualTo("edge-*");
    }

    @Test
    void one_is_led_to_the_page_that_one_asked_for_and_to_no_other_server() {
        comes("bosses");
        Visitor visitor = visitor();
        assertThat(visitor.sentOnFrom("/machines?q=web")).endsWith("/login");
        assertThat(visitor.signIn()).endsWith("/machines?q=web");
        for (String evil : List.of("continue", "redirect_uri", "target", "next", "returnTo")) {
            Visitor lured = visitor();
            String sent = lured.sentOnFrom("/login/oidc?" + evil + "=https://evil.example/");
            assertThat(sent).doesNotContain("evil.example");
            assertThat(lured.sentOnFrom(lured.sentOnFrom(sent))).isEqualTo("http://localhost:" + server.port() + "/");
        }
    }

    @Test
    void a_change_at_the_issuer_holds_with_the_next_sign_in_and_is_in_the_audit_trail() {
        String name = comes("bosses");
        visitor().signIn();
        assertThat(account(name).path("role").asString()).isEqualTo("admin");
        comesAgain(name, "edge ops");
        visitor().signIn();
        assertThat(account(name).path("role").asString()).isEqualTo("operator");
        String trail = client.get("/audit?limit=200").body().toString();
        assertThat(trail).contains("role mapped").contains("\"sign-in\"").doesNotContain(TestIssuer.SECRET);
    }

    @Test
    void whoever_has_no_role_any_more_is_refused_and_what_was_open_ends() {
        String name = comes("bosses");
        Visitor before = visitor();
        before.signIn();
        assertThat(before.sees("/machines")).isTrue();
        comesAgain(name, "something else");
        assertThat(refusal(visitor().signIn())).isEqualTo("no-role");
        assertThat(before.sees("/machines")).isFalse();
    }

    @Test
    void without_a_claim_that_is_mapped_nobody_comes_in_and_no_account_is_made() {
        String name = comes("something else");
        assertThat(refusal(visitor().signIn())).isEqualTo("no-role");
        issuer.comes("id-" + name, claims -> claims.claim("preferred_username", name));
        assertThat(refusal(visitor().signIn())).isEqualTo("no-role");
        assertThat(account(name).isMissingNode()).isTrue();
    }

    @Test
    void an_account_of_the_same_name_is_never_taken_over() {
        issuer.comes("somebody", claims("ADMIN", "bosses"));
        assertThat(refusal(visitor().signIn())).isEqualTo("name-taken");
        String name = comes("bosses");
        visitor().signIn();
        issuer.comes("another-subject", claims(name, "bosses"));
        assertThat(refusal(visitor().signIn())).isEqualTo("name-taken");
        for (String unusable : List.of("", "sign-in", "<b>x</b>", "a b", "fairway")) {
            issuer.comes("odd", claims(unusable, "bosses"));
            assertThat(refusal(visitor().signIn())).as(unusable).isEqualTo("name-unusable");
        }
    }

    @Test
    void whoever_takes_another_name_at_the_issuer_stays_who_they_are() {
        String name = comes("edge ops");
        visitor().signIn();
        issuer.comes("id-" + name, claims("renamed-" + name, "bosses"));
        assertThat(visitor().signIn()).endsWith("/");
        assertThat(account("renamed-" + name).isMissingNode()).isTrue();
        assertThat(account(name).path("role").asString()).isEqualTo("admin");
    }

    @Test
    void whoever_is_disabled_here_stays_out_and_roles_are_changed_at_the_issuer_only() {
        String name = comes("bosses");
        Visitor visitor = visitor();
        visitor.signIn();
        String path = "/accounts/" + account(name).path("id").asString();
        assertThat(client.patch(path, "{'role': 'viewer'}").status()).isEqualTo(409);
        assertThat(client.patch(path, "{'disabled': true}").status()).isEqualTo(200);
        assertThat(visitor.sees("/machines")).isFalse();
        assertThat(refusal(visitor().signIn())).isEqualTo("disabled");
    }

    @Test
    void an_answer_that_this_browser_did_not_ask_for_is_refused() {
        comes("bosses");
        String another = visitor().answerOfTheIssuer();
        Visitor victim = visitor();
        assertThat(refusal(victim.sentOnFrom(another))).isEqualTo("unasked");
        victim.sentOnFrom("/login/oidc");
        assertThat(refusal(victim.sentOnFrom(another))).isEqualTo("unasked");
        assertThat(victim.sees("/machines")).isFalse();
        Visitor forger = visitor();
        String answer = forger.answerOfTheIssuer();
        assertThat(refusal(forger.sentOnFrom(answer.replaceFirst("state=[^&]+", "state=forged"))))
                .isEqualTo("unasked");
        assertThat(refusal(visitor().sentOnFrom("/login/oidc/return"))).isEqualTo("unasked");
    }

    @Test
    void a_code_works_once_and_in_one_browser() {
        comes("bosses");
        Visitor visitor = visitor();
        String answer = visitor.answerOfTheIssuer();
        assertThat(visitor.sentOnFrom(answer)).endsWith("/");
        assertThat(refusal(visitor.sentOnFrom(answer))).isEqualTo("unasked");
        // The code of one browser with the state of another: the verifier of PKCE does not fit.
        String stolen = visitor().answerOfTheIssuer();
        Visitor thief = visitor();
        String own = thief.answerOfTheIssuer();
        String code = stolen.replaceFirst(".*code=([^&]+).*", "$1");
        assertThat(refusal(thief.sentOnFrom(own.replaceFirst("code=[^&]+", "code=" + code))))
                .isEqualTo("invalid");
        assertThat(thief.sees("/machines")).isFalse();
    }

    @Test
    void a_token_that_was_made_for_something_else_is_refused() {
        Map<String, Consumer<JwtClaimsSet.Builder>> wrong = Map.of(
                "nonce", claims -> claims.claim("nonce", "another"),
                "audience", claims -> claims.audience(List.of("another-client")),
                "issuer", claims -> claims.issuer("http://localhost:1"),
                "time",
                        claims -> claims.issuedAt(java.time.Instant.now().minusSeconds(7200))
                                .expiresAt(java.time.Instant.now().minusSeconds(3600)));
        wrong.forEach((what, forged) -> {
            String name = "forged-" + what;
            issuer.comes("id-" + name, claims(name, "bosses").andThen(forged));
            Visitor visitor = visitor();
            assertThat(refusal(visitor.signIn())).as(what).isEqualTo("invalid");
            assertThat(visitor.sees("/machines")).isFalse();
            assertThat(account(name).isMissingNode()).isTrue();
        });
        assertThat(client.get("/audit?limit=200").body().toString()).contains("\"refused\"");
    }

    @Test
    void what_the_issuer_refuses_is_said_in_our_own_words() {
        Visitor visitor = visitor();
        String sent = visitor.sentOnFrom("/login/oidc");
        String state = sent.replaceFirst(".*[?&]state=([^&]+).*", "$1");
        String answer = visitor.sentOnFrom(
                "/login/oidc/return?error=access_denied&error_description=%3Cscript%3E&state=" + state);
        assertThat(answer).endsWith("/login?refused=denied");
    }

    @Test
    void signing_in_begins_a_new_session_and_asks_for_pkce() {
        comes("bosses");
        Visitor visitor = visitor();
        String sent = visitor.sentOnFrom("/login/oidc");
        assertThat(sent).contains("code_challenge_method=S256").contains("nonce=");
        String before = visitor.session();
        assertThat(before).isNotEmpty();
        visitor.sentOnFrom(visitor.sentOnFrom(sent));
        assertThat(visitor.session()).isNotEqualTo(before);
    }

    @Test
    void other_ways_under_the_same_path_are_none() {
        assertThat(visitor().get("/login/oidc/else").statusCode()).isEqualTo(404);
        assertThat(client.post("/accounts", quoted("{'name': 'local-one', 'role': 'viewer'}"))
                        .status())
                .isEqualTo(201);
    }
}
