package dev.fairway.signon;

import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Tells admins how people may sign in, as it is configured; never a secret. Nothing of it can be changed while Fairway runs. */
@Service
public class SignInWays {

    /** What to write into the configuration to have an issuer. */
    public static final String OIDC_LINES = """
            fairway:
              sign-in:
                oidc:
                  issuer: https://id.example.com/realms/ops
                  client-id: fairway
                  client-secret: ${OIDC_SECRET}
                  role-claim: groups
                  roles:
                    - value: fairway-admins
                      role: admin
                    - value: edge-team
                      role: operator
                      groups: edge-*
            """;

    /** What to write into the configuration to trust a proxy. */
    public static final String PROXY_LINES = """
            fairway:
              sign-in:
                proxy:
                  header: X-Forwarded-User
                  addresses: 10.0.0.5
                  groups-header: X-Forwarded-Groups
                  roles:
                    - value: fairway-admins
                      role: admin
                  role: viewer
            """;

    private final OidcSettings oidc;
    private final ProxySettings proxy;
    private final Issuer issuer;
    private final String secondFactor;

    SignInWays(
            OidcSettings oidc,
            ProxySettings proxy,
            Issuer issuer,
            @Value("${fairway.sign-in.second-factor:optional}") String secondFactor) {
        this.oidc = oidc;
        this.proxy = proxy;
        this.issuer = issuer;
        this.secondFactor = secondFactor;
    }

    /** All ways; {@code null} for one that is off. */
    public record Ways(
            String secondFactor,
            @Nullable Oidc oidc,
            @Nullable Proxy proxy) {}

    /**
     * An issuer.
     *
     * @param hasSecret whether there is a client secret; which one is told nobody
     * @param returnTo the address that the issuer has to allow as the one to come back to
     */
    public record Oidc(
            String address,
            String clientId,
            boolean hasSecret,
            String scopes,
            String nameClaim,
            String roleClaim,
            RoleMapping mapping,
            String returnTo) {}

    /** A trusted proxy; texts are empty where something is not configured. */
    public record Proxy(
            String header,
            List<String> addresses,
            String groupsHeader,
            RoleMapping mapping,
            String role,
            String signOut) {}

    /**
     * What came of asking the issuer.
     *
     * @param tokens where codes are exchanged, as it says; {@code null} if it cannot be used
     * @param wrong the rest of a sentence about what is wrong; {@code null} if nothing is
     */
    public record Found(
            @Nullable String tokens,
            boolean endsSessions,
            @Nullable String wrong) {}

    /** How people may sign in. */
    public Ways read() {
        Actor.require(Permission.MANAGE_SETTINGS);
        return new Ways(secondFactor, oidc.isOn() ? ofOidc() : null, proxy.isOn() ? ofProxy() : null);
    }

    /** Asks the configured issuer, and no other, what it says of itself; takes seconds at most. */
    public Found look() {
        Actor.require(Permission.MANAGE_SETTINGS);
        try {
            var details = issuer.discover().getProviderDetails();
            return new Found(
                    details.getTokenUri(),
                    details.getConfigurationMetadata().containsKey("end_session_endpoint"),
                    null);
        } catch (Issuer.Unusable wrong) {
            return new Found(null, false, wrong.getMessage());
        }
    }

    private Oidc ofOidc() {
        return new Oidc(
                oidc.issuer(),
                oidc.clientId(),
                !oidc.clientSecret().isEmpty(),
                String.join(" ", oidc.scopes()),
                oidc.nameClaim(),
                oidc.roleClaim(),
                oidc.mapping(),
                issuer.returnTo());
    }

    private Proxy ofProxy() {
        return new Proxy(
                proxy.header(),
                proxy.addresses(),
                proxy.groupsHeader(),
                proxy.mapping(),
                proxy.role(),
                proxy.signOut());
    }
}
