package dev.fairway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What browsers are told with every answer, whoever gives it: nothing here is framed, guessed at, or handed to others. Who
 * answers with a page sets a policy of its own in place of this one, which lets a page do nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ResponseHeaders extends OncePerRequestFilter {

    /** What comes in for the console is never longer; the API and the machines' lane have limits of their own. */
    private static final long LONGEST_BODY = 1 << 20;

    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String NO_DEVICES =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
                    + " magnetometer=(), microphone=(), midi=(), payment=(), usb=(), clipboard-read=(), clipboard-write=(self)";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Walls may be framed by whom their own policy names, which this header has no words for.
        if (!request.getRequestURI().startsWith("/wall/")) {
            response.setHeader("X-Frame-Options", "DENY");
        }
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", NO_DEVICES);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        int refusal = refusal(request);
        if (refusal != 0) {
            response.setStatus(refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    /** 413 for what is too long, 411 for what does not tell; 0 if it may come in. */
    private static int refusal(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/api/")) {
            return 0;
        }
        if (request.getContentLengthLong() > LONGEST_BODY) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        return request.getHeader("Transfer-Encoding") != null ? HttpServletResponse.SC_LENGTH_REQUIRED : 0;
    }
}
