package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.rollout.policy.RolloutState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a check-in says of an outcome that was taken before: a machine that had completed runs something older again while
 * the stage soaks, one that was taken for dead is back, or its id cannot be trusted.
 */
@Component
class Hindsight {

    private final Evidence evidence;
    private final Ledger ledger;

    Hindsight(Evidence evidence, Ledger ledger) {
        this.evidence = evidence;
        this.ledger = ledger;
    }

    /** @param outcome the outcome that holds instead; {@code null} if none does */
    record Note(RolloutInfo rollout, Evidence.@Nullable Outcome outcome) {}

    /**
     * The rollout of the machine's group if it had completed there, and runs something older again while the stage soaks;
     * asked of the database only for a machine whose version changed.
     */
    @Nullable
    RolloutInfo returnedFrom(Hearing hearing) {
        RolloutInfo rollout = hearing.rollout().orElse(null);
        Machine known = hearing.known();
        return known != null
                        && rollout != null
                        && hearing.versionChanged()
                        && isSoaking(rollout)
                        && runsOlder(hearing, rollout)
                        && evidence.of(rollout.id(), known.id())
                                .filter(Evidence.Outcome.COMPLETED::equals)
                                .isPresent()
                ? rollout
                : null;
    }

    /** What is to be corrected; nearly always nothing, found without asking the database. */
    List<Note> of(Hearing hearing, Hearing.Result result) {
        Machine known = hearing.known();
        RolloutInfo rollout = hearing.rollout().orElse(null);
        if (known == null || rollout == null || !rollout.state().isOpen()) {
            return List.of();
        }
        MachineLife life = result.life();
        if (life.isSuspect()) {
            boolean becameSuspect = known.traces().suspectUntil(known.lastSeen()) == null;
            return becameSuspect ? List.of(new Note(rollout, null)) : List.of();
        }
        if (hearing.returnedFrom() != null) {
            return List.of(new Note(rollout, Evidence.Outcome.RETURNED));
        }
        boolean mayBeBack = known.health() == Health.SILENT || hearing.versionChanged();
        return mayBeBack && !runsOlder(hearing, rollout) && isTakenForLost(rollout, known.id())
                ? List.of(new Note(rollout, Evidence.Outcome.COMPLETED))
                : List.of();
    }

    private boolean isTakenForLost(RolloutInfo rollout, MachineId machine) {
        return evidence.of(rollout.id(), machine)
                .filter(outcome -> outcome == Evidence.Outcome.DIED || outcome == Evidence.Outcome.RETURNED)
                .isPresent();
    }

    private static boolean runsOlder(Hearing hearing, RolloutInfo rollout) {
        return hearing.checkIn()
                .told()
                .readableVersion()
                .map(running -> running.isOlderThan(hearing.versionOf(rollout)))
                .orElse(true);
    }

    /** Writes it; the gates of the rollouts' groups are held. Returns whether a rollout halted by it. */
    boolean write(MachineId machine, List<Note> notes, Gates.Passage passage) {
        boolean halted = false;
        for (Note note : notes) {
            if (note.outcome() == null) {
                ledger.drop(note.rollout().id(), machine);
            } else {
                halted |= ledger.take(note.rollout(), machine, note.outcome(), passage);
            }
        }
        return halted;
    }

    /** From the first machine that finished in a stage on, while the rollout runs. */
    static boolean isSoaking(RolloutInfo rollout) {
        int current = rollout.current();
        return rollout.state() == RolloutState.RUNNING
                && current >= 0
                && rollout.stages().get(current).openedAt() != null;
    }
}
