package dev.fairway.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be told to a rollout, by a person or by Fairway itself. */
public sealed interface RolloutCommand {

    /** Lets a ready rollout run. */
    record Start(@Nullable String reason) implements RolloutCommand {}

    /**
     * Stops it; open grants may finish.
     *
     * @param until when it resumes by itself; {@code null} if a person has to
     * @param recall whether leave is taken back from machines that have not begun to download
     */
    record Pause(@Nullable String reason, @Nullable Instant until, boolean recall) implements RolloutCommand {}

    /** Lets a paused or halted rollout go on. */
    record Resume(@Nullable String reason) implements RolloutCommand {}

    /**
     * Opens the next stage now, or completes it after the last.
     *
     * @param from the stage that is to be left, counted from 0, so that two people who say this at once open one stage and
     *     not two; {@code null} for whichever is open
     */
    record Advance(@Nullable String reason, @Nullable Integer from) implements RolloutCommand {

        /** Whichever stage is open. */
        public Advance(@Nullable String reason) {
            this(reason, null);
        }
    }

    /** Ends it: the group has no target then. */
    record Abort(@Nullable String reason) implements RolloutCommand {}

    /** Too many machines failed; only Fairway itself says so. */
    record Halt(String reason) implements RolloutCommand {}

    /** The last stage is done; only Fairway itself says so. */
    record Complete() implements RolloutCommand {}

    /** A newer rollout of the group takes its place. */
    record Supersede(String reason) implements RolloutCommand {}
}
