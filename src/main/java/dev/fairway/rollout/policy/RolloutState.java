package dev.fairway.rollout.policy;

import java.util.Locale;

/** Where a rollout is in its life; a table in the rollout module says what leads where. */
public enum RolloutState {
    /** Made; a person has to start it. */
    READY,
    RUNNING,
    /** A person stopped it, and may resume it. */
    PAUSED,
    /** Too many machines failed; a person resumes or aborts it. */
    HALTED,
    /** Its last stage is done; it stays open for stragglers and newcomers. */
    COMPLETED,
    /** A person ended it. */
    ABORTED,
    /** A newer rollout of the group took its place. */
    SUPERSEDED;

    /** Whether it is its group's target: anything but aborted and superseded. */
    public boolean isOpen() {
        return this != ABORTED && this != SUPERSEDED;
    }

    /** The name in the API and the database. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of this name. */
    public static RolloutState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
