package dev.fairway.rollout.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How full the limits of a group are, and the evidence of its rollout.
 *
 * @param inFlight machines of the group that are updating, those that wait for their reboot left out
 * @param inPeriod grants of the group that began in the period that ends now
 * @param periodFreesAt when the oldest of them leaves the period; {@code null} if there are none
 * @param finished machine ids with an outcome in the rollout
 * @param failed those of them that failed
 */
public record Usage(int inFlight, int inPeriod, @Nullable Instant periodFreesAt, int finished, int failed) {

    /** Nothing used. */
    public static final Usage NONE = new Usage(0, 0, null, 0, 0);
}
