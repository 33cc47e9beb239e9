package dev.fairway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sees each request of somebody who has signed in: notes a new session, and ends one that must not go on because somebody
 * ended it, its account was disabled, or its time is over. To be put before whatever asks who is signed in.
 */
public final class SessionWatch extends OncePerRequestFilter {

    /** Under this name the session in the server knows its id in the list of sessions. */
    static final String ID = SessionWatch.class.getName() + ".id";

    private final Sessions sessions;

    public SessionWatch(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
            watch(person, request);
        }
        chain.doFilter(request, response);
    }

    private void watch(SignedIn person, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        synchronized (person) {
            if (person.session() == null && person.standing() != null) {
                sessions.begin(
                        person,
                        request.getRemoteAddr(),
                        Objects.requireNonNullElse(request.getHeader("User-Agent"), ""));
                session.setAttribute(
                        ID, Objects.requireNonNull(person.session()).toString());
            }
        }
        UUID id = person.session();
        if (id == null || person.standing() == null) {
            SecurityContext nobody = SecurityContextHolder.createEmptyContext();
            nobody.setAuthentication(new AnonymousAuthenticationToken(
                    "ended", "anonymous", List.of(new SimpleGrantedAuthority("ROLE_ANONYMOUS"))));
            session.invalidate();
            SecurityContextHolder.setContext(nobody);
            return;
        }
        sessions.seen(id);
    }
}
