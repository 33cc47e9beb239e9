package dev.fairway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a server as machines and scripts do. */
public final class Client {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String base;
    private final String token;

    public Client(int port, String token) {
        this.base = "http://localhost:" + port;
        this.token = token;
    }

    /** A client with another token, or none if it is empty. */
    public Client with(String otherToken) {
        return new Client(URI.create(base).getPort(), otherToken);
    }

    /** An answer of the API. */
    public record Reply(int status, JsonNode body, HttpResponse<byte[]> raw) {

        public String text(String field) {
            return body.path(field).isNull() ? null : body.path(field).asString();
        }
    }

    /** Posts an Omaha request. */
    public HttpResponse<byte[]> checkIn(byte[] xml) {
        return checkIn("", xml);
    }

    /** Posts an Omaha request with a key in its path. */
    public HttpResponse<byte[]> checkIn(String key, byte[] xml) {
        return send(HttpRequest.newBuilder(URI.create(base + "/v1/update/" + key))
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofByteArray(xml)));
    }

    /** Posts an Omaha request that must be answered with 200; gives the answer. */
    public String answerTo(byte[] xml) {
        return answerTo("", xml);
    }

    /** The same with a key in its path. */
    public String answerTo(String key, byte[] xml) {
        HttpResponse<byte[]> response = checkIn(key, xml);
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() != 200) {
            throw new AssertionError("answered " + response.statusCode() + ": " + body);
        }
        return body;
    }

    public Reply get(String path) {
        return call("GET", path, null, Map.of());
    }

    public Reply post(String path, String json) {
        return call("POST", path, json, Map.of());
    }

    /** Edits, with JSON that may be written with single quotes. */
    public Reply patch(String path, String json) {
        return call("PATCH", path, World.quoted(json), Map.of());
    }

    public Reply call(String method, String path, String json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::setHeader);
        return reply(send(request));
    }

    /** A request whose path goes out as it is written, also if it is no address. */
    public Reply raw(String method, String path) {
        try (Socket socket = new Socket("localhost", URI.create(base).getPort())) {
            socket.setSoTimeout(10_000);
            String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Length: 0\r\nAuthorization: Bearer " + token + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String[] answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\r\n\r\n", 2);
            int status = Integer.parseInt(answer[0].substring(9, 12));
            String type = answer[0]
                    .lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                    .map(line -> line.substring(13).strip())
                    .findFirst()
                    .orElse("");
            return new Reply(status, JSON.createObjectNode().put("type", type), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        boolean isJson = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json") && !type.contains("ndjson"))
                .isPresent();
        return new Reply(
                response.statusCode(), isJson ? JSON.readTree(response.body()) : JSON.createObjectNode(), response);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
