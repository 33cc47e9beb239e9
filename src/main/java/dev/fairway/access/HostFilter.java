package dev.fairway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only to its own names ({@link PublicUrl}), so that a page of somebody else whose name is made to lead here reads
 * nothing, and no answer is ever built from a name that a client made up. Machines check in, and watchers ask for health and
 * figures, by whatever name or address they know: none of that is for browsers.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class HostFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(HostFilter.class);

    private static final int MISDIRECTED = 421;
    private static final int MOST_TOLD = 20;

    private static final String WHY =
            "this server does not go by that name; its names are set by fairway.public-url and"
                    + " fairway.allowed-hosts";

    private final PublicUrl names;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    HostFilter(PublicUrl names) {
        this.names = names;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (names.isOurs(request.getServerName()) || path.startsWith("/actuator/")) {
            chain.doFilter(request, response);
            return;
        }
        tell(request.getServerName());
        boolean isScript = path.startsWith("/api");
        String body = isScript
                ? "{\"type\":\"about:blank\",\"title\":\"Misdirected Request\",\"status\":421,\"detail\":\"" + WHY
                        + "\"}"
                : "421 Misdirected Request: " + WHY + "\n";
        response.setStatus(MISDIRECTED);
        response.setContentType(isScript ? "application/problem+json" : "text/plain; charset=utf-8");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever set it up has to learn it; whoever tries names must not fill the log. */
    private void tell(String host) {
        String name = host.replaceAll("[^A-Za-z0-9._:\\[\\]-]", "?");
        String shown = name.length() > 100 ? name.substring(0, 100) : name;
        if (told.size() < MOST_TOLD && told.add(shown)) {
            LOG.warn(
                    "Somebody asked for the name {}, which is not one of this server's: see fairway.allowed-hosts",
                    shown);
        }
    }
}
