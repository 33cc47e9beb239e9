package dev.fairway.api;

import dev.fairway.fleet.GroupInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group in the API; durations in ISO-8601. */
record GroupBody(
        UUID id,
        String product,
        String name,
        @Nullable String track,
        @Nullable UUID channel,
        boolean updatesEnabled,
        PlanForm plan,
        String silentAfter,
        boolean unassigned,
        long revision) {

    static GroupBody of(GroupInfo group) {
        return new GroupBody(
                group.id(),
                group.product().toString(),
                group.name(),
                group.track(),
                group.channel(),
                group.updatesEnabled(),
                PlanForm.of(group.plan()),
                group.silentAfter().toString(),
                group.unassigned(),
                group.revision());
    }
}
