package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check-in says of an outcome that was taken before: a machine that had completed runs something older again while
 * the stage soaks, one that was taken for dead is back, or its id cannot be trusted. Pure: it is told the outcomes.
 */
final class Hindsight {

    private Hindsight() {}

    /** @param outcome the outcome that holds instead; {@code null} if none does */
    record Note(RolloutInfo rollout, Evidence.@Nullable Outcome outcome) {

        Evidence.Key key(MachineId machine) {
            return new Evidence.Key(rollout.id(), machine);
        }

        /** Writes it into the counts of the gate at {@code at}. */
        void into(Counts counts, MachineId machine, Instant at) {
            if (outcome == null) {
                counts.drop(key(machine));
            } else {
                counts.take(key(machine), new Evidence.Taken(Math.max(0, rollout.current()), outcome, null, at));
            }
        }
    }

    /** The outcome that has to be known to tell; nearly always none. */
    static Optional<Evidence.Key> asks(Hearing hearing) {
        Machine known = hearing.known();
        return known != null && (hearing.versionChanged() || known.health() == Health.SILENT)
                ? hearing.rollout().map(rollout -> new Evidence.Key(rollout.id(), known.id()))
                : Optional.empty();
    }

    /** The rollout of the machine's group if it had completed there, and runs something older again while the stage soaks. */
    static @Nullable RolloutInfo returnedFrom(Hearing hearing, Map<Evidence.Key, Evidence.Outcome> outcomes) {
        RolloutInfo rollout = hearing.rollout().orElse(null);
        return rollout != null
                        && hearing.versionChanged()
                        && isSoaking(rollout)
                        && runsOlder(hearing, rollout)
                        && outcome(hearing, rollout, outcomes) == Evidence.Outcome.COMPLETED
                ? rollout
                : null;
    }

    /** What is to be corrected; nearly always nothing. */
    static @Nullable Note of(Hearing hearing, Hearing.Result result, Map<Evidence.Key, Evidence.Outcome> outcomes) {
        Machine known = hearing.known();
        RolloutInfo rollout = hearing.rollout().orElse(null);
        if (known == null || rollout == null || !rollout.state().isOpen()) {
            return null;
        }
        if (result.life().isSuspect()) {
            boolean becameSuspect = known.traces().suspectUntil(known.lastSeen()) == null;
            return becameSuspect ? new Note(rollout, null) : null;
        }
        if (hearing.returnedFrom() != null) {
            return new Note(rollout, Evidence.Outcome.RETURNED);
        }
        Evidence.Outcome before = outcome(hearing, rollout, outcomes);
        boolean isTakenForLost = before == Evidence.Outcome.DIED || before == Evidence.Outcome.RETURNED;
        return isTakenForLost && !runsOlder(hearing, rollout) ? new Note(rollout, Evidence.Outcome.COMPLETED) : null;
    }

    private static Evidence.@Nullable Outcome outcome(
            Hearing hearing, RolloutInfo rollout, Map<Evidence.Key, Evidence.Outcome> outcomes) {
        return outcomes.get(new Evidence.Key(rollout.id(), hearing.checkIn().machine()));
    }

    private static boolean runsOlder(Hearing hearing, RolloutInfo rollout) {
        return hearing.checkIn()
                .told()
                .readableVersion()
                .map(running -> running.isOlderThan(hearing.versionOf(rollout)))
                .orElse(true);
    }

    /** From the first machine that finished in a stage on, while the rollout runs. */
    static boolean isSoaking(RolloutInfo rollout) {
        int current = rollout.current();
        return rollout.state() == RolloutState.RUNNING
                && current >= 0
                && rollout.stages().get(current).openedAt() != null;
    }
}
