package dev.fairway.api;

import dev.fairway.fleet.GroupInfo;
import java.util.List;
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
        List<TimesForm.WindowForm> windows,
        List<TimesForm.FreezeForm> freezes,
        List<RuleForm> rules,
        @Nullable HoldForm hold,
        @Nullable PinForm pin,
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
                TimesForm.windows(group.times()),
                TimesForm.freezes(group.times()),
                group.rules().stream().map(RuleForm::of).toList(),
                HoldForm.of(group.hold()),
                PinForm.of(group.pin()),
                group.unassigned(),
                group.revision());
    }
}
