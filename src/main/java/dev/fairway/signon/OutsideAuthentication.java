package dev.fairway.signon;

import dev.fairway.access.SignedIn;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody who has signed in because somebody else vouches for them. */
final class OutsideAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final SignedIn person;
    private final transient Proof proof;

    OutsideAuthentication(SignedIn person, Proof proof) {
        super(List.of());
        this.person = person;
        this.proof = proof;
        setAuthenticated(true);
    }

    /** By what. */
    sealed interface Proof {}

    /** The ID token, by which the issuer knows whom to sign out. */
    record IdToken(String value) implements Proof {}

    /** What the proxy's headers said. */
    record ProxyWord(String name, String groups) implements Proof {}

    Proof proof() {
        return proof;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public SignedIn getPrincipal() {
        return person;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof OutsideAuthentication same && proof.equals(same.proof);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), proof);
    }
}
