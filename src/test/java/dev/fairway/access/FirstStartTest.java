package dev.fairway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.testing.Client;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a first start prints and takes from its settings, and what later starts do not do again. */
@Tag("database")
class FirstStartTest {

    private static final String TOKEN = "fwy_a-token-from-the-settings";

    @Test
    void a_start_without_accounts_prints_a_set_up_link_named_by_the_public_url() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.public-url", "https://fairway.example.org/");
        try (ServerProcess server = ServerProcess.start(settings)) {
            assertThat(server.log()).containsPattern("https://fairway\\.example\\.org/setup/[A-Za-z0-9_-]{43}");
        }
    }

    @Test
    void bootstrap_settings_work_without_hands_and_a_revoked_token_stays_revoked() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", TOKEN);
        settings.put("fairway.bootstrap-admin-password", "correct horse battery");
        try (ServerProcess server = ServerProcess.start(settings)) {
            Client client = new Client(server.port(), TOKEN);
            assertThat(server.log()).doesNotContain("/setup/", TOKEN, "correct horse battery");
            String id =
                    client.get("/tokens").body().get("items").get(0).get("id").asString();
            assertThat(client.call("DELETE", "/tokens/" + id, null, Map.of()).status())
                    .isEqualTo(204);
        }
        try (ServerProcess server = ServerProcess.start(settings)) {
            assertThat(new Client(server.port(), TOKEN).get("/products").status())
                    .isEqualTo(401);
            assertThat(server.log()).doesNotContain("/setup/");
        }
    }

    @Test
    void a_bootstrap_password_that_cannot_be_taken_is_named_and_nothing_starts() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-admin-password", "short");
        assertThatThrownBy(() -> ServerProcess.start(settings))
                .hasMessageContaining(
                        "FAIRWAY_BOOTSTRAP_ADMIN_PASSWORD cannot be taken: The password needs at least 12")
                .message()
                .doesNotContain("\tat ");
    }

    @Test
    void a_bootstrap_token_that_is_too_short_is_named_before_anything_says_ready() {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", "short");
        assertThatThrownBy(() -> ServerProcess.start(settings))
                .hasMessageContaining("FAIRWAY_BOOTSTRAP_API_TOKEN needs at least 20 characters")
                .message()
                .doesNotContain("/setup/");
    }
}
