package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.rollout.policy.FailureBudget;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
    record Entry(ProductId product, MachineId machine, List<GrantChange> changes, boolean counts) {}

    /**
     * Writes what became of a machine's grants. Its row is locked, and the gates of {@link #groupsOf} are held. Returns
     * whether a rollout halted by it.
     *
     * @param period how long the period of a group is, for a grant that begins
     */
    boolean write(Entry entry, Gates.Passage passage, Function<UUID, Duration> period) {
        Set<UUID> judged = new LinkedHashSet<>();
        // Ends first: the one open grant of a machine has to be over before another begins.
        for (GrantChange change : entry.changes()) {
            if (change.before() != null) {
                grants.update(change.before(), change.after());
            }
        }
        for (GrantChange change : entry.changes()) {
            Grant grant = change.after();
            if (change.before() == null) {
                grants.insert(entry.product(), entry.machine(), grant);
                gates.began(grant.group(), grant.grantedAt(), period.apply(grant.group()));
            }
            if (change.counts()) {
                count(entry, change, passage.of(grant.group()), judged);
            }
        }
        boolean halted = false;
        for (UUID rollout : judged) {
            halted |= judge(rollout, passage);
        }
        return halted;
    }

    private void count(Entry entry, GrantChange change, Instant at, Set<UUID> judged) {
        Grant grant = change.after();
        if (change.inFlight() != 0) {
            gates.addInFlight(grant.group(), change.inFlight());
        }
        UUID rollout = grant.rollout();
        if (rollout == null) {
            return;
        }
        rollouts.addToTally(rollout, change.tally());
        Evidence.Outcome outcome = change.evidence();
        if (outcome != null && entry.counts()) {
            take(rollout, entry.machine(), grant.stage(), outcome, grant.error(), at);
            judged.add(rollout);
        }
        log.changed();
    }

    /** Takes an outcome that no grant speaks of, and judges it: the group's gate is held. */
    boolean take(RolloutInfo rollout, MachineId machine, Evidence.Outcome outcome, Gates.Passage passage) {
        int stage = Math.max(0, rollout.current());
        take(rollout.id(), machine, stage, outcome, null, passage.of(rollout.group()));
        log.changed();
        return judge(rollout.id(), passage);
    }

    /** Takes it that a machine did not come back from its reboot: the gate of this group is held. */
    void died(UUID rollout, MachineId machine, int stage, Gates.Passage passage, UUID group) {
        take(rollout, machine, stage, Evidence.Outcome.DIED, null, passage.of(group));
        judge(rollout, passage);
    }

    /** The evidence of a rollout as it is in the running transaction. */
    RolloutTally evidenceOf(RolloutInfo rollout) {
        return rollouts.tallies(List.of(rollout.id())).getOrDefault(rollout.id(), RolloutTally.NONE);
    }

    /** Drops what a machine id said in a rollout: the group's gate is held. */
    void drop(UUID rollout, MachineId machine) {
        Evidence.Difference difference = evidence.drop(rollout, machine);
        rollouts.addToTally(rollout, tally(difference));
    }

    private void take(
            UUID rollout,
            MachineId machine,
            int stage,
            Evidence.Outcome outcome,
            @Nullable ErrorCode error,
            Instant at) {
        rollouts.addToTally(rollout, tally(evidence.take(rollout, machine, stage, outcome, error, at)));
    }

    private static RolloutTally tally(Evidence.Difference difference) {
        return new RolloutTally(0, 0, 0, 0, 0, 0, difference.finished(), difference.failures());
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
            RolloutInfo met = StageGates.minimumMet(rollout, evidence.finished(id, rollout.current()), at);
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
