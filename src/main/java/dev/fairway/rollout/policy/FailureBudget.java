package dev.fairway.rollout.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How many machines may fail before a rollout halts. */
public final class FailureBudget {

    /** So many outcomes make evidence: with fewer, one bad disk would stop a fleet. */
    private static final int FINISHED = 10;

    /** One failure alone says more of the machine than of the release. */
    private static final int FAILED = 2;

    private FailureBudget() {}

    /**
     * Whether too many failed. Judged from ten outcomes, or from all of a smaller share, and from two failures.
     *
     * @param finished machines with an outcome, those that failed included
     * @param maxFailurePercent 0 to 100; a rate equal to it is within the budget
     * @param smallShare how many machines are in the open share, if fewer than ten; else {@code null}
     */
    public static boolean isOverspent(
            int finished, int failed, double maxFailurePercent, @Nullable Integer smallShare) {
        int enough = smallShare == null ? FINISHED : Math.min(FINISHED, smallShare);
        return finished >= enough && failed >= FAILED && isAbove(finished, failed, maxFailurePercent);
    }

    /** In decimals, for a rate that is exactly the percent that was entered must not count as above it. */
    private static boolean isAbove(int finished, int failed, double percent) {
        BigDecimal allowed = BigDecimal.valueOf(percent).multiply(BigDecimal.valueOf(finished));
        return BigDecimal.valueOf(failed).movePointRight(2).compareTo(allowed) > 0;
    }
}
