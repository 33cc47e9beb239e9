package dev.fairway.rollout;

import dev.fairway.base.Version;
import dev.fairway.fleet.Progress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leave for one machine to take one release.
 *
 * @param fromVersion what the machine ran when it was granted, as sent
 * @param progress how far the machine got
 * @param deadline until when it must have installed
 * @param installedBootId its boot id when it reported the installation; tells a fall-back from a reset by hand
 */
public record Grant(
        UUID id,
        UUID group,
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
        int order = running.compareTo(version);
        if (order != 0 || running.equals(version)) {
            return order >= 0;
        }
        // Builds do not order: the same numbers fulfil it only if the machine did not run them before.
        return Version.parse(fromVersion)
                .map(from -> from.compareTo(version) != 0)
                .orElse(true);
    }

    Grant at(Progress reached, @Nullable String bootId) {
        return new Grant(
                id,
                group,
                release,
                version,
                fromVersion,
                outcome,
                reached,
                grantedAt,
                deadline,
                bootId,
                endedAt,
                error);
    }

    Grant until(Instant newDeadline) {
        return new Grant(
                id,
                group,
                release,
                version,
                fromVersion,
                outcome,
                progress,
                grantedAt,
                newDeadline,
                installedBootId,
                endedAt,
                error);
    }

    Grant ended(Outcome how, Instant when, @Nullable ErrorCode why) {
        return new Grant(
                id,
                group,
                release,
                version,
                fromVersion,
                how,
                progress,
                grantedAt,
                deadline,
                installedBootId,
                when,
                why);
    }
}
