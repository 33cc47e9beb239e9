package dev.fairway.access;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Who calls with a token: asks each time what the token may do, and whether it still holds. */
public final class TokenCaller implements Principal, Known {

    private static final int LONGEST_ORIGIN = 100;

    private final AccessState state;
    private final String hash;
    private final String name;

    TokenCaller(AccessState state, String hash, String name) {
        this.state = state;
        this.hash = hash;
        this.name = name;
    }

    @Override
    public String getName() {
        return "token:" + name;
    }

    @Override
    public Actor actor(@Nullable String origin) {
        AccessPicture.Bearer bearer = state.bearer(hash).orElse(null);
        if (bearer == null) {
            return new Actor(getName(), null, origin);
        }
        Standing owner = bearer.owner() == null ? null : state.standing(bearer.owner(), null);
        if (owner == null) {
            return new Actor(getName(), bearer.role(), bearer.scope(), null, null, origin);
        }
        return new Actor(owner.name(), bearer.role(), bearer.scope(), owner.account(), null, through(origin));
    }

    /** The trail names the owner, so it has to say elsewhere that it was a script. */
    private String through(@Nullable String origin) {
        String through = (origin == null ? "" : origin + " ") + "by token " + name;
        return through.length() <= LONGEST_ORIGIN ? through : through.substring(0, LONGEST_ORIGIN - 1) + "…";
    }
}
