package dev.fairway.rollout;

import org.jspecify.annotations.Nullable;

/**
 * What became of one grant.
 *
 * @param before as it was; {@code null} if it is new
 * @param after as it is now
 */
record GrantChange(@Nullable Grant before, Grant after) {

    /** What it does to the group's machines in flight. */
    int inFlight() {
        return (after.isInFlight() ? 1 : 0) - (before != null && before.isInFlight() ? 1 : 0);
    }

    /** Whether it ended just now, or ended otherwise than it seemed. */
    boolean hasNewOutcome() {
        return after.outcome() != Grant.Outcome.OPEN && (before == null || before.outcome() != after.outcome());
    }

    /** Whether counters or evidence change by it, so that the group's gate has to be held. */
    boolean counts() {
        return before == null || inFlight() != 0 || hasNewOutcome();
    }

    /** What it does to the tally of its rollout, evidence aside. */
    RolloutTally tally() {
        return new RolloutTally(
                before == null ? 1 : 0,
                inFlight(),
                difference(Grant.Outcome.COMPLETED),
                difference(Grant.Outcome.FAILED),
                difference(Grant.Outcome.TIMED_OUT),
                difference(Grant.Outcome.RECALLED),
                0,
                0);
    }

    private int difference(Grant.Outcome outcome) {
        return (after.outcome() == outcome ? 1 : 0) - (before != null && before.outcome() == outcome ? 1 : 0);
    }

    /**
     * What it says of the release, or {@code null} if it says nothing: one that was taken back says nothing, a floor that
     * was taken says nothing of the target, and waiting too long for a reboot is no failure.
     */
    Evidence.@Nullable Outcome evidence() {
        if (!hasNewOutcome() || after.rollout() == null) {
            return null;
        }
        return switch (after.outcome()) {
            case OPEN, RECALLED -> null;
            case COMPLETED -> after.floor() ? null : Evidence.Outcome.COMPLETED;
            case FAILED ->
                ErrorCode.FELL_BACK.equals(after.error()) ? Evidence.Outcome.FELL_BACK : Evidence.Outcome.FAILED;
            case TIMED_OUT -> after.progress() == dev.fairway.fleet.Progress.INSTALLED ? null : Evidence.Outcome.SILENT;
        };
    }
}
