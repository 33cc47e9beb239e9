package dev.fairway.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Carries what machines say to a server, and back what they are to hear. */
final class Wire implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI endpoint;

    /** @param server where the server is, without a path: {@code http://localhost:8080} */
    Wire(URI server) {
        this.endpoint = server.resolve("/v1/update/");
    }

    /** Sends one request, and waits for what comes of it. */
    Heard send(Message message) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "text/xml")
                .header("X-Forwarded-For", message.who().address())
                .POST(BodyPublishers.ofString(message.who().dialect().write(message)))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return response.statusCode() == 200
                    ? Answers.read(response.body())
                    : new Heard.Refused(response.statusCode());
        } catch (IOException unreachable) {
            return new Heard.Unreachable();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
