package dev.fairway.api;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People over the API. */
@FairwayTest
class AccountApiTest {

    private final Client client;
    private final String name = "p-" + UUID.randomUUID();

    AccountApiTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    @Test
    void somebody_is_invited_edited_and_removed() {
        Reply made = client.post("/accounts", invite("operator", "'edge-*'"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("link")).contains("/welcome/");
        String path = "/accounts/" + made.body().get("account").get("id").asString();
        assertThat(client.get(path).body().get("groups").get(0).asString()).isEqualTo("edge-*");
        assertThat(client.get(path).text("state")).isEqualTo("invited");
        assertThat(client.get(path).body().toString()).doesNotContain("welcome");
        assertThat(client.patch(path, "{'role': 'viewer', 'groups': []}").text("role"))
                .isEqualTo("viewer");
        assertThat(client.patch(path, "{'disabled': true}").text("state")).isEqualTo("disabled");
        assertThat(client.post(path + "/reset", null).status()).isEqualTo(409);
        assertThat(client.patch(path, "{'disabled': false}").text("state")).isEqualTo("invited");
        assertThat(client.post(path + "/reset", null).text("link")).contains("/welcome/");
        assertThat(client.patch(path, "{'revision': 0, 'role': 'admin'}").status())
                .isEqualTo(409);
        assertThat(client.call("DELETE", path, null, Map.of()).status()).isEqualTo(204);
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @Test
    void what_is_wrong_names_its_field() {
        assertThat(client.post("/accounts", quoted("{'name': 'a b', 'role': 'viewer'}"))
                        .text("field"))
                .isEqualTo("name");
        assertThat(client.post("/accounts", quoted("{'name': 'server', 'role': 'viewer'}"))
                        .text("field"))
                .isEqualTo("name");
        assertThat(client.post("/accounts", quoted("{'name': 'ab', 'role': 'king'}"))
                        .text("field"))
                .isEqualTo("role");
        assertThat(client.post("/accounts", quoted("{'name': 'ab'}")).text("field"))
                .isEqualTo("role");
        assertThat(client.post("/accounts", invite("viewer", "''")).text("field"))
                .isEqualTo("groups");
        assertThat(client.post("/accounts", quoted("{'name': 'ab', 'role': 'viewer', 'groups': ['a,b']}"))
                        .text("field"))
                .isEqualTo("groups");
        client.post("/accounts", invite("viewer", ""));
        assertThat(client.post("/accounts", invite("viewer", "")).text("field")).isEqualTo("name");
    }

    private String invite(String role, String groups) {
        return quoted("{'name': '%s', 'role': '%s', 'groups': [%s]}".formatted(name, role, groups));
    }
}
