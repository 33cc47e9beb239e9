package dev.fairway.wall;

import dev.fairway.links.LivingLinks;
import dev.fairway.links.WallLink;
import dev.fairway.links.WallToken;
import dev.fairway.links.WallUses;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * {@code /wall/…}: a lane of its own in front of everything that the console needs. Who looks has no session, no account and
 * no form, and nothing here leads to where those are. The token is never handed on, so no log can tell it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class WallLane implements Filter {

    static final String SCRIPT = "/wall/fairway-wall.js";

    private static final Pattern PATH = Pattern.compile("/wall/([A-Za-z0-9_-]{1,100})(|/events|/badge\\.svg|\\.json)");

    private final LivingLinks links;
    private final WallUses uses;
    private final Looks looks;
    private final Hall hall;
    private final Guesses guesses;
    private final WallScript script;
    private final Clock clock;

    WallLane(
            LivingLinks links, WallUses uses, Looks looks, Hall hall, Guesses guesses, WallScript script, Clock clock) {
        this.links = links;
        this.uses = uses;
        this.looks = looks;
        this.hall = hall;
        this.guesses = guesses;
        this.script = script;
        this.clock = clock;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse reply
                && (http.getServletPath().startsWith("/wall/")
                        || http.getServletPath().equals("/wall"))) {
            reply.setHeader("Referrer-Policy", "no-referrer");
            reply.setHeader("Cache-Control", "no-store");
            reply.setHeader("X-Robots-Tag", "noindex, nofollow");
            answer(http, reply);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            refuse(response, 405, "a wall is only looked at");
            return;
        }
        if (path.equals(SCRIPT)) {
            script(request, response);
            return;
        }
        Matcher asked = PATH.matcher(path);
        String address = request.getRemoteAddr();
        try {
            WallToken token = asked.matches() ? WallToken.of(asked.group(1)) : null;
            Optional<WallLink> link = token == null ? Optional.empty() : links.known(token);
            if (link.isEmpty() && guesses.isTooMany(address)) {
                response.setHeader("Retry-After", "60");
                refuse(response, 429, "too many wrong addresses; try again in a minute");
                return;
            }
            if (link.isEmpty() && token != null) {
                link = links.find(token);
            }
            if (token == null || link.isEmpty() || link.get().isOverAt(clock.instant())) {
                guesses.wrong(address);
                refuse(response, 404, "there is no wall here");
                return;
            }
            show(request, response, token, link.get(), asked.group(2));
        } catch (DataAccessException | TransactionException away) {
            response.setHeader("Retry-After", "5");
            refuse(response, 503, "the wall cannot be read right now");
        }
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, WallToken token, WallLink link, String what)
            throws IOException {
        WallLink.Shows shows = link.shows();
        if (!shows.origins().isEmpty()) {
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
            response.setHeader("Vary", "Origin");
            String origin = request.getHeader("Origin");
            if (origin != null && shows.origins().contains(origin)) {
                response.setHeader("Access-Control-Allow-Origin", origin);
            }
        }
        switch (what) {
            case "/events" -> events(request, response, token, link);
            case "/badge.svg" -> {
                uses.note(link.id());
                send(
                        response,
                        "image/svg+xml; charset=utf-8",
                        Badge.of(made(token, link).board()));
            }
            case ".json" -> {
                uses.note(link.id());
                Looks.Made made = made(token, link);
                send(
                        response,
                        "application/json",
                        "{\"asOf\":\"" + made.asOf() + "\",\"board\":" + made.state() + "}\n");
            }
            default -> {
                response.setHeader("Content-Security-Policy", WallPage.policy(shows));
                send(response, "text/html; charset=utf-8", WallPage.of(shows, script.version()));
            }
        }
    }

    private Looks.Made made(WallToken token, WallLink link) {
        looks.refresh();
        return java.util.Objects.requireNonNull(looks.through(token, link));
    }

    private void events(HttpServletRequest request, HttpServletResponse response, WallToken token, WallLink link)
            throws IOException {
        if (!hall.hasRoom()) {
            response.setHeader("Retry-After", "30");
            refuse(response, 503, "too many look at walls");
            return;
        }
        response.setContentType("text/event-stream; charset=utf-8");
        // A proxy that gathers answers would hold the events back.
        response.setHeader("X-Accel-Buffering", "no");
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        AsyncContext connection = request.startAsync();
        connection.setTimeout(0);
        var out = response.getOutputStream();
        hall.enter(token, link, gone -> new Viewer(connection, out, gone));
    }

    /** Anybody may have it: it holds nothing but the code. */
    private void script(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        String tag = "\"" + script.version() + "\"";
        boolean isNamed = script.version().equals(request.getQueryString());
        response.setHeader("Cache-Control", isNamed ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        response.setContentType("text/javascript; charset=utf-8");
        response.setContentLength(script.bytes().length);
        response.getOutputStream().write(script.bytes());
    }

    private static void send(HttpServletResponse response, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        send(response, "text/plain; charset=utf-8", why + "\n");
    }
}
