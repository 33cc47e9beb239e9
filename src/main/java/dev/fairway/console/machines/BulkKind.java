package dev.fairway.console.machines;

import dev.fairway.base.InvalidInput;
import dev.fairway.console.Messages;
import dev.fairway.fleet.BulkAction;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.HoldWish;
import dev.fairway.fleet.Labels;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be done to several machines, with its words. */
enum BulkKind {
    MOVE,
    HOLD,
    RELEASE,
    RETRY,
    FORGET;

    String label() {
        return Labels.of(this);
    }

    /** A word of this, such as {@code button}. */
    String word(String which, Object... arguments) {
        return Messages.of("machines.bulk." + label() + "." + which, arguments);
    }

    boolean asksWhy() {
        return this == HOLD || this == RETRY;
    }

    /**
     * The action, as it was filled in.
     *
     * @throws InvalidInput naming what is missing
     */
    BulkAction action(@Nullable GroupInfo group, String reason, @Nullable Instant until) {
        return switch (this) {
            case MOVE -> {
                if (group == null) {
                    throw new InvalidInput("group", Messages.of("machines.bulk.group.missing"));
                }
                yield new BulkAction.Move(group.id(), group.product());
            }
            case HOLD -> new BulkAction.Hold(new HoldWish(reason, until));
            case RELEASE -> new BulkAction.Release();
            case RETRY -> new BulkAction.Retry(reason);
            case FORGET -> new BulkAction.Forget();
        };
    }

    /** An action of this kind that leaves out the same machines, for showing whom it touches; none before that is known. */
    @Nullable
    BulkAction sample(@Nullable GroupInfo group) {
        return this == MOVE && group == null ? null : action(group, "…", null);
    }
}
