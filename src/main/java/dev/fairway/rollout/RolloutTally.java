package dev.fairway.rollout;

/**
 * What became of the machines of a rollout.
 *
 * @param granted grants that were made; each is in flight, waits for its reboot, or ended in one of the next four ways
 * @param inFlight updating now, those that wait for their reboot left out
 * @param finished machine ids with an outcome that counts as evidence
 * @param failures those of them that failed
 */
public record RolloutTally(
        int granted, int inFlight, int completed, int failed, int timedOut, int recalled, int finished, int failures) {

    /** Nothing has happened. */
    public static final RolloutTally NONE = new RolloutTally(0, 0, 0, 0, 0, 0, 0, 0);

    /** A difference of the evidence alone. */
    static RolloutTally ofEvidence(int finished, int failures) {
        return new RolloutTally(0, 0, 0, 0, 0, 0, finished, failures);
    }

    RolloutTally plus(RolloutTally other) {
        return new RolloutTally(
                granted + other.granted,
                inFlight + other.inFlight,
                completed + other.completed,
                failed + other.failed,
                timedOut + other.timedOut,
                recalled + other.recalled,
                finished + other.finished,
                failures + other.failures);
    }
}
