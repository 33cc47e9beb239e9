package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.Version;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.rollout.policy.RolloutState;
import java.util.List;
import java.util.Optional;
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

    /** What is to be corrected; nearly always nothing, found without asking the database. */
    List<Note> of(Hearing hearing, Hearing.Result result) {
        Machine known = hearing.known();
        RolloutInfo rollout = hearing.rollout().orElse(null);
        if (known == null || rollout == null || !rollout.state().isOpen()) {
            return List.of();
        }
        MachineLife life = result.life();
        boolean becameSuspect = life.isSuspect() && known.traces().suspectUntil(known.lastSeen()) == null;
        boolean wasSilent = known.health() == Health.SILENT;
        if (!becameSuspect && !wasSilent && !life.versionChanged()) {
            return List.of();
        }
        if (life.isSuspect()) {
            return List.of(new Note(rollout, null));
        }
        Optional<Evidence.Outcome> before = evidence.of(rollout.id(), known.id());
        Version running = hearing.checkIn().told().readableVersion().orElse(null);
        boolean older = running == null || running.isOlderThan(hearing.versionOf(rollout));
        if (before.filter(Evidence.Outcome.COMPLETED::equals).isPresent() && older && isSoaking(rollout)) {
            return List.of(new Note(rollout, Evidence.Outcome.RETURNED));
        }
        boolean back = before.filter(
                        outcome -> outcome == Evidence.Outcome.DIED || outcome == Evidence.Outcome.RETURNED)
                .isPresent();
        return back && !older ? List.of(new Note(rollout, Evidence.Outcome.COMPLETED)) : List.of();
    }

    /** Writes it; the gates of the rollouts' groups are held. */
    void write(MachineId machine, List<Note> notes, Gates.Passage passage) {
        for (Note note : notes) {
            if (note.outcome() == null) {
                ledger.drop(note.rollout().id(), machine);
            } else {
                ledger.take(note.rollout(), machine, note.outcome(), passage);
            }
        }
    }

    /** From the first machine that finished in a stage on, while the rollout runs. */
    static boolean isSoaking(RolloutInfo rollout) {
        int current = rollout.current();
        return rollout.state() == RolloutState.RUNNING
                && current >= 0
                && rollout.stages().get(current).openedAt() != null;
    }
}
