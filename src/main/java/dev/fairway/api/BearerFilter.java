package dev.fairway.api;

import dev.fairway.access.TokenCaller;
import dev.fairway.access.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns {@code Authorization: Bearer …} into who calls; without a good token the caller stays anonymous. */
final class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 512;

    private final Tokens tokens;
    private final Refusal refusal;

    /** How a request is refused from within a filter. */
    interface Refusal {
        void send(HttpServletResponse response, HttpStatus status, String detail) throws IOException;
    }

    BearerFilter(Tokens tokens, Refusal refusal) {
        this.tokens = tokens;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = token(request.getHeader("Authorization"));
        if (token != null) {
            try {
                tokens.authenticate(token).ifPresent(caller -> signIn(caller, request));
            } catch (DataAccessException | TransactionException away) {
                refusal.send(response, HttpStatus.SERVICE_UNAVAILABLE, "the database is away");
                return;
            }
        }
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** Its rights are asked for each time they are needed, and are no part of this. */
    private static void signIn(TokenCaller caller, HttpServletRequest request) {
        UsernamePasswordAuthenticationToken authentication =
                UsernamePasswordAuthenticationToken.authenticated(caller, "", List.of());
        authentication.setDetails(new WebAuthenticationDetails(request));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
    }

    private static @Nullable String token(@Nullable String header) {
        return Optional.ofNullable(header)
                .filter(value -> value.length() <= LONGEST && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .orElse(null);
    }
}
