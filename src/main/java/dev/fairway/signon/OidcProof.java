package dev.fairway.signon;

import dev.fairway.access.GroupScope;
import dev.fairway.access.OutsidePerson;
import dev.fairway.access.SignInRefused;
import dev.fairway.access.SignInRefused.Why;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.JwsAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Turns the issuer's answer into a person: exchanges the code, and checks signature, issuer, audience, nonce and time. */
@Component
class OidcProof {

    private final Issuer issuer;
    private final OidcSettings settings;
    private final RoleMapping mapping;
    private final OidcAuthorizationCodeAuthenticationProvider provider;

    OidcProof(Issuer issuer, OidcSettings settings) {
        this.issuer = issuer;
        this.settings = settings;
        this.mapping = settings.mapping();
        this.provider = new OidcAuthorizationCodeAuthenticationProvider(tokens(issuer), users(issuer));
        OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(registration ->
                (JwsAlgorithm) Objects.requireNonNull(SignatureAlgorithm.from(Issuer.algorithm(registration))));
        provider.setJwtDecoderFactory(decoders);
    }

    /** Who it is, and the ID token by which the issuer knows that. */
    record Proved(OutsidePerson person, String idToken) {}

    /** @throws SignInRefused if the answer does not hold, or the issuer cannot be asked */
    Proved prove(OAuth2AuthorizationExchange exchange, String origin) {
        OidcUser user;
        try {
            OAuth2LoginAuthenticationToken proved = (OAuth2LoginAuthenticationToken)
                    provider.authenticate(new OAuth2LoginAuthenticationToken(issuer.registration(), exchange));
            user = (OidcUser) Objects.requireNonNull(proved).getPrincipal();
        } catch (Issuer.Unusable away) {
            throw new SignInRefused(Why.AWAY, settings.issuer());
        } catch (AuthenticationServiceException away) {
            throw new SignInRefused(Why.AWAY, settings.issuer());
        } catch (OAuth2AuthenticationException wrong) {
            throw new SignInRefused(Why.INVALID, wrong.getError().getErrorCode());
        } catch (AuthenticationException | IllegalArgumentException wrong) {
            throw new SignInRefused(Why.INVALID, settings.issuer());
        }
        return new Proved(
                person(Objects.requireNonNull(user).getClaims(), user.getSubject(), origin),
                user.getIdToken().getTokenValue());
    }

    private OutsidePerson person(Map<String, Object> claims, @Nullable String subject, String origin) {
        if (subject == null || subject.isBlank() || subject.length() > 255) {
            throw new SignInRefused(Why.INVALID, "sub");
        }
        RoleMapping.Given given =
                mapping.of(Claims.values(claims, settings.roleClaim())).orElse(null);
        return new OutsidePerson(
                settings.issuer(),
                subject,
                Claims.text(claims, settings.nameClaim()),
                given == null ? null : given.role(),
                given == null ? GroupScope.ALL : given.scope(),
                origin);
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens(Issuer issuer) {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(issuer.requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private static OidcUserService users(Issuer issuer) {
        RestTemplate http = new RestTemplate(issuer.requests());
        http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService plain = new DefaultOAuth2UserService();
        plain.setRestOperations(http);
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(plain);
        return users;
    }
}
