package dev.fairway.signon;

import dev.fairway.base.BadSetting;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in at an OpenID Connect issuer; off while there is no issuer.
 *
 * @param clientSecret empty for a public client, which PKCE alone protects
 * @param nameClaim what a person is called here
 * @param roleClaim where the values lie that give roles; dots lead into nested claims, as in {@code realm_access.roles}
 * @param button what the button on the sign-in page says; empty for the usual words
 */
@ConfigurationProperties("fairway.sign-in.oidc")
record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue({"openid", "profile"}) Set<String> scopes,
        @DefaultValue("preferred_username") String nameClaim,
        @DefaultValue("groups") String roleClaim,
        @Nullable List<RoleMapping.Setting> roles,
        @DefaultValue("") String button) {

    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    OidcSettings {
        issuer = issuer.strip();
        if (!issuer.isEmpty()) {
            check(issuer);
            if (clientId.isBlank()) {
                throw new BadSetting("fairway.sign-in.oidc.client-id: is needed where an issuer is set");
            }
            if (!scopes.contains("openid")) {
                throw new BadSetting("fairway.sign-in.oidc.scopes: must contain openid");
            }
            if (RoleMapping.read("fairway.sign-in.oidc.roles", roles).lines().isEmpty()) {
                throw new BadSetting("fairway.sign-in.oidc.roles: is empty, so that nobody would get in");
            }
        }
    }

    boolean isOn() {
        return !issuer.isEmpty();
    }

    RoleMapping mapping() {
        return RoleMapping.read("fairway.sign-in.oidc.roles", roles);
    }

    private static void check(String issuer) {
        try {
            URI read = URI.create(issuer);
            boolean isNear = OWN_MACHINE.contains(Objects.requireNonNullElse(read.getHost(), ""));
            if (read.getHost() != null
                    && read.getQuery() == null
                    && ("https".equals(read.getScheme()) || ("http".equals(read.getScheme()) && isNear))) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new BadSetting("fairway.sign-in.oidc.issuer: '" + issuer
                + "' is no address such as https://id.example.com/realms/ops");
    }

    /** Without the secret: settings are printed. */
    @Override
    public String toString() {
        return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
