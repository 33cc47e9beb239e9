package dev.fairway.rollout;

import dev.fairway.base.Version;
import dev.fairway.fleet.Progress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leave for one machine to take one release.
 *
 * @param group the group that it counts in, wherever the machine is now
 * @param rollout the rollout that gave it; {@code null} if a pin did
 * @param stage the rollout's stage in which it was given
 * @param floor whether it is a step on the way to the target
 * @param fromVersion what the machine ran when it was granted, as sent
 * @param progress how far the machine got
 * @param deadline until when it must have installed, and once it has, until when it must have rebooted
 * @param installedBootId its boot id when it reported the installation; tells a fall-back from a reset by hand
 */
public record Grant(
        UUID id,
        UUID group,
        @Nullable UUID rollout,
        int stage,
        boolean floor,
        UUID release,
        Version version,
        String fromVersion,
        Outcome outcome,
        Progress progress,
        Instant grantedAt,
        Instant deadline,
        @Nullable String installedBootId,
        @Nullable Instant endedAt,
        @Nullable ErrorCode error) {

    /** How it stands. The ordinal is what the database holds: add only at the end. */
    public enum Outcome {
        OPEN,
        COMPLETED,
        FAILED,
        TIMED_OUT,
        /** Taken back, without that being anybody's failure. */
        RECALLED
    }

    /** Whether a machine that runs {@code running} has done what it was granted. */
    boolean isFulfilledBy(Version running) {
        if (isDowngrade()) {
            return running.compareTo(version) == 0;
        }
        int order = running.compareTo(version);
        if (order != 0 || running.equals(version)) {
            return order >= 0;
        }
        // Builds do not order: the same numbers fulfil it only if the machine did not run them before.
        return Version.parse(fromVersion)
                .map(from -> from.compareTo(version) != 0)
                .orElse(true);
    }

    /** Whether it ended otherwise, and a machine that runs {@code running} has done it after all. */
    boolean isTakenLateBy(Version running) {
        return outcome != Outcome.OPEN && outcome != Outcome.COMPLETED && isFulfilledBy(running);
    }

    private boolean isDowngrade() {
        return Version.parse(fromVersion).filter(version::isOlderThan).isPresent();
    }

    /** Whether it ended only because its machine, which had installed, did not reboot in time. */
    boolean waitedTooLongForItsReboot() {
        return outcome == Outcome.TIMED_OUT && progress == Progress.INSTALLED;
    }

    /** Whether it takes one of the group's places in flight: it is open and not only waiting for its reboot. */
    boolean isInFlight() {
        return outcome == Outcome.OPEN && progress.code() < Progress.INSTALLED.code();
    }

    /** The same grant, with the machine at {@code reached}; {@code bootId} is that of the boot in which it installed. */
    Grant at(Progress reached, Instant until, @Nullable String bootId) {
        return with(outcome, reached, until, bootId, endedAt, error);
    }

    Grant ended(Outcome how, Instant when, @Nullable ErrorCode why) {
        return with(how, progress, deadline, installedBootId, when, why);
    }

    private Grant with(
            Outcome how,
            Progress reached,
            Instant until,
            @Nullable String bootId,
            @Nullable Instant when,
            @Nullable ErrorCode why) {
        return new Grant(
                id,
                group,
                rollout,
                stage,
                floor,
                release,
                version,
                fromVersion,
                how,
                reached,
                grantedAt,
                until,
                bootId,
                when,
                why);
    }
}
