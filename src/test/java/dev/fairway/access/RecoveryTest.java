package dev.fairway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.FairwayApplication;
import dev.fairway.testing.Client;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The command on the server for a team that is locked out. */
@Tag("database")
class RecoveryTest {

    private static final String TOKEN = "fwy_a-token-from-the-settings";

    @Test
    void it_makes_an_admin_with_a_link_and_says_so_in_the_trail() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", TOKEN);
        Said said = admin(settings, "reset", "ann");
        assertThat(said.said()).containsPattern("http://localhost:\\d+/welcome/[A-Za-z0-9_-]{43}");
        assertThat(said.code()).isZero();
        try (ServerProcess server = ServerProcess.start(settings)) {
            Client client = new Client(server.port(), TOKEN);
            var people = client.get("/accounts").body().get("items");
            assertThat(people.toString()).contains("\"name\":\"ann\"", "\"state\":\"invited\"", "\"role\":\"admin\"");
            assertThat(server.log()).doesNotContain("/setup/");
            assertThat(client.get("/audit").body().toString()).contains("\"who\":\"server\"", "\"action\":\"created\"");
        }
    }

    private record Said(int code, String said) {}

    private static Said admin(Map<String, String> settings, String... typed) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FairwayApplication.class.getName(),
                "admin"));
        command.addAll(List.of(typed));
        settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), said);
    }
}
