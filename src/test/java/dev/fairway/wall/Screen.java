package dev.fairway.wall;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Looks at walls over HTTP, as a screen somewhere does. */
final class Screen {

    private final HttpClient http;
    private final String base;

    private Screen(String base, HttpClient http) {
        this.base = base;
        this.http = http;
    }

    static Screen at(int port) {
        return new Screen("http://localhost:" + port, builder().build());
    }

    /** One that has an address of its own. */
    static Screen from(String address, int port) {
        try {
            return new Screen(
                    "http://127.0.0.1:" + port,
                    builder().localAddress(InetAddress.getByName(address)).build());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request, BodyHandlers.ofString());
    }

    /** Opens the events of a wall. */
    Stream open(String wall) {
        HttpResponse<java.io.InputStream> answer = send(request(wall + "/events"), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new AssertionError("answered " + answer.statusCode());
        }
        return new Stream(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> read) {
        try {
            return http.send(request.build(), read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One event: what it is called and what it says. */
    record Event(String name, String data) {}

    /** Events as they come. */
    static final class Stream implements AutoCloseable {

        private static final Event END = new Event("end", "");

        private final java.io.InputStream body;
        private final LinkedBlockingQueue<Event> come = new LinkedBlockingQueue<>();

        private Stream(java.io.InputStream body) {
            this.body = body;
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                String name = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event: ")) {
                        name = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        come.add(new Event(name, line.substring(6)));
                    }
                }
            } catch (IOException closed) {
                // ends as if the server had ended it
            }
            come.add(END);
        }

        /** Waits for an event of this name, or {@code end}; those before are passed over. */
        String next(String name, Duration patience) {
            long deadline = System.nanoTime() + patience.toNanos();
            try {
                for (long left = patience.toNanos(); left > 0; left = deadline - System.nanoTime()) {
                    Event event = come.poll(left, TimeUnit.NANOSECONDS);
                    if (event != null && event.name().equals(name)) {
                        return event.data();
                    }
                    if (event == END) {
                        break;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new AssertionError("no event " + name + " within " + patience);
        }

        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException already) {
                // it is closed
            }
        }
    }
}
