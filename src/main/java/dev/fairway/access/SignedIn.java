package dev.fairway.access;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A person who has signed in, by whatever means: the principal of every session in a browser. Holds no rights: it asks each
 * time what its account may do, and whether its session goes on.
 */
public final class SignedIn implements UserDetails, Known {

    private static final long serialVersionUID = 1;

    private final transient AccessState state;
    private final UUID account;
    private final String name;
    private volatile @Nullable UUID session;

    SignedIn(AccessState state, UUID account, String name) {
        this.state = state;
        this.account = account;
        this.name = name;
    }

    /** The account. */
    public UUID account() {
        return account;
    }

    /** The session in the browser, once there is one. */
    public @Nullable UUID session() {
        return session;
    }

    void inSession(UUID begun) {
        session = begun;
    }

    /** What the account may do now; {@code null} if it is disabled or removed, or the session has ended. */
    public @Nullable Standing standing() {
        return state.standing(account, session);
    }

    @Override
    public Actor actor(@Nullable String origin) {
        Standing now = standing();
        return now == null
                ? new Actor(name, null, origin)
                : new Actor(now.name(), now.role(), now.scope(), account, session, origin);
    }

    /** The role as Spring knows it, at this moment. */
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        Standing now = standing();
        return now == null
                ? List.of()
                : List.of(new SimpleGrantedAuthority("ROLE_" + now.role().name()));
    }

    /** Never: what is checked is checked before. */
    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public boolean isEnabled() {
        return standing() != null;
    }
}
