package dev.fairway.signon;

import dev.fairway.access.OutsideSignIns;
import dev.fairway.access.SessionWatch;
import dev.fairway.base.BadSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The ways in beside the password, as the console needs them. */
@Component
@EnableConfigurationProperties({OidcSettings.class, ProxySettings.class})
public class SignOn {

    private final OidcSettings oidc;
    private final ProxySettings proxy;
    private final Issuer issuer;
    private final OidcProof proof;
    private final OutsideSignIns signIns;
    private final Refusals refusals;
    private final String publicUrl;

    SignOn(
            OidcSettings oidc,
            ProxySettings proxy,
            Issuer issuer,
            OidcProof proof,
            OutsideSignIns signIns,
            Refusals refusals,
            @Value("${fairway.public-url}") String publicUrl,
            @Value("${server.forward-headers-strategy:none}") String forwarded) {
        if (proxy.isOn() && !forwarded.equalsIgnoreCase("none")) {
            throw new BadSetting("server.forward-headers-strategy: must be none where fairway.sign-in.proxy is used,"
                    + " else anybody could claim the proxy's address");
        }
        this.oidc = oidc;
        this.proxy = proxy;
        this.issuer = issuer;
        this.proof = proof;
        this.signIns = signIns;
        this.refusals = refusals;
        this.publicUrl = publicUrl.strip().replaceFirst("/+$", "");
    }

    /**
     * Puts the ways that are configured before whatever asks who is signed in. To be called before {@link SessionWatch} is
     * put there: of those that follow the same filter the first that was added comes first.
     */
    public void addTo(HttpSecurity http, AuthenticationSuccessHandler done) {
        if (proxy.isOn()) {
            http.addFilterAfter(new ProxyFilter(proxy, signIns, refusals), SecurityContextHolderFilter.class);
        }
        if (oidc.isOn()) {
            OidcFilter filter = new OidcFilter(issuer, proof, signIns);
            filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
            filter.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
            filter.setAuthenticationManager(offered -> offered);
            filter.setAuthenticationSuccessHandler(done);
            filter.setAuthenticationFailureHandler(
                    (request, response, refused) -> refusals.tell(Issuer.ID, refused, request, response));
            http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
        }
    }

    /** Whether people may sign in at an issuer. */
    public boolean hasIssuer() {
        return oidc.isOn();
    }

    /** Where the way to the issuer begins. */
    public static String start() {
        return OidcFilter.START;
    }

    /** What the button says; empty for the usual words. */
    public String button() {
        return oidc.button().strip();
    }

    /** Where somebody goes who has signed out here, so that they are signed out there too; {@code null} for nowhere else. */
    public @Nullable String after(@Nullable Authentication left) {
        if (!(left instanceof OutsideAuthentication outside)) {
            return null;
        }
        return switch (outside.proof()) {
            case OutsideAuthentication.ProxyWord word ->
                proxy.signOut().isBlank() ? "/login?out=proxy" : proxy.signOut().strip();
            case OutsideAuthentication.IdToken token -> atIssuer(token.value());
        };
    }

    private String atIssuer(String idToken) {
        Object end;
        try {
            end = issuer.registration()
                    .getProviderDetails()
                    .getConfigurationMetadata()
                    .get("end_session_endpoint");
        } catch (Issuer.Unusable away) {
            end = null;
        }
        return end instanceof String address && address.matches("https?://.+")
                ? UriComponentsBuilder.fromUriString(address)
                        .queryParam("id_token_hint", "{token}")
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(idToken, oidc.clientId(), publicUrl + "/login")
                        .toUriString()
                : "/login?out=oidc";
    }
}
