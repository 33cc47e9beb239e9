package dev.fairway.console.overview;

import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.policy.FleetStop;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one true sentence about the fleet: how many run their target, then what stands still, the worst first. */
final class FleetSentence {

    /**
     * What it speaks of.
     *
     * @param aiming machines that have a target
     * @param trouble machines that failed their last attempt or are stuck
     * @param stop who stopped everything; {@code null} while updates go on
     * @param rollouts the open ones, in any order
     */
    record State(
            int machines,
            int aiming,
            int onTarget,
            int trouble,
            @Nullable FleetStop stop,
            List<RolloutInfo> rollouts,
            Instant now) {

        List<RolloutInfo> in(RolloutState state) {
            return rollouts.stream()
                    .filter(rollout -> rollout.state() == state)
                    .sorted(Comparator.comparing(FleetSentence::since))
                    .toList();
        }
    }

    private FleetSentence() {}

    static List<Said> of(State state) {
        List<Said> said = new ArrayList<>(target(state));
        if (state.machines() > 0 || state.stop() != null) {
            said.addAll(standstill(state));
        }
        return List.copyOf(said);
    }

    private static List<Said> target(State state) {
        Said machines = Said.link(Messages.of("overview.machines", state.machines()), "machines");
        if (state.machines() == 0) {
            return List.of(Said.plain(Messages.of("overview.sentence.empty")));
        }
        if (state.aiming() == 0) {
            return List.of(
                    machines,
                    Said.plain(" " + Messages.of("overview.sentence.check-in", state.machines()) + " "),
                    Said.link(Messages.of("overview.sentence.no-target", state.machines()), "channels"),
                    Said.plain("."));
        }
        if (state.onTarget() == state.machines()) {
            return List.of(
                    Said.plain(Messages.of("overview.sentence.all", state.machines()) + " "),
                    new Said(Messages.of("overview.machines", state.machines()), "machines", true),
                    Said.plain(" " + Messages.of("overview.sentence.run", state.machines()) + "."));
        }
        return List.of(
                new Said(percent(state.onTarget(), state.machines()), "groups", true),
                Said.plain(" " + Messages.of("overview.sentence.of") + " "),
                machines,
                Said.plain(" " + Messages.of("overview.sentence.run", 2) + "."));
    }

    private static List<Said> standstill(State state) {
        List<Said> said = new ArrayList<>();
        if (state.stop() != null) {
            String since = Times.momentText(state.stop().since(), state.now());
            said.add(Said.plain(" "));
            said.add(Said.link(
                    Messages.of(
                            "overview.sentence.stopped",
                            since,
                            Words.who(state.stop().by())),
                    "rollouts"));
            said.add(Said.plain("."));
        }
        List<RolloutInfo> halted = state.in(RolloutState.HALTED);
        List<RolloutInfo> paused = state.in(RolloutState.PAUSED);
        if (!halted.isEmpty() || !paused.isEmpty()) {
            said.addAll(stopped(halted, paused, state.now()));
        } else if (state.trouble() > 0) {
            said.add(Said.plain(" "));
            said.add(Said.link(Messages.of("overview.sentence.trouble", state.trouble()), "machines"));
            said.add(Said.plain("."));
        } else if (!state.in(RolloutState.RUNNING).isEmpty() && state.stop() == null) {
            int running = state.in(RolloutState.RUNNING).size();
            said.add(Said.plain(" "));
            said.add(Said.link(Messages.of("overview.sentence.running", running), "rollouts?state=running"));
            said.add(Said.plain("."));
        }
        return said;
    }

    private static List<Said> stopped(List<RolloutInfo> halted, List<RolloutInfo> paused, Instant now) {
        List<Said> said = new ArrayList<>(List.of(Said.plain(" ")));
        if (!halted.isEmpty()) {
            String words = Messages.of("overview.sentence.halted", halted.size(), age(since(halted.getFirst()), now));
            said.add(Said.link(words, address(halted, RolloutState.HALTED)));
        }
        if (!halted.isEmpty() && !paused.isEmpty()) {
            said.add(Said.plain(" " + Messages.of("overview.sentence.and") + " "));
        }
        if (!paused.isEmpty()) {
            RolloutInfo longest = paused.getFirst();
            String key = halted.isEmpty() ? "overview.sentence.paused" : "overview.sentence.paused-too";
            String by = longest.stop() == null ? "" : Words.who(longest.stop().by());
            said.add(Said.link(
                    Messages.of(key, paused.size(), age(since(longest), now), by),
                    address(paused, RolloutState.PAUSED)));
        }
        RolloutInfo.Stop why =
                halted.isEmpty() && paused.size() == 1 ? paused.getFirst().stop() : null;
        said.add(Said.plain(why == null ? "." : ": " + dev.fairway.console.Words.ended(why.reason())));
        return said;
    }

    private static String address(List<RolloutInfo> rollouts, RolloutState state) {
        return rollouts.size() == 1 ? Links.rollout(rollouts.getFirst().id()) : "rollouts?state=" + state.label();
    }

    static Instant since(RolloutInfo rollout) {
        return rollout.stop() == null
                ? rollout.createdAt()
                : Objects.requireNonNull(rollout.stop()).at();
    }

    /** How long ago, in whole days, hours or minutes: {@code 3 days}. */
    static String age(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        if (age.toHours() >= 48) {
            return Messages.of("overview.days", age.toDays());
        }
        return age.toMinutes() >= 60
                ? Messages.of("overview.hours", age.toHours())
                : Messages.of("overview.minutes", Math.max(0, age.toMinutes()));
    }

    /** Rounded down, so that all is said only of all; and never nothing where there is something. */
    static String percent(int part, int whole) {
        long tenths = whole == 0 ? 0 : 1000L * part / whole;
        if (tenths == 0 && part > 0) {
            return Messages.of("overview.percent.under");
        }
        String number = tenths % 10 == 0 ? Long.toString(tenths / 10) : String.format(Locale.UK, "%.1f", tenths / 10.0);
        return Messages.of("overview.percent", number);
    }
}
