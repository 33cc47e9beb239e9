package dev.fairway.console.machine;

import dev.fairway.console.Links;
import dev.fairway.rollout.Grant;
import dev.fairway.rollout.RolloutReport;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why the latest attempt of a machine failed, and how many machines of its rollout failed for the same cause.
 *
 * @param since when the attempt began
 */
record SameCause(UUID rollout, RolloutReport.CauseKey cause, int machines, Instant since) {

    /** {@code null} if it did not fail, or in no rollout. */
    static @Nullable SameCause of(@Nullable Grant latest, RolloutReport report) {
        if (latest == null || latest.rollout() == null) {
            return null;
        }
        RolloutReport.CauseKey cause = switch (latest.outcome()) {
            case FAILED -> RolloutReport.CauseKey.ofFailure(latest.error());
            case TIMED_OUT -> RolloutReport.CauseKey.SILENT;
            case OPEN, COMPLETED, RECALLED -> null;
        };
        return cause == null
                ? null
                : new SameCause(latest.rollout(), cause, report.machines(latest.rollout(), cause), latest.grantedAt());
    }

    String link() {
        return Links.failed(rollout, cause.outcome(), cause.errorCode());
    }
}
