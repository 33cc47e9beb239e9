package dev.fairway.rollout;

/** The desk takes no more check-ins just now; nothing of this one was recorded. */
public final class DeskClosed extends RuntimeException {

    /** Why it is closed. */
    public enum Why {
        /** More check-ins wait than it can answer soon. */
        FULL,
        /** The database is away. */
        AWAY,
        /** The server stops. */
        STOPPING
    }

    private final Why why;

    DeskClosed(Why why) {
        super("the update desk is closed: " + why, null, false, false);
        this.why = why;
    }

    /** Why it is closed. */
    public Why why() {
        return why;
    }
}
