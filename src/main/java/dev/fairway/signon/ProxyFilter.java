package dev.fairway.signon;

import dev.fairway.access.ClientAddresses;
import dev.fairway.access.GroupScope;
import dev.fairway.access.OutsidePerson;
import dev.fairway.access.OutsideSignIns;
import dev.fairway.access.SignInRefused;
import dev.fairway.signon.OutsideAuthentication.ProxyWord;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs in whom the trusted proxy names. Its word counts only where the connection itself comes from one of its addresses,
 * and has to be there with each request: a session that began by it ends where the header is missing, names another, or
 * comes from elsewhere.
 */
final class ProxyFilter extends OncePerRequestFilter {

    static final String WAY = "proxy";

    private final ProxySettings settings;
    private final RoleMapping mapping;
    private final List<IpAddressMatcher> proxies;
    private final OutsideSignIns signIns;
    private final Refusals refusals;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    ProxyFilter(ProxySettings settings, OutsideSignIns signIns, Refusals refusals) {
        this.settings = settings;
        this.mapping = settings.mapping();
        this.proxies = settings.matchers();
        this.signIns = signIns;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ProxyWord word = word(request);
        Authentication now = SecurityContextHolder.getContext().getAuthentication();
        ProxyWord before =
                now instanceof OutsideAuthentication outside && outside.proof() instanceof ProxyWord said ? said : null;
        if (before != null && !before.equals(word)) {
            end(request);
            now = null;
        }
        if (word != null && now == null && isForPage(request)) {
            try {
                begin(word, request, response);
            } catch (SignInRefused refused) {
                refusals.tell(WAY, refused, request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** What the proxy says; {@code null} if it is not the proxy that asks, or it names nobody. */
    private @Nullable ProxyWord word(HttpServletRequest request) {
        String peer = ClientAddresses.peer(request);
        List<String> names = Collections.list(request.getHeaders(settings.header()));
        if (peer.isEmpty() || names.size() != 1 || names.getFirst().isBlank()) {
            return null;
        }
        if (proxies.stream().noneMatch(proxy -> proxy.matches(peer))) {
            return null;
        }
        String groups = settings.groupsHeader().isEmpty()
                ? ""
                : String.join(",", Collections.list(request.getHeaders(settings.groupsHeader())));
        return new ProxyWord(names.getFirst().strip().toLowerCase(Locale.ROOT), groups);
    }

    /** Whoever was refused or has signed out can read why. */
    private static boolean isForPage(HttpServletRequest request) {
        String accepts = request.getHeader("Accept");
        boolean isTold = request.getRequestURI().equals("/login") && request.getQueryString() != null;
        return "GET".equals(request.getMethod()) && accepts != null && accepts.contains("text/html") && !isTold;
    }

    private void begin(ProxyWord word, HttpServletRequest request, HttpServletResponse response) {
        RoleMapping.Given given = mapping.of(Arrays.stream(word.groups().split(",", -1))
                        .map(String::strip)
                        .collect(Collectors.toSet()))
                .orElseGet(this::usual);
        OutsidePerson person = new OutsidePerson(
                WAY,
                word.name().length() > 255 ? word.name().substring(0, 255) : word.name(),
                word.name(),
                given == null ? null : given.role(),
                given == null ? GroupScope.ALL : given.scope(),
                request.getRemoteAddr());
        OutsideAuthentication signedIn = new OutsideAuthentication(signIns.signIn(person), word);
        signedIn.setDetails(new WebAuthenticationDetailsSource().buildDetails(request));
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private RoleMapping.@Nullable Given usual() {
        return settings.role().isBlank()
                ? null
                : new RoleMapping.Given(RoleMapping.role("role", settings.role()), GroupScope.ALL);
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
