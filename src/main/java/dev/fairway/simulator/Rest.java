package dev.fairway.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the REST API of a server with a token, as scripts do. */
final class Rest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final URI server;
    private final String token;

    Rest(URI server, String token) {
        this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), server, token);
    }

    private Rest(HttpClient http, URI server, String token) {
        this.http = http;
        this.server = server;
        this.token = token;
    }

    /** The same server, as somebody else calls it. */
    Rest as(String otherToken) {
        return new Rest(http, server, otherToken);
    }

    JsonNode get(String path) throws InterruptedException {
        return call("GET", path, Map.of());
    }

    /** @throws IllegalStateException if it is not done */
    JsonNode call(String method, String path, Map<String, ?> body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
        if (method.equals("GET") || method.equals("DELETE")) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode answer = response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + " was answered " + response.statusCode() + ": "
                        + answer.path("detail").asString(""));
            }
            return answer;
        } catch (IOException away) {
            throw new IllegalStateException(method + " " + path + " was not answered: " + away, away);
        }
    }
}
