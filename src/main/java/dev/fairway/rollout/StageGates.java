package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.Freeze;
import dev.fairway.fleet.Plan;
import dev.fairway.rollout.policy.RolloutFacts;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a stage opens, begins to soak and is done. No I/O and no clock: it is told what has finished and who could still
 * go, and gives the rollout as it stands then.
 *
 * <p>A stage opens its share, and at least its minimum of machines: where the fleet is small, the smallest buckets first.
 * Its soak begins when the minimum has finished (or nobody is left who could), and stands still while the rollout does not
 * run, during freezes, and while something larger stops it. The last stage is done when nobody in its share is left who
 * could go.
 */
final class StageGates {

    /** From so many finished on the failures of a share are judged as they come. */
    static final int ENOUGH = 10;

    private StageGates() {}

    /** A machine that runs something else and could be offered the release, with no outcome in this rollout yet. */
    record Candidate(MachineId id, boolean canary) {}

    /**
     * What a look at the group found.
     *
     * @param finishedInStage machine ids with an outcome that went in the current stage, counted up to {@link #enough}
     * @param finished machine ids with an outcome in the whole rollout
     * @param waitingInStage machines that went in the current stage, have installed and wait for their reboot: they take a
     *     place in the minimum and have not finished; counted up to {@link #enough} too
     */
    record Finished(int finishedInStage, int finished, int waitingInStage) {}

    /** Of more than so many in a rollout's present stage nobody needs to know. */
    static int enough(RolloutInfo rollout) {
        return Math.max(ENOUGH, rollout.stages().get(rollout.current()).plan().minMachines());
    }

    /** The rollout with its next stage open and the present one left behind; there must be a next one. */
    static RolloutInfo openNext(RolloutInfo rollout, Instant now) {
        RolloutInfo left = closeCurrent(rollout, now);
        int next = left.current() + 1;
        return with(left, next, left.stages().get(next).opened(now)).toBuilder()
                .settledAt(now)
                .build();
    }

    /** The rollout with its present stage done. */
    static RolloutInfo closeCurrent(RolloutInfo rollout, Instant now) {
        int current = rollout.current();
        return current < 0 || rollout.stages().get(current).doneAt() != null
                ? rollout
                : with(rollout, current, rollout.stages().get(current).done(now));
    }

    /** The rollout with its present stage to be proved anew: what finished before its halt counts no more. */
    static RolloutInfo anew(RolloutInfo rollout) {
        int current = rollout.current();
        return current < 0 || rollout.stages().get(current).doneAt() != null
                ? rollout
                : with(rollout, current, rollout.stages().get(current).anew());
    }

    /** The rollout with the size of its open share as it is now, if that is small: a fleet grows after it is completed. */
    static RolloutInfo sized(
            RolloutInfo rollout, Finished finished, boolean canaryFirst, Iterator<Candidate> candidates) {
        int current = rollout.current();
        StageProgress stage = rollout.stages().get(current);
        int missing = ENOUGH - finished.finished() - finished.waitingInStage();
        int inside = missing <= 0
                ? 0
                : Share.of(rollout, canaryFirst, candidates, 0, missing).inside();
        Integer small = inside < missing ? finished.finished() + finished.waitingInStage() + inside : null;
        return with(rollout, current, stage.with(List.of(), small, stage.lacking()));
    }

    /** Counts the soak up to {@code now}; {@code stands} while something larger than the rollout stops it. */
    static RolloutInfo settle(RolloutInfo rollout, List<Freeze> freezes, boolean stands, Instant now) {
        RolloutInfo settled = rollout.toBuilder().settledAt(now).build();
        int current = rollout.current();
        if (rollout.state() != RolloutState.RUNNING || stands || current < 0) {
            return settled;
        }
        StageProgress stage = rollout.stages().get(current);
        if (stage.minimumAt() == null || stage.doneAt() != null) {
            return settled;
        }
        Instant from = rollout.settledAt().isAfter(stage.minimumAt()) ? rollout.settledAt() : stage.minimumAt();
        Duration counted = unfrozen(from, now, freezes);
        return with(settled, current, stage.soaked(stage.soaked().plus(counted)));
    }

    /** How much of the time between two moments lies in no freeze. */
    static Duration unfrozen(Instant from, Instant to, List<Freeze> freezes) {
        Duration open = Duration.ZERO;
        Instant at = from;
        while (at.isBefore(to)) {
            Instant moment = at;
            Freeze in = freezes.stream()
                    .filter(freeze -> freeze.isInForceAt(moment))
                    .findFirst()
                    .orElse(null);
            Instant next = in != null
                    ? in.to()
                    : freezes.stream()
                            .map(Freeze::from)
                            .filter(start -> start.isAfter(moment))
                            .min(Instant::compareTo)
                            .orElse(to);
            Instant end = next.isBefore(to) ? next : to;
            open = in == null ? open.plus(Duration.between(at, end)) : open;
            at = end;
        }
        return open;
    }

    /**
     * Lets in as many as the current stage's minimum needs, and begins its soak if that has finished.
     *
     * @param candidates who could still go, in any order; read only as far as needed
     */
    static RolloutInfo measure(
            RolloutInfo rollout, Finished finished, boolean canaryFirst, Iterator<Candidate> candidates, Instant now) {
        int current = rollout.current();
        StageProgress stage = rollout.stages().get(current);
        int unfinished = Math.max(0, stage.plan().minMachines() - finished.finishedInStage());
        boolean soaks = stage.minimumAt() != null && stage.soaked().compareTo(stage.soak()) < 0;
        boolean needsNobody = unfinished == 0 && finished.finished() >= ENOUGH;
        if (needsNobody && (soaks || !rollout.isInLastStage())) {
            // Nothing would follow from who could still go, and to find out means to read the whole group.
            return soaks ? rollout : passed(rollout, stage.minimumAt() == null ? stage.minimumMet(now) : stage, now);
        }
        int needed = Math.max(0, unfinished - finished.waitingInStage());
        int enough = Math.max(needed, ENOUGH - finished.finished());
        Share share = Share.of(rollout, canaryFirst, candidates, needed, Math.max(1, enough));
        int inShare = finished.finished() + finished.waitingInStage() + share.inside();
        StageProgress measured =
                stage.with(share.letIn(), inShare < ENOUGH ? inShare : null, Math.max(0, needed - share.inside()));
        boolean minimum = unfinished == 0 || share.inside() + finished.waitingInStage() == 0;
        if (minimum && measured.minimumAt() == null) {
            measured = measured.minimumMet(now);
        } else if (!minimum) {
            measured = measured.minimumMissed();
        }
        boolean nobodyIsLeft = share.inside() == 0;
        if (rollout.isInLastStage() && !nobodyIsLeft) {
            return with(rollout, current, measured);
        }
        return passed(rollout, measured, now);
    }

    /** The rollout with this as its present stage, and past it if it has soaked. */
    private static RolloutInfo passed(RolloutInfo rollout, StageProgress stage, Instant now) {
        RolloutInfo after = with(rollout, rollout.current(), stage);
        if (stage.minimumAt() == null || stage.soaked().compareTo(stage.soak()) < 0) {
            return after;
        }
        if (rollout.isInLastStage()) {
            return RolloutLife.apply(after, new RolloutCommand.Complete(), "fairway", now);
        }
        return stage.advancesByItself() ? openNext(after, now) : after;
    }

    /**
     * Who of the candidates is in the open share.
     *
     * @param inside how many are, counted up to what was asked for
     * @param letIn who is let in besides, for the minimum
     */
    private record Share(int inside, List<MachineId> letIn) {

        private record Outside(int bucket, MachineId id) {}

        static Share of(
                RolloutInfo rollout, boolean canaryFirst, Iterator<Candidate> candidates, int needed, int enough) {
            StageProgress stage = rollout.stages().get(rollout.current());
            int buckets = stage.buckets();
            int room = Plan.MOST_MINIMUM - stage.firsts().size();
            Set<MachineId> firsts = rollout.firsts();
            int inside = 0;
            PriorityQueue<Outside> smallest =
                    new PriorityQueue<>(Comparator.comparingInt(Outside::bucket).reversed());
            while (candidates.hasNext() && inside < enough) {
                Candidate candidate = candidates.next();
                int bucket = RolloutFacts.bucket(rollout.id(), candidate.id());
                if (bucket < buckets || firsts.contains(candidate.id()) || canaryFirst && candidate.canary()) {
                    inside++;
                } else {
                    smallest.add(new Outside(bucket, candidate.id()));
                    if (smallest.size() > needed) {
                        smallest.poll();
                    }
                }
            }
            List<MachineId> letIn = smallest.stream()
                    .sorted(Comparator.comparingInt(Outside::bucket).thenComparing(Outside::id))
                    .limit(Math.max(0, Math.min(needed - inside, room)))
                    .map(Outside::id)
                    .toList();
            return new Share(inside + letIn.size(), letIn);
        }
    }

    /** The rollout with its soak begun, if the minimum of its present stage has finished just now. */
    static RolloutInfo minimumMet(RolloutInfo rollout, Finished finished, Instant now) {
        int current = rollout.current();
        StageProgress stage = rollout.stages().get(current);
        boolean met = stage.minimumAt() == null
                && finished.finishedInStage() >= stage.plan().minMachines();
        return met ? with(rollout, current, stage.minimumMet(now)) : rollout;
    }

    private static RolloutInfo with(RolloutInfo rollout, int index, StageProgress stage) {
        List<StageProgress> stages = new ArrayList<>(rollout.stages());
        stages.set(index, stage);
        return rollout.toBuilder().stages(stages).build();
    }

    /** When the current stage has soaked, if nothing comes in between; {@code null} if its soak has not begun. */
    static @Nullable Instant soakedAt(RolloutInfo rollout) {
        int current = rollout.current();
        if (current < 0 || rollout.state() != RolloutState.RUNNING) {
            return null;
        }
        StageProgress stage = rollout.stages().get(current);
        if (stage.minimumAt() == null || stage.doneAt() != null) {
            return null;
        }
        Duration left = stage.soak().minus(stage.soaked());
        return rollout.settledAt().plus(left.isNegative() ? Duration.ZERO : left);
    }
}
