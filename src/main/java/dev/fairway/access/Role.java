package dev.fairway.access;

import dev.fairway.base.InvalidInput;
import java.util.Locale;

/** What an account or token may do; each role may do all that the one before it may. */
public enum Role {
    /** Reads everything. */
    VIEWER,
    /** Steers machines and rollouts, in the groups that it is limited to; stops all updates if it is not limited. */
    OPERATOR,
    /** Everything: releases, channels, groups, people and tokens. */
    ADMIN;

    /** The name in the API and the database: {@code viewer}, {@code operator}, {@code admin}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidInput if no role has this label */
    public static Role ofLabel(String label) {
        for (Role role : values()) {
            if (role.label().equals(label)) {
                return role;
            }
        }
        throw new InvalidInput("role", "'" + label + "' is no role: expected viewer, operator or admin");
    }

    /** Whether this role may do what {@code needed} may. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** The lesser of the two. */
    public Role orLess(Role other) {
        return includes(other) ? other : this;
    }
}
