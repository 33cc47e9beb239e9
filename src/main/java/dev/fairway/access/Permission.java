package dev.fairway.access;

import org.jspecify.annotations.Nullable;

/**
 * What somebody may do, the least role that may, and what it means to be limited to groups. The services, the API and the
 * console all ask here; {@code docs/permissions.md} is written from it.
 */
public enum Permission {
    /** See machines, groups, channels, releases, rollouts, and who did what. */
    READ(Role.VIEWER, Reach.ANYBODY, "See machines, groups, channels, releases, rollouts and what was done"),
    /** Change one's password, end one's sessions, make tokens that act as oneself. */
    KEEP_OWN_ACCOUNT(Role.VIEWER, Reach.ANYBODY, "Change one's own password, sessions and personal tokens"),
    /** Show lists of machines that one has saved to everybody. */
    SHARE_VIEWS(Role.OPERATOR, Reach.ANYBODY, "Show saved views to everybody"),
    /** Retry, move, hold, name and note machines, and forget them. */
    STEER_MACHINES(Role.OPERATOR, Reach.GROUPS, "Move, hold, pin, retry, name, note and forget machines"),
    /** Start, pause, resume, advance and abort rollouts; hold groups. */
    STEER_ROLLOUTS(Role.OPERATOR, Reach.GROUPS, "Start, pause, resume, advance and abort rollouts; hold groups"),
    /** Stop all updates, and let them go on. */
    STOP_FLEET(Role.OPERATOR, Reach.EVERYTHING, "Stop all updates, and let them go on"),
    /** Offer something older to machines that run something newer. */
    ALLOW_DOWNGRADE(Role.ADMIN, Reach.GROUPS, "Offer an older release to machines that run a newer one"),
    /** Add and withdraw releases and products. */
    MANAGE_RELEASES(Role.ADMIN, Reach.EVERYTHING, "Add, hold and withdraw releases; add products"),
    /** Point channels at releases, set floors. */
    MANAGE_CHANNELS(Role.ADMIN, Reach.EVERYTHING, "Add channels, promote releases, set floors"),
    /** Create, edit and delete groups and their plans. */
    MANAGE_GROUPS(Role.ADMIN, Reach.EVERYTHING, "Add, edit, pin and delete groups and their plans"),
    /** Invite people, change their role, disable and remove them. */
    MANAGE_PEOPLE(Role.ADMIN, Reach.EVERYTHING, "Invite people, change their roles, reset, disable and remove them"),
    /** See all tokens, make those of services, revoke any. */
    MANAGE_TOKENS(Role.ADMIN, Reach.EVERYTHING, "See all tokens, make tokens of services, revoke any token"),
    /** See all of the audit trail: states before and after, addresses, and what was done to access. */
    READ_AUDIT(Role.ADMIN, Reach.EVERYTHING, "See all of the audit trail: states, addresses, changes of access"),
    /** Decide which unknown machines are taken, and with which keys. */
    MANAGE_ENROLMENT(Role.ADMIN, Reach.EVERYTHING, "Set how machines enrol, make keys, approve machines"),
    /** Make and revoke links to walls. */
    MANAGE_WALLS(Role.ADMIN, Reach.EVERYTHING, "Make and revoke wall links"),
    /** Change what holds for the whole of Fairway, such as how people sign in. */
    MANAGE_SETTINGS(Role.ADMIN, Reach.EVERYTHING, "Change settings of the whole of Fairway");

    private final Role least;
    private final Reach reach;
    private final String what;

    Permission(Role least, Reach reach, String what) {
        this.least = least;
        this.reach = reach;
        this.what = what;
    }

    /** What a limit to groups means for a permission. */
    public enum Reach {
        /** Nothing: it changes nothing of any group. */
        ANYBODY,
        /** It holds in the groups that one is limited to. */
        GROUPS,
        /** Who is limited to groups does not have it. */
        EVERYTHING
    }

    /** Whether somebody of this role has the permission, wherever the role holds. */
    public boolean isGivenTo(Role role) {
        return role.includes(least);
    }

    /** The least role that has it. */
    public Role least() {
        return least;
    }

    /** What a limit to groups means for it. */
    public Reach reach() {
        return reach;
    }

    /** What it lets one do, for people. */
    public String what() {
        return what;
    }

    /** Why somebody does not have it; the place where is {@code null} where no group is at hand. */
    public enum Lack {
        /** The role is too small. */
        ROLE,
        /** The role would do if it were not limited to groups. */
        LIMITED,
        /** The group is none of those that the role is limited to. */
        OUTSIDE
    }

    /** Why this role, within this scope, does not have it for a group, or at all; {@code null} if it has. */
    public @Nullable Lack lacks(@Nullable Role role, GroupScope scope, @Nullable GroupRef group) {
        if (role == null || !isGivenTo(role)) {
            return Lack.ROLE;
        }
        return switch (reach) {
            case ANYBODY -> null;
            case EVERYTHING -> scope.isAll() ? null : Lack.LIMITED;
            case GROUPS -> group == null || scope.covers(group) ? null : Lack.OUTSIDE;
        };
    }
}
