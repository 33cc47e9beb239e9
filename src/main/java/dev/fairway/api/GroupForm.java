package dev.fairway.api;

import dev.fairway.base.InvalidInput;
import dev.fairway.fleet.GroupEdit;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Plan;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people edit of a group.
 *
 * @param revision the revision that was read; absent to write whatever it is
 */
record GroupForm(
        @Nullable String name,
        @Nullable String track,
        @Nullable String channel,
        @Nullable Boolean updatesEnabled,
        @Nullable PlanForm plan,
        @Nullable String silentAfter,
        @Nullable List<TimesForm.WindowForm> windows,
        @Nullable List<TimesForm.FreezeForm> freezes,
        @Nullable List<RuleForm> rules,
        @Nullable HoldForm hold,
        @Nullable PinForm pin,
        @Nullable Long revision) {

    GroupEdit edit() {
        return new GroupEdit(
                name == null ? "" : name,
                track,
                Params.idOrNull("channel", channel),
                switchedOn(),
                planOrDefault(),
                duration(),
                TimesForm.times(windows, freezes),
                RuleForm.rules(rules),
                HoldForm.wish(hold),
                PinForm.wish(pin));
    }

    /** Null would have to mean one of the two, and a guess is worse than a question. */
    private boolean switchedOn() {
        if (updatesEnabled == null) {
            throw new InvalidInput("updatesEnabled", "updatesEnabled is true or false");
        }
        return updatesEnabled;
    }

    private Plan planOrDefault() {
        try {
            return plan == null ? Plan.steady() : plan.plan();
        } catch (InvalidInput wrong) {
            throw wrong.within("plan");
        }
    }

    private Duration duration() {
        try {
            return silentAfter == null ? GroupEdit.DEFAULT_SILENT_AFTER : Duration.parse(silentAfter);
        } catch (DateTimeParseException broken) {
            throw new InvalidInput("silentAfter", "'" + silentAfter + "' is no ISO-8601 duration such as PT12H");
        }
    }

    static GroupForm of(GroupInfo group) {
        return new GroupForm(
                group.name(),
                group.track(),
                group.channel() == null ? null : group.channel().toString(),
                group.updatesEnabled(),
                PlanForm.of(group.plan()),
                group.silentAfter().toString(),
                TimesForm.windows(group.times()),
                TimesForm.freezes(group.times()),
                group.rules().stream().map(RuleForm::of).toList(),
                HoldForm.of(group.hold()),
                PinForm.of(group.pin()),
                null);
    }
}
