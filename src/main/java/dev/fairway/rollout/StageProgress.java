package dev.fairway.rollout;

import dev.fairway.fleet.Plan;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a rollout: the plan's stage as it was when the rollout was made, and how far it is.
 *
 * @param openedAt when its share opened; {@code null} before
 * @param buckets how many of the 10 000 shares it opens: its percent × 100, or more where the fleet is small
 * @param minimumAt when its minimum had finished, so that the soak began; {@code null} before
 * @param soaked how long it has soaked when the rollout was last settled
 * @param doneAt when it was done: soaked, or left by a person's word
 * @param lacking how many machines its minimum could still take, because nobody else is there to go
 * @param smallShare how many machines are in the open share, if fewer than ten; else {@code null}
 */
public record StageProgress(
        Plan.Stage plan,
        @Nullable Instant openedAt,
        int buckets,
        @Nullable Instant minimumAt,
        Duration soaked,
        @Nullable Instant doneAt,
        @Nullable Integer smallShare,
        int lacking) {

    /** A stage that has not opened. */
    static StageProgress of(Plan.Stage plan) {
        return new StageProgress(
                plan, null, buckets(plan.percent()), null, Duration.ZERO, null, null, plan.minMachines());
    }

    /** How many of the 10 000 shares a percent is; its two decimals make that exact. */
    static int buckets(BigDecimal percent) {
        return percent.movePointRight(2).intValueExact();
    }

    /** How long it has to stand before the next opens. */
    public Duration soak() {
        return Duration.parse(plan.soak());
    }

    /** Whether the next stage opens by itself. */
    public boolean advancesByItself() {
        return plan.advance().equals("auto");
    }

    /** The name of its state in the API: {@code waiting}, {@code open}, {@code soaking} or {@code done}. */
    public String state() {
        if (openedAt == null) {
            return "waiting";
        }
        if (doneAt != null) {
            return "done";
        }
        return minimumAt == null ? "open" : "soaking";
    }

    StageProgress opened(Instant now) {
        return new StageProgress(plan, now, buckets, null, Duration.ZERO, null, null, plan.minMachines());
    }

    /** As open as it is, with nothing finished and no soak yet. */
    StageProgress anew() {
        return new StageProgress(plan, openedAt, buckets, null, Duration.ZERO, null, null, plan.minMachines());
    }

    StageProgress widened(int toBuckets, @Nullable Integer small, int stillLacking) {
        return new StageProgress(
                plan, openedAt, Math.max(buckets, toBuckets), minimumAt, soaked, doneAt, small, stillLacking);
    }

    StageProgress minimumMet(Instant now) {
        return new StageProgress(plan, openedAt, buckets, now, soaked, doneAt, smallShare, lacking);
    }

    StageProgress soaked(Duration total) {
        return new StageProgress(plan, openedAt, buckets, minimumAt, total, doneAt, smallShare, lacking);
    }

    StageProgress done(Instant now) {
        return new StageProgress(plan, openedAt, buckets, minimumAt, soaked, now, smallShare, lacking);
    }
}
