package dev.fairway.rollout.policy;

import dev.fairway.base.Arch;
import dev.fairway.base.Hold;
import dev.fairway.fleet.UpdateTimes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a machine is offered nothing: the facts. The sentence for people and the code for machines both come from here, so
 * they cannot disagree.
 */
public sealed interface Reason {

    /** Its product is not managed here. */
    record UnknownProduct() implements Reason {}

    /** No group takes machines of this track and arch. */
    record UnknownTrack(String track, Arch arch) implements Reason {}

    /** Its version is no version, so nothing can be called newer. */
    record UnreadableVersion(String version) implements Reason {}

    /** A person stopped all updates everywhere. */
    record FleetStopped(String by, Instant since, String why) implements Reason {}

    /** Several machines use its id: what one says would be taken for the other. */
    record SuspectId(Instant until) implements Reason {}

    /** A person holds it. */
    record MachineHeld(Hold hold) implements Reason {
        @Override
        public @Nullable Instant until() {
            return hold.until();
        }
    }

    /** A person holds its group. */
    record GroupHeld(String group, Hold hold) implements Reason {
        @Override
        public @Nullable Instant until() {
            return hold.until();
        }
    }

    /** A person holds the release that it would get, or would get after a floor. */
    record ReleaseHeld(String version, Hold hold) implements Reason {
        @Override
        public @Nullable Instant until() {
            return hold.until();
        }
    }

    /** Somebody switched the updates of its group off. */
    record UpdatesDisabled(String group) implements Reason {}

    /** Its group follows no channel, and nobody made a rollout for it. */
    record NoChannel(String group) implements Reason {}

    /** The channel of its group points at no release yet, and nobody made a rollout for the group. */
    record NoRelease(String channel, Arch arch) implements Reason {}

    /** Nothing has been rolled out to its group. */
    record NoRollout(String group) implements Reason {}

    /** A person ended the rollout of its group. */
    record RolloutAborted(String version, String by, Instant since, String why) implements Reason {}

    /** The release that it aims at is built for another arch. */
    record WrongArch(String version, Arch releaseArch, Arch machineArch) implements Reason {}

    /** The release that it would get was withdrawn. */
    record ReleaseWithdrawn(String version, String because) implements Reason {}

    /** A floor that it may not skip was withdrawn: it can neither take it nor pass it. */
    record FloorWithdrawn(String version, String because) implements Reason {}

    /** It runs what it aims at. */
    record UpToDate(String version) implements Reason {}

    /** It runs something newer than it aims at; clients install whatever they are offered. */
    record NewerThanTarget(String version, String target) implements Reason {}

    /** The rollout waits for a person to start it. */
    record Ready(Instant since) implements Reason {}

    /** A person paused the rollout. */
    record Paused(String by, Instant since, @Nullable Instant until, String why) implements Reason {}

    /** Too many machines failed; a person has to resume or abort the rollout. */
    record Halted(Instant since, String why) implements Reason {}

    /**
     * It failed to take the release and waits before it tries again.
     *
     * @param attempts how often it failed so far
     * @param fellBack whether it booted its old version again, rather than report an error
     */
    record WaitsToRetry(String version, int attempts, int maxAttempts, Instant until, boolean fellBack)
            implements Reason {}

    /** It failed to take the release as often as it may by itself; a person must let it try again. */
    record RetriesUsedUp(String version, int attempts, boolean fellBack) implements Reason {}

    /**
     * A freeze of its group is in force.
     *
     * @param until when this freeze is over; the group's windows may be closed then
     */
    record Frozen(Instant until, String reason, String by) implements Reason {}

    /**
     * No update window of its group is open. When one opens is worked out only when somebody wants to know, for this is
     * asked with every check-in.
     *
     * @param times the windows and freezes
     * @param asked when it was found closed
     */
    record WindowClosed(UpdateTimes times, Instant asked) implements Reason {

        /** When one opens outside any freeze; {@code null} if none does within {@link UpdateTimes#HORIZON}. */
        public @Nullable Instant opensAt() {
            return times.nextOpening(asked).orElse(null);
        }

        @Override
        public @Nullable Instant until() {
            return opensAt();
        }
    }

    /**
     * Its share of the rollout is not open yet.
     *
     * @param share its own share in percent, two decimals
     * @param openPercent how much is open; {@code 0} before the first stage
     * @param opensWithPercent the stage that opens it; {@code null} if none does
     * @param opensAt when that stage opens by itself, if that is known
     */
    record NotInShare(
            String share,
            String openPercent,
            @Nullable String opensWithPercent,
            @Nullable Instant opensAt) implements Reason {
        @Override
        public @Nullable Instant until() {
            return opensAt;
        }
    }

    /**
     * Too many machines of the rollout failed: it is about to halt.
     *
     * @param finished machines with an outcome
     * @param percent how many of a hundred may fail
     */
    record BudgetSpent(int failed, int finished, double percent) implements Reason {}

    /** As many machines of its group as may began in the period that ends now. */
    record PeriodFull(
            int used, int limit, Duration period, @Nullable Instant freesAt) implements Reason {
        @Override
        public @Nullable Instant until() {
            return freesAt;
        }
    }

    /** As many machines of its group as may are updating at once. */
    record InFlightFull(int used, int limit) implements Reason {}

    /** When it ends by itself; {@code null} if it waits for people or machines. */
    default @Nullable Instant until() {
        return null;
    }

    /** The stable code, for the API and metrics. */
    default String code() {
        return switch (this) {
            case UnknownProduct ignored -> "unknown-product";
            case UnknownTrack ignored -> "unknown-track";
            case UnreadableVersion ignored -> "unreadable-version";
            case FleetStopped ignored -> "fleet-stopped";
            case SuspectId ignored -> "suspect-id";
            case MachineHeld ignored -> "machine-held";
            case GroupHeld ignored -> "group-held";
            case ReleaseHeld ignored -> "release-held";
            case UpdatesDisabled ignored -> "updates-disabled";
            case NoChannel ignored -> "no-channel";
            case NoRelease ignored -> "no-release";
            case NoRollout ignored -> "no-rollout";
            case RolloutAborted ignored -> "rollout-aborted";
            case WrongArch ignored -> "wrong-arch";
            case ReleaseWithdrawn ignored -> "release-withdrawn";
            case FloorWithdrawn ignored -> "floor-withdrawn";
            case UpToDate ignored -> "up-to-date";
            case NewerThanTarget ignored -> "newer-than-target";
            case Ready ignored -> "rollout-ready";
            case Paused ignored -> "rollout-paused";
            case Halted ignored -> "rollout-halted";
            case WaitsToRetry ignored -> "waits-to-retry";
            case RetriesUsedUp ignored -> "retries-used-up";
            case Frozen ignored -> "frozen";
            case WindowClosed ignored -> "window-closed";
            case NotInShare ignored -> "not-in-share";
            case BudgetSpent ignored -> "budget-spent";
            case PeriodFull ignored -> "period-full";
            case InFlightFull ignored -> "in-flight-full";
        };
    }

    /** One sentence for people, with the facts in it. */
    default String sentence() {
        return Sentences.of(this);
    }
}
