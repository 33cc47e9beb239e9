package dev.fairway.rollout;

import dev.fairway.fleet.MachineKey;
import dev.fairway.rollout.policy.FailureBudget;
import dev.fairway.rollout.policy.RolloutState;
import dev.fairway.rollout.policy.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The counts behind gates that are held, in memory: read once, they follow each decision of a batch, so that the next one is
 * made with exact figures, and are written by the {@link Ledger} at its end. Pure: no I/O and no clock.
 */
final class Counts {

    private final Gates.Passage passage;
    private final Map<Evidence.Key, Evidence.Outcome> evidence;
    private final Map<UUID, Usage> usage;
    private final Function<UUID, Duration> period;

    private final List<GrantStore.Written> changed = new ArrayList<>();
    private final List<GrantStore.Written> added = new ArrayList<>();
    private final Map<UUID, Integer> began = new LinkedHashMap<>();
    private final Map<UUID, Integer> inFlight = new LinkedHashMap<>();
    private final Map<UUID, RolloutTally> tallies = new LinkedHashMap<>();
    private final Map<Evidence.Key, Evidence.Taken> taken = new LinkedHashMap<>();
    private final Set<Evidence.Key> dropped = new LinkedHashSet<>();
    private final Set<UUID> judged = new LinkedHashSet<>();

    Counts(
            Gates.Passage passage,
            Map<Evidence.Key, Evidence.Outcome> evidence,
            Map<UUID, Usage> usage,
            Function<UUID, Duration> period) {
        this.passage = passage;
        this.evidence = new HashMap<>(evidence);
        this.usage = usage;
        this.period = period;
    }

    /** How full the limits of a group are now, and how the evidence of its rollout stands; the group must have been read. */
    Usage usage(UUID group, @Nullable UUID rollout) {
        Usage read = usage.getOrDefault(group, Usage.NONE);
        int more = began.getOrDefault(group, 0);
        RolloutTally tally = rollout == null ? RolloutTally.NONE : tallies.getOrDefault(rollout, RolloutTally.NONE);
        Instant frees = read.periodFreesAt();
        return new Usage(
                read.inFlight() + inFlight.getOrDefault(group, 0),
                read.inPeriod() + more,
                frees == null && more > 0 ? Gates.freesAt(passage.of(group), periodOf(group)) : frees,
                read.finished() + tally.finished(),
                read.failed() + tally.failures());
    }

    /** Whether more have failed in this rollout than its stage allows: it will halt when this is written. */
    boolean isOverspent(RolloutInfo rollout) {
        boolean mayHalt = rollout.state() == RolloutState.RUNNING || rollout.state() == RolloutState.COMPLETED;
        if (!mayHalt || rollout.current() < 0 || !judged.contains(rollout.id())) {
            return false;
        }
        Usage now = usage(rollout.group(), rollout.id());
        StageProgress stage = rollout.stages().get(rollout.current());
        return FailureBudget.isOverspent(
                now.finished(), now.failed(), stage.plan().maxFailurePercent().doubleValue(), stage.smallShare());
    }

    /** Whether any rollout of the groups whose gates are held will halt. */
    boolean anyOverspent(Picture picture) {
        return !judged.isEmpty()
                && passage.moments().keySet().stream()
                        .flatMap(group -> picture.rolloutOf(group).stream())
                        .anyMatch(this::isOverspent);
    }

    /** Takes what the ends of a machine's grants say of their rollouts. */
    void takeOutcomes(Ledger.Entry entry) {
        for (GrantChange change : entry.changes()) {
            Evidence.Outcome outcome = change.evidence();
            Grant grant = change.after();
            if (outcome != null && entry.counts() && grant.rollout() != null) {
                Evidence.Taken one =
                        new Evidence.Taken(grant.stage(), outcome, grant.error(), passage.of(grant.group()));
                take(new Evidence.Key(grant.rollout(), entry.machine()), one);
            }
        }
    }

    /** Takes what becomes of a machine's grants, but for what they say as evidence. */
    void takeChanges(Ledger.Entry entry) {
        MachineKey machine = new MachineKey(entry.product(), entry.machine());
        for (GrantChange change : entry.changes()) {
            Grant grant = change.after();
            (change.before() == null ? added : changed).add(new GrantStore.Written(machine, change));
            if (change.before() == null) {
                began.merge(grant.group(), 1, Integer::sum);
            }
            if (change.inFlight() != 0) {
                inFlight.merge(grant.group(), change.inFlight(), Integer::sum);
            }
            if (grant.rollout() != null && change.counts()) {
                tallies.merge(grant.rollout(), change.tally(), RolloutTally::plus);
            }
        }
    }

    /** Takes an outcome, in place of the one that the machine id had. */
    void take(Evidence.Key key, Evidence.Taken one) {
        Evidence.Outcome before = evidence.put(key, one.outcome());
        taken.put(key, one);
        dropped.remove(key);
        addEvidence(key.rollout(), before == null ? 1 : 0, failures(one.outcome()) - failures(before));
        judged.add(key.rollout());
    }

    /** Drops the outcome that a machine id had, if it had one. */
    void drop(Evidence.Key key) {
        Evidence.Outcome before = evidence.remove(key);
        taken.remove(key);
        if (before != null) {
            dropped.add(key);
            addEvidence(key.rollout(), -1, -failures(before));
        }
    }

    private void addEvidence(UUID rollout, int finished, int failures) {
        tallies.merge(rollout, RolloutTally.ofEvidence(finished, failures), RolloutTally::plus);
    }

    private static int failures(Evidence.@Nullable Outcome outcome) {
        return outcome != null && outcome.isFailure() ? 1 : 0;
    }

    Gates.Passage passage() {
        return passage;
    }

    Duration periodOf(UUID group) {
        return period.apply(group);
    }

    /** Grants that are elsewhere than before, or over. */
    List<GrantStore.Written> changed() {
        return changed;
    }

    /** Grants that are new. */
    List<GrantStore.Written> added() {
        return added;
    }

    /** How many grants began, by group. */
    Map<UUID, Integer> began() {
        return began;
    }

    /** By how much the machines in flight of groups change. */
    Map<UUID, Integer> inFlight() {
        return inFlight;
    }

    /** By how much the tallies of rollouts change. */
    Map<UUID, RolloutTally> tallies() {
        return tallies;
    }

    /** Outcomes to be written. */
    Map<Evidence.Key, Evidence.Taken> taken() {
        return taken;
    }

    /** Outcomes to be deleted. */
    Set<Evidence.Key> dropped() {
        return dropped;
    }

    /** Rollouts whose evidence is to be judged. */
    Set<UUID> judged() {
        return judged;
    }
}
