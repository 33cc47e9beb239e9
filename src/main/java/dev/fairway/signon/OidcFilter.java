package dev.fairway.signon;

import dev.fairway.access.OutsideSignIns;
import dev.fairway.access.SignInRefused;
import dev.fairway.access.SignInRefused.Why;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Sends people to the issuer, and takes them when they come back: from the browser that was sent, once. That a browser was
 * sent is kept in its session, with state, nonce and the verifier of PKCE.
 */
final class OidcFilter extends AbstractAuthenticationProcessingFilter {

    /** Where one is sent from. */
    static final String START = "/login/oidc";

    private final Issuer issuer;
    private final OidcProof proof;
    private final OutsideSignIns signIns;
    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> sent =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    OidcFilter(Issuer issuer, OidcProof proof, OutsideSignIns signIns) {
        super(PathPatternRequestMatcher.withDefaults().matcher("/login/oidc/**"));
        this.issuer = issuer;
        this.proof = proof;
        this.signIns = signIns;
    }

    @Override
    public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getRequestURI();
        boolean isGet = "GET".equals(request.getMethod());
        if (isGet && path.equals(START)) {
            send(request, response);
            return null;
        }
        if (isGet && path.equals(Issuer.RETURN)) {
            return take(request, response);
        }
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return null;
    }

    private void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OAuth2AuthorizationRequest wish = wish(request);
        sent.saveAuthorizationRequest(wish, request, response);
        response.sendRedirect(wish.getAuthorizationRequestUri());
    }

    private OAuth2AuthorizationRequest wish(HttpServletRequest request) {
        try {
            var registration = issuer.registration();
            ClientRegistrationRepository only = id -> registration;
            DefaultOAuth2AuthorizationRequestResolver resolver = new DefaultOAuth2AuthorizationRequestResolver(only);
            resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
            return Objects.requireNonNull(resolver.resolve(request, Issuer.ID));
        } catch (Issuer.Unusable away) {
            logger.warn("The issuer of single sign-on cannot be used: " + away.getMessage());
            throw new SignInRefused(Why.AWAY, "discovery");
        }
    }

    private Authentication take(HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = sent.removeAuthorizationRequest(request, response);
        String state = request.getParameter("state");
        String code = request.getParameter("code");
        if (asked == null || state == null) {
            throw new SignInRefused(Why.UNASKED, "state");
        }
        if (request.getParameter("error") != null) {
            throw new SignInRefused(Why.DENIED, "the issuer");
        }
        if (code == null) {
            throw new SignInRefused(Why.INVALID, "code");
        }
        OAuth2AuthorizationResponse answer = OAuth2AuthorizationResponse.success(code)
                .redirectUri(issuer.returnTo())
                .state(state)
                .build();
        OidcProof.Proved proved = proof.prove(new OAuth2AuthorizationExchange(asked, answer), request.getRemoteAddr());
        OutsideAuthentication person = new OutsideAuthentication(
                signIns.signIn(proved.person()), new OutsideAuthentication.IdToken(proved.idToken()));
        person.setDetails(new WebAuthenticationDetailsSource().buildDetails(request));
        return person;
    }
}
