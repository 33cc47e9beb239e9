package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a rollout: the plan's stage as it was when the rollout was made, and how far it is.
 *
 * @param openedAt when its share opened; {@code null} before
 * @param firsts machines that were let in whatever their share, because its own would not have had the minimum
 * @param minimumAt when its minimum had finished, so that the soak began; {@code null} before
 * @param soaked how long it has soaked when the rollout was last settled
 * @param doneAt when it was done: soaked, or left by a person's word
 * @param lacking how many machines its minimum could still take, because nobody else is there to go
 * @param smallShare how many machines are in the open share, if fewer than ten; else {@code null}
 */
public record StageProgress(
        Plan.Stage plan,
        @Nullable Instant openedAt,
        List<MachineId> firsts,
        @Nullable Instant minimumAt,
        Duration soaked,
        @Nullable Instant doneAt,
        @Nullable Integer smallShare,
        int lacking) {

    public StageProgress {
        firsts = List.copyOf(firsts);
    }

    /** A stage that has not opened. */
    static StageProgress of(Plan.Stage plan) {
        return new StageProgress(plan, null, List.of(), null, Duration.ZERO, null, null, plan.minMachines());
    }

    /** How many of the 10 000 shares it opens; the two decimals of a percent make that exact. */
    public int buckets() {
        return plan.percent().movePointRight(2).intValueExact();
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
        return new StageProgress(plan, now, List.of(), null, Duration.ZERO, null, null, plan.minMachines());
    }

    /** The same stage with more machines let in. */
    StageProgress with(List<MachineId> moreFirsts, @Nullable Integer small, int stillLacking) {
        List<MachineId> all = new ArrayList<>(firsts);
        all.addAll(moreFirsts);
        return new StageProgress(plan, openedAt, all, minimumAt, soaked, doneAt, small, stillLacking);
    }

    /** The same stage, waiting for its minimum again: somebody came who can still go. */
    StageProgress minimumMissed() {
        return new StageProgress(plan, openedAt, firsts, null, Duration.ZERO, doneAt, smallShare, lacking);
    }

    /** As open as it is, with nothing finished and no soak yet. */
    StageProgress anew() {
        return new StageProgress(plan, openedAt, firsts, null, Duration.ZERO, null, null, plan.minMachines());
    }

    StageProgress minimumMet(Instant now) {
        return new StageProgress(plan, openedAt, firsts, now, soaked, doneAt, smallShare, lacking);
    }

    StageProgress soaked(Duration total) {
        return new StageProgress(plan, openedAt, firsts, minimumAt, total, doneAt, smallShare, lacking);
    }

    StageProgress done(Instant now) {
        return new StageProgress(plan, openedAt, firsts, minimumAt, soaked, now, smallShare, lacking);
    }
}
