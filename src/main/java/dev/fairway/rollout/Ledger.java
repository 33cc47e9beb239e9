package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.rollout.policy.FailureBudget;
import dev.fairway.rollout.policy.RolloutState;
import dev.fairway.rollout.policy.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what becomes of grants, and all that follows from it under the gates of their groups: the machines in flight, the
 * period, the rollout's tally and evidence, and the judgement whether it has to halt. Every change of a grant goes through
 * here, from wherever it comes.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Ledger {

    private final GrantStore grants;
    private final Gates gates;
    private final RolloutStore rollouts;
    private final Evidence evidence;
    private final RolloutLog log;

    Ledger(GrantStore grants, Gates gates, RolloutStore rollouts, Evidence evidence, RolloutLog log) {
        this.grants = grants;
        this.gates = gates;
        this.rollouts = rollouts;
        this.evidence = evidence;
        this.log = log;
    }

    /** The groups whose gates have to be held for these changes. */
    static Set<UUID> groupsOf(Collection<GrantChange> changes) {
        Set<UUID> groups = new HashSet<>();
        changes.stream()
                .filter(GrantChange::counts)
                .forEach(change -> groups.add(change.after().group()));
        return groups;
    }

    /**
     * What became of the grants of one machine.
     *
     * @param counts whether it is evidence: not if several machines use the id
     */
    record Entry(ProductId product, MachineId machine, List<GrantChange> changes, boolean counts) {

        /** The outcomes that this may change. */
        Set<Evidence.Key> evidence() {
            return changes.stream()
                    .filter(change -> counts && change.evidence() != null)
                    .map(change -> new Evidence.Key(
                            java.util.Objects.requireNonNull(change.after().rollout()), machine))
                    .collect(Collectors.toSet());
        }
    }

    /**
     * The counts behind the gates that are held, to be taken along in memory while several are decided, and written at the
     * end by {@link #write(Counts)}.
     *
     * @param keys the outcomes that may change
     * @param usage how full the limits of groups are, of those where it matters
     */
    Counts counts(
            Gates.Passage passage,
            Collection<Evidence.Key> keys,
            Map<UUID, Usage> usage,
            Function<UUID, Duration> period) {
        return new Counts(passage, evidence.of(keys), usage, period);
    }

    /**
     * Writes what became of a machine's grants. Its row is locked, and the gates of {@link #groupsOf} are held. Returns
     * whether a rollout halted by it.
     */
    boolean write(Entry entry, Gates.Passage passage) {
        Counts counts = counts(passage, entry.evidence(), Map.of(), group -> Duration.ZERO);
        counts.takeOutcomes(entry);
        counts.takeChanges(entry);
        return write(counts);
    }

    /** Writes all that was counted, and judges the rollouts whose evidence it is. Returns whether one halted by it. */
    boolean write(Counts counts) {
        // Ends first: the one open grant of a machine has to be over before another begins.
        grants.update(counts.changed());
        grants.insert(counts.added());
        counts.began()
                .forEach((group, number) ->
                        gates.began(group, counts.passage().of(group), counts.periodOf(group), number));
        counts.inFlight().forEach(gates::addInFlight);
        counts.tallies().forEach(rollouts::addToTally);
        evidence.write(counts.taken());
        evidence.drop(counts.dropped());
        if (!counts.tallies().isEmpty()) {
            log.changed();
        }
        boolean halted = false;
        for (UUID rollout : counts.judged()) {
            halted |= judge(rollout, counts.passage());
        }
        return halted;
    }

    /** Takes an outcome that no grant speaks of, and judges it: the group's gate is held. */
    void take(RolloutInfo rollout, MachineId machine, Evidence.Outcome outcome, Gates.Passage passage) {
        take(rollout.id(), rollout.group(), machine, Math.max(0, rollout.current()), outcome, passage);
    }

    /** Takes it that a machine did not come back from its reboot: the gate of this group is held. */
    void died(UUID rollout, MachineId machine, int stage, Gates.Passage passage, UUID group) {
        take(rollout, group, machine, stage, Evidence.Outcome.DIED, passage);
    }

    private void take(
            UUID rollout, UUID group, MachineId machine, int stage, Evidence.Outcome outcome, Gates.Passage passage) {
        Evidence.Key key = new Evidence.Key(rollout, machine);
        Counts counts = counts(passage, List.of(key), Map.of(), unused -> Duration.ZERO);
        counts.take(key, new Evidence.Taken(stage, outcome, null, passage.of(group)));
        write(counts);
    }

    /** Drops what a machine id said in a rollout: the group's gate is held. */
    void drop(UUID rollout, MachineId machine, Gates.Passage passage) {
        Evidence.Key key = new Evidence.Key(rollout, machine);
        Counts counts = counts(passage, List.of(key), Map.of(), unused -> Duration.ZERO);
        counts.drop(key);
        write(counts);
    }

    /**
     * Judges a rollout by its evidence: one whose failures are over the budget of its stage halts, and the soak of a stage
     * begins when its minimum has finished. Its group's gate is held. Returns whether it has halted by this.
     */
    boolean judge(UUID id, Gates.Passage passage) {
        RolloutInfo rollout = rollouts.get(id);
        boolean mayHalt = rollout.state() == RolloutState.RUNNING || rollout.state() == RolloutState.COMPLETED;
        if (!mayHalt || !passage.holds(rollout.group()) || rollout.current() < 0) {
            return false;
        }
        Instant at = passage.of(rollout.group());
        StageProgress stage = rollout.stages().get(rollout.current());
        RolloutTally tally = rollouts.tallies(List.of(id)).getOrDefault(id, RolloutTally.NONE);
        double budget = stage.plan().maxFailurePercent().doubleValue();
        if (FailureBudget.isOverspent(tally.finished(), tally.failures(), budget, stage.smallShare())) {
            halt(rollout, tally, at);
            return true;
        }
        if (rollout.state() == RolloutState.RUNNING && stage.minimumAt() == null) {
            RolloutInfo met = StageGates.minimumMet(
                    rollout, evidence.finished(id, rollout.current(), StageGates.enough(rollout)), at);
            if (met.differsFrom(rollout)) {
                rollouts.update(met);
                log.moved();
            }
        }
        return false;
    }

    private void halt(RolloutInfo rollout, RolloutTally tally, Instant at) {
        StageProgress stage = rollout.stages().get(rollout.current());
        String why = String.format(
                Locale.ROOT,
                "%d of %d machines failed, %.1f %%; the budget is %s %%",
                tally.failures(),
                tally.finished(),
                100.0 * tally.failures() / tally.finished(),
                stage.plan().maxFailurePercent().stripTrailingZeros().toPlainString());
        RolloutInfo halted = RolloutLife.apply(rollout, new RolloutCommand.Halt(why), Actor.SYSTEM.name(), at);
        rollouts.update(halted);
        log.record(Actor.SYSTEM, RolloutLife.Verb.HALT.done(), rollout, halted, why);
    }
}
