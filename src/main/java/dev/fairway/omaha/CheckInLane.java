package dev.fairway.omaha;

import dev.fairway.access.ClientAddresses;
import dev.fairway.enrolment.ShownKey;
import dev.fairway.rollout.DeskClosed;
import dev.fairway.rollout.UpdateDesk;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code POST /v1/update} and {@code POST /v1/update/<key>}: where machines check in. A lane of its own, in front of everything that the console and the API
 * need: a machine has no session, no account and no form, so nothing looks for them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CheckInLane implements Filter {

    private static final String PATH = "/v1/update";
    private static final int LONGEST_KEY = 200;

    private final OmahaAnswers answers;
    private final UpdateDesk desk;
    private final ClientAddresses addresses;
    private final MeterRegistry meters;
    private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();

    CheckInLane(OmahaAnswers answers, UpdateDesk desk, ClientAddresses addresses, MeterRegistry meters) {
        this.answers = answers;
        this.desk = desk;
        this.addresses = addresses;
        this.meters = meters;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse reply) {
            String path = http.getServletPath();
            if (path.startsWith("/v1/") || path.equals("/v1")) {
                timed(path, http, reply);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void timed(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        long begun = System.nanoTime();
        String key = keyIn(path);
        if (key != null) {
            update(request, response, key.isEmpty() ? null : ShownKey.of(key));
        } else {
            // Without this, the console would answer other paths with a page.
            send(response, Reply.refusal(404, "machines check in at /v1/update/"));
        }
        timers.computeIfAbsent(response.getStatus(), this::timer)
                .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    /** What stands in the path where a key belongs, empty if nothing does; {@code null} if this is another path. */
    private static @Nullable String keyIn(String path) {
        if (!path.startsWith(PATH)) {
            return null;
        }
        String rest = path.substring(PATH.length());
        if (rest.isEmpty() || rest.equals("/")) {
            return "";
        }
        // update_engine takes the address as it is written, with a slash at its end or without.
        String key = rest.substring(1, rest.endsWith("/") ? rest.length() - 1 : rest.length());
        return rest.charAt(0) == '/' && key.length() <= LONGEST_KEY && key.indexOf('/') < 0 ? key : null;
    }

    private Timer timer(int status) {
        return Timer.builder("fairway.omaha.requests")
                .description("Omaha requests, from their first byte read to their answer written")
                .tag("status", Integer.toString(status))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
    }

    private void update(HttpServletRequest request, HttpServletResponse response, @Nullable ShownKey shown)
            throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            send(response, Reply.refusal(405, "machines check in by POST"));
            return;
        }
        try {
            desk.requireOpen();
        } catch (DeskClosed closed) {
            send(response, Reply.closed());
            return;
        }
        byte[] body = request.getContentLengthLong() > RequestReader.MAX_BYTES
                ? new byte[RequestReader.MAX_BYTES + 1]
                : request.getInputStream().readNBytes(RequestReader.MAX_BYTES + 1);
        send(
                response,
                body.length > RequestReader.MAX_BYTES
                        ? Reply.refusal(413, "the body is longer than " + RequestReader.MAX_BYTES + " bytes")
                        : answers.to(body, addresses.of(request), shown));
    }

    /** What is sent back. */
    record Reply(int status, String type, byte[] body) {

        private static final Reply CLOSED = refusal(503, "the update service takes no check-ins right now");

        static Reply xml(byte[] body) {
            return new Reply(200, "text/xml; charset=utf-8", body);
        }

        static Reply refusal(int status, String why) {
            return new Reply(status, "text/plain; charset=utf-8", (why + "\n").getBytes(StandardCharsets.UTF_8));
        }

        static Reply closed() {
            return CLOSED;
        }
    }

    private static void send(HttpServletResponse response, Reply reply) throws IOException {
        response.setStatus(reply.status());
        response.setContentType(reply.type());
        response.setContentLength(reply.body().length);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(reply.body());
    }
}
