package dev.fairway.access;

/** What somebody may do, and the least role that may. The services, the API and the console all ask here. */
public enum Permission {
    /** See machines, groups, channels, releases. */
    READ(Role.VIEWER),
    /** Retry, move, name and note machines, and forget them. */
    STEER_MACHINES(Role.OPERATOR),
    /** Show lists of machines that one has saved to everybody. */
    SHARE_VIEWS(Role.OPERATOR),
    /** Start, pause, resume, advance and abort rollouts; hold groups. */
    STEER_ROLLOUTS(Role.OPERATOR),
    /** Stop all updates, and let them go on. */
    STOP_FLEET(Role.OPERATOR),
    /** Offer something older to machines that run something newer. */
    ALLOW_DOWNGRADE(Role.ADMIN),
    /** Add and withdraw releases and products. */
    MANAGE_RELEASES(Role.ADMIN),
    /** Point channels at releases, set floors. */
    MANAGE_CHANNELS(Role.ADMIN),
    /** Create, edit and delete groups and their plans. */
    MANAGE_GROUPS(Role.ADMIN),
    /** Say how machines come in: modes, keys, limits, who waits. */
    MANAGE_ENROLMENT(Role.ADMIN),
    /** Make and revoke links to walls. */
    MANAGE_WALLS(Role.ADMIN),
    /** See and make tokens, read the audit trail. */
    MANAGE_ACCESS(Role.ADMIN);

    private final Role least;

    Permission(Role least) {
        this.least = least;
    }

    /** Whether somebody of this role has the permission. */
    public boolean isGivenTo(Role role) {
        return role.includes(least);
    }

    /** The least role that has it. */
    public Role least() {
        return least;
    }
}
