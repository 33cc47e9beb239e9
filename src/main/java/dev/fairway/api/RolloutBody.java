package dev.fairway.api;

import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.RolloutTally;
import dev.fairway.rollout.StageProgress;
import dev.fairway.rollout.policy.RolloutState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rollout in the API.
 *
 * @param version the version of its release
 * @param pausedBy who paused it; null unless it is paused
 * @param reason why it is paused, halted, aborted or superseded, if it is; else why it was made
 * @param until when a pause ends by itself
 */
record RolloutBody(
        UUID id,
        UUID group,
        UUID release,
        String version,
        String state,
        List<StageBody> stages,
        boolean allowDowngrade,
        CountsBody counts,
        Instant createdAt,
        String createdBy,
        String createdBecause,
        @Nullable Instant startedAt,
        @Nullable String startedBy,
        @Nullable Instant completedAt,
        @Nullable String pausedBy,
        @Nullable String stoppedBy,
        @Nullable Instant stoppedAt,
        String reason,
        @Nullable Instant until) {

    /**
     * One stage: what the plan says, and how far it is.
     *
     * @param state {@code waiting}, {@code open}, {@code soaking} or {@code done}
     * @param soakingSince when its minimum had finished
     * @param soaked how long it has soaked when that was last counted; ISO-8601
     */
    record StageBody(
            BigDecimal percent,
            String soak,
            BigDecimal maxFailurePercent,
            String advance,
            int minMachines,
            String state,
            @Nullable Instant openedAt,
            @Nullable Instant soakingSince,
            String soaked,
            @Nullable Instant doneAt) {

        static StageBody of(StageProgress stage) {
            return new StageBody(
                    stage.plan().percent(),
                    stage.plan().soak(),
                    stage.plan().maxFailurePercent(),
                    stage.plan().advance(),
                    stage.plan().minMachines(),
                    stage.state(),
                    stage.openedAt(),
                    stage.minimumAt(),
                    stage.soaked().toString(),
                    stage.doneAt());
        }
    }

    /**
     * What became of its machines.
     *
     * @param finished machine ids whose outcome is evidence; {@code failures} those of them that failed
     */
    record CountsBody(
            int granted,
            int inFlight,
            int completed,
            int failed,
            int timedOut,
            int recalled,
            int finished,
            int failures) {

        static CountsBody of(RolloutTally tally) {
            return new CountsBody(
                    tally.granted(),
                    tally.inFlight(),
                    tally.completed(),
                    tally.failed(),
                    tally.timedOut(),
                    tally.recalled(),
                    tally.finished(),
                    tally.failures());
        }
    }

    static RolloutBody of(RolloutInfo rollout, String version, RolloutTally tally) {
        RolloutInfo.Stop stop = rollout.stop();
        return new RolloutBody(
                rollout.id(),
                rollout.group(),
                rollout.release(),
                version,
                rollout.state().label(),
                rollout.stages().stream().map(StageBody::of).toList(),
                rollout.allowDowngrade(),
                CountsBody.of(tally),
                rollout.createdAt(),
                rollout.createdBy(),
                rollout.reason(),
                rollout.startedAt(),
                rollout.startedBy(),
                rollout.completedAt(),
                stop != null && rollout.state() == RolloutState.PAUSED ? stop.by() : null,
                stop == null ? null : stop.by(),
                stop == null ? null : stop.at(),
                stop == null ? rollout.reason() : stop.reason(),
                stop == null ? null : stop.until());
    }
}
