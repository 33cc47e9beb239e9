package dev.fairway.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as people see it.
 *
 * @param scope the groups that the role is limited to
 * @param hasPassword whether it has set one
 * @param signedInAt when it signed in last
 * @param issuer who says who this is and what role they have; {@code null} for an account of Fairway's own
 * @param linkExpires until when a link to set a password is open; {@code null} if there is none that can be used
 */
public record AccountInfo(
        UUID id,
        String name,
        Role role,
        GroupScope scope,
        boolean disabled,
        boolean hasPassword,
        Instant createdAt,
        @Nullable Instant signedInAt,
        @Nullable String issuer,
        @Nullable Instant linkExpires,
        long revision) {

    /** How it stands with signing in. */
    public enum State {
        /** May sign in. */
        ACTIVE,
        /** Has a link and has not used it yet. */
        INVITED,
        /** Has no password, and the link has expired. */
        EXPIRED,
        DISABLED
    }

    /** How it stands. */
    public State state() {
        if (disabled) {
            return State.DISABLED;
        }
        return hasPassword || issuer != null ? State.ACTIVE : linkExpires == null ? State.EXPIRED : State.INVITED;
    }
}
