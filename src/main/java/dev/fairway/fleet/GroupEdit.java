package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.Texts;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All of a group that a person edits, checked; see {@link GroupInfo} for what it means.
 *
 * @param times at most {@value #MOST_WINDOWS} windows and {@value #MOST_FREEZES} freezes; who set a freeze is not taken from
 *     here
 * @param rules at most {@value #MOST_RULES}
 * @param hold {@code null} for no hold; one that says what the standing hold says leaves it as it is
 * @param pin {@code null} for no pin; likewise
 */
public record GroupEdit(
        String name,
        @Nullable String track,
        @Nullable UUID channel,
        boolean updatesEnabled,
        Plan plan,
        Duration silentAfter,
        UpdateTimes times,
        List<MembershipRule> rules,
        @Nullable HoldWish hold,
        @Nullable PinWish pin) {

    /** How long a machine may be quiet when nobody says. */
    public static final Duration DEFAULT_SILENT_AFTER = Duration.ofHours(12);

    /** The most windows of a group. */
    public static final int MOST_WINDOWS = 50;

    /** The most freezes of a group. */
    public static final int MOST_FREEZES = 100;

    /** The most rules of a group. */
    public static final int MOST_RULES = 100;

    /** @throws InvalidInput naming the field that cannot be taken */
    public GroupEdit {
        name = Texts.required("name", name, 100);
        track = Texts.optional("track", track, 64);
        Plan.duration("silentAfter", silentAfter.toString(), Duration.ofMinutes(1));
        rules = List.copyOf(rules);
        atMost("windows", times.windows(), MOST_WINDOWS);
        atMost("freezes", times.freezes(), MOST_FREEZES);
        atMost("rules", rules, MOST_RULES);
        for (int i = 0; i < times.freezes().size(); i++) {
            Texts.required("freezes[" + i + "].reason", times.freezes().get(i).reason(), 2000);
        }
    }

    /** What is needed at least: takes nothing by rule, and may update at any time. */
    public static GroupEdit named(String name) {
        return new GroupEdit(
                name, null, null, true, Plan.steady(), DEFAULT_SILENT_AFTER, UpdateTimes.ALWAYS, List.of(), null, null);
    }

    /** The edit that changes nothing of a group. */
    public static GroupEdit of(GroupInfo group) {
        return new GroupEdit(
                group.name(),
                group.track(),
                group.channel(),
                group.updatesEnabled(),
                group.plan(),
                group.silentAfter(),
                group.times(),
                group.rules(),
                HoldWish.of(group.hold()),
                PinWish.of(group.pin()));
    }

    /** The same with another hold, or none. */
    public GroupEdit with(@Nullable HoldWish otherHold) {
        return new GroupEdit(name, track, channel, updatesEnabled, plan, silentAfter, times, rules, otherHold, pin);
    }

    /** The same with another pin, or none. */
    public GroupEdit with(@Nullable PinWish otherPin) {
        return new GroupEdit(name, track, channel, updatesEnabled, plan, silentAfter, times, rules, hold, otherPin);
    }

    /** Whether this leaves all of a group as it is, but perhaps its hold. */
    boolean touchesOnlyTheHoldOf(GroupInfo group) {
        return unsigned().equals(of(group).unsigned());
    }

    /** The freezes of this edit, each with who set it: those that stand already keep their author. */
    List<Freeze> freezes(List<Freeze> standing, String by) {
        return times.freezes().stream()
                .map(freeze -> new Freeze(
                        freeze.from(),
                        freeze.to(),
                        freeze.reason(),
                        standing.stream()
                                .filter(old -> signed(old, "-").equals(signed(freeze, "-")))
                                .map(Freeze::by)
                                .findFirst()
                                .orElse(by)))
                .toList();
    }

    private GroupEdit unsigned() {
        List<Freeze> freezes =
                times.freezes().stream().map(freeze -> signed(freeze, "-")).toList();
        return new GroupEdit(
                name,
                track,
                channel,
                updatesEnabled,
                plan,
                silentAfter,
                new UpdateTimes(times.windows(), freezes),
                rules,
                null,
                pin);
    }

    private static Freeze signed(Freeze freeze, String by) {
        return new Freeze(freeze.from(), freeze.to(), freeze.reason(), by);
    }

    private static void atMost(String field, List<?> list, int most) {
        if (list.size() > most) {
            throw new InvalidInput(field, "a group has at most " + most + " " + field);
        }
    }
}
