package dev.fairway.rollout;

import dev.fairway.fleet.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The grants of one machine during one check-in: the one that is open, and what became of others. */
final class GrantBook {

    /** A deadline that never comes: some wait for their reboot for ever. */
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final @Nullable Grant before;
    private final List<GrantChange> changes = new ArrayList<>();
    private @Nullable Grant open;
    private boolean isNew;

    GrantBook(@Nullable Grant open) {
        this.before = open;
        this.open = open;
    }

    @Nullable
    Grant open() {
        return open;
    }

    /** The last one that ended by this check-in. */
    @Nullable
    Grant lastEnded() {
        return changes.isEmpty() ? null : changes.getLast().after();
    }

    void reached(Progress step, Instant deadline, @Nullable String bootId) {
        if (open != null) {
            open = open.at(step, deadline, bootId);
        }
    }

    void end(Grant.Outcome how, Instant now, @Nullable ErrorCode why) {
        if (open != null) {
            changes.add(new GrantChange(before, open.ended(how, now, why)));
            open = null;
        }
    }

    /** A grant that had ended turns out to have ended otherwise. */
    void correct(Grant ended, Grant.Outcome how, Instant now, @Nullable ErrorCode why) {
        changes.add(new GrantChange(ended, ended.ended(how, now, why)));
    }

    void give(Grant grant) {
        open = grant;
        isNew = true;
    }

    /** All that is to be written, in order. */
    List<GrantChange> changes() {
        List<GrantChange> all = new ArrayList<>(changes);
        if (open != null && isNew) {
            all.add(new GrantChange(null, open));
        } else if (open != null && !open.equals(before)) {
            all.add(new GrantChange(before, open));
        }
        return all;
    }
}
