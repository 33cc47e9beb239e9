package dev.fairway.rollout;

import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.Progress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a machine is with its update: how far it is, and what went wrong. */
final class Condition {

    private final boolean held;
    private Progress progress = Progress.IDLE;
    private @Nullable Integer lastError;
    private Machine.@Nullable Failure failure;
    private boolean stuck;

    /** A machine of which nothing is known. */
    Condition() {
        this.held = false;
    }

    /** A machine as it was. */
    Condition(Machine machine, Instant now) {
        this.held = machine.written().isHeldAt(now);
        this.progress = machine.progress();
        this.lastError = machine.lastError();
        this.failure = machine.failure();
        this.stuck = machine.health() == Health.STUCK;
    }

    Progress progress() {
        return progress;
    }

    @Nullable
    Integer lastError() {
        return lastError;
    }

    /** What it failed to take. */
    Machine.@Nullable Failure failure() {
        return failure;
    }

    /** A machine that speaks is not silent; the rest follows from its last attempt, and from what people say. */
    Health health() {
        return Health.of(false, progress, stuck, held);
    }

    void reached(Progress step) {
        progress = step;
    }

    /** It has leave: what went wrong before is tried anew. */
    void granted() {
        progress = Progress.GRANTED;
        lastError = null;
        stuck = false;
    }

    /** It runs something else than it did: what failed or stuck before is over. What it failed to take stays counted. */
    void settled() {
        progress = Progress.IDLE;
        lastError = null;
        stuck = false;
    }

    /** It took what it was granted. */
    void took(Grant grant) {
        if (failure != null && grant.release().equals(failure.release())) {
            failure = null;
        }
        settled();
    }

    /**
     * An attempt failed.
     *
     * @param release what it was to take; {@code null} if that cannot be told
     * @param isToldAgain whether no grant ended by it, so that it may be the news of an attempt that was counted already
     */
    void failed(@Nullable UUID release, @Nullable ErrorCode error, boolean isToldAgain, Instant now) {
        boolean fellBack = ErrorCode.FELL_BACK.equals(error);
        boolean isCounted = isToldAgain
                && fellBack
                && failure != null
                && failure.fellBack()
                && failure.release().equals(release);
        if (release != null && !isCounted) {
            failure = Machine.Failure.after(failure, release, now, fellBack);
        }
        progress = Progress.FAILED;
        lastError = error == null ? null : error.value();
        stuck = false;
    }
}
