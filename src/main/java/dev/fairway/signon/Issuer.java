package dev.fairway.signon;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * What the issuer says of itself (OpenID Connect Discovery). Asked when somebody first signs in, and again as long as it does
 * not answer: Fairway starts and runs without it.
 */
@Component
class Issuer {

    static final String ID = "oidc";

    /** Where the issuer sends people back to. */
    static final String RETURN = "/login/oidc/return";

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final OidcSettings settings;
    private final String returnTo;
    private final JdkClientHttpRequestFactory requests;
    private final RestClient http;
    private volatile @Nullable ClientRegistration known;

    Issuer(OidcSettings settings, @Value("${fairway.public-url}") String publicUrl) {
        this.settings = settings;
        this.returnTo = publicUrl.strip().replaceFirst("/+$", "") + RETURN;
        this.requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        this.requests.setReadTimeout(ANSWER);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** The issuer cannot be asked, or what it says of itself cannot be used. The message is a part of a sentence. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unusable(String what) {
            super(what);
        }
    }

    String returnTo() {
        return returnTo;
    }

    /** For all that is asked of the issuer: nobody waits for it long. */
    JdkClientHttpRequestFactory requests() {
        return requests;
    }

    /** @throws Unusable if it cannot be had now */
    ClientRegistration registration() {
        ClientRegistration registration = known;
        if (registration == null) {
            registration = discover();
            known = registration;
        }
        return registration;
    }

    /** Asks anew. @throws Unusable if there is no answer that can be used */
    ClientRegistration discover() {
        Map<String, Object> said = ask();
        if (!settings.issuer().equals(said.get("issuer"))) {
            throw new Unusable("it calls itself " + shown(said.get("issuer")) + " and not " + settings.issuer());
        }
        Stream.of("authorization_endpoint", "token_endpoint", "jwks_uri").forEach(key -> requireAddress(key, said));
        try {
            ClientRegistration.Builder builder = ClientRegistrations.fromOidcConfiguration(said)
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .redirectUri(returnTo)
                    .scope(settings.scopes());
            if (settings.clientSecret().isEmpty()) {
                builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
            }
            return builder.build();
        } catch (RuntimeException unfit) {
            throw new Unusable("what it says of itself cannot be read");
        }
    }

    /** The algorithm of its signatures: RS256, which all have to know, if it says nothing else. */
    static String algorithm(ClientRegistration registration) {
        Object all = registration
                .getProviderDetails()
                .getConfigurationMetadata()
                .getOrDefault("id_token_signing_alg_values_supported", List.of());
        List<String> offered = all instanceof Collection<?> many
                ? many.stream().map(Object::toString).toList()
                : List.of();
        return Stream.of("RS256", "PS256", "ES256", "RS384", "RS512", "ES384", "ES512", "PS384", "PS512")
                .filter(offered::contains)
                .findFirst()
                .orElse("RS256");
    }

    private Map<String, Object> ask() {
        String address = settings.issuer().replaceFirst("/+$", "") + "/.well-known/openid-configuration";
        try {
            Map<String, Object> said =
                    http.get().uri(URI.create(address)).retrieve().body(new ParameterizedTypeReference<>() {});
            return Objects.requireNonNullElse(said, Map.of());
        } catch (RestClientResponseException refused) {
            throw new Unusable("it answered " + refused.getStatusCode().value() + " for " + address);
        } catch (ResourceAccessException away) {
            throw new Unusable("it does not answer at " + address);
        } catch (RestClientException unreadable) {
            throw new Unusable("what it answered at " + address + " cannot be read");
        }
    }

    private static void requireAddress(String key, Map<String, Object> said) {
        if (!(said.get(key) instanceof String address) || !address.matches("https?://.+")) {
            throw new Unusable("it names no " + key);
        }
    }

    private static String shown(@Nullable Object text) {
        String plain = String.valueOf(text).replaceAll("\\p{C}", "?");
        return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
    }
}
