package dev.fairway.fleet;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.Hold;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does one thing to some machines in one transaction: all are locked in the one order, looked at again under the lock, and
 * written in a few statements. What happened is in each machine's own log, and in the audit trail as one entry that names
 * them all.
 */
@Service
public class BulkEdits {

    private final MachineBatches batches;
    private final MachineStore machines;
    private final BulkWrites writes;
    private final MachineMoves moves;
    private final Memberships memberships;
    private final Groups groups;
    private final GroupRights rights;
    private final EventLog log;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BulkEdits(
            MachineBatches batches,
            MachineStore machines,
            BulkWrites writes,
            MachineMoves moves,
            Memberships memberships,
            Groups groups,
            GroupRights rights,
            EventLog log,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.batches = batches;
        this.machines = machines;
        this.writes = writes;
        this.moves = moves;
        this.memberships = memberships;
        this.groups = groups;
        this.rights = rights;
        this.log = log;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** How an action is carried out on those of the machines that it is not skipped for; they are locked. */
    public interface Deed {
        void on(Actor actor, List<Machine> machines, Instant now);
    }

    /**
     * Does it.
     *
     * @param run the id of the whole of which this is a part: what the audit trail files it under
     * @throws NotFound if the group to move to is gone
     */
    @Transactional
    public BulkChunk apply(Collection<MachineKey> keys, BulkAction action, UUID run) {
        return apply(keys, action, run, (actor, touched, now) -> {
            switch (action) {
                case BulkAction.Move move -> {
                    actor.mustHave(
                            Permission.STEER_MACHINES, groups.get(move.group()).ref());
                    write(
                            actor,
                            touched,
                            now,
                            machine -> written(
                                    machine, move.group(), machine.written().hold()));
                }
                case BulkAction.Hold hold ->
                    write(
                            actor,
                            touched,
                            now,
                            machine -> written(
                                    machine,
                                    machine.written().assignedGroup(),
                                    HoldWish.placed(
                                            hold.wish(), machine.written().hold(), actor.name(), now)));
                case BulkAction.Release ignored ->
                    write(
                            actor,
                            touched,
                            now,
                            machine -> written(machine, machine.written().assignedGroup(), null));
                case BulkAction.Forget ignored -> forget(touched);
                case BulkAction.Retry ignored -> throw new IllegalArgumentException("rollouts know how to retry");
            }
        });
    }

    /** Does what somebody else knows how to do, in the same way: locked, looked at, and filed. */
    @Transactional
    public BulkChunk apply(Collection<MachineKey> keys, BulkAction action, UUID run, Deed deed) {
        Actor actor = Actor.require(Permission.STEER_MACHINES);
        Instant now = clock.instant();
        Map<MachineKey, Machine> locked = batches.lock(keys);
        Predicate<Machine> outside = outside(actor, action);
        Map<BulkAction.Skip, Integer> skipped = new EnumMap<>(BulkAction.Skip.class);
        List<Machine> touched = new ArrayList<>();
        for (MachineKey key : new TreeSet<>(keys)) {
            Machine machine = locked.get(key);
            BulkAction.Skip skip = machine == null
                    ? BulkAction.Skip.GONE
                    : outside.test(machine) ? BulkAction.Skip.OUTSIDE : action.skips(MachineKind.of(machine, now));
            if (skip == null && machine != null) {
                touched.add(machine);
            } else if (skip != null) {
                skipped.merge(skip, 1, Integer::sum);
            }
        }
        if (!touched.isEmpty()) {
            deed.on(actor, touched, now);
            file(actor, touched, action, run);
            events.publishEvent(new Changed(Changed.Area.MACHINES));
        }
        return new BulkChunk(touched.size(), skipped);
    }

    /** Also outside is what a rule has on its way to a group outside, if it were moved elsewhere. */
    private Predicate<Machine> outside(Actor actor, BulkAction action) {
        Predicate<UUID> groupOutside = rights.outside(actor, Permission.STEER_MACHINES);
        if (actor.scope().isAll() || !(action instanceof BulkAction.Move)) {
            return machine -> groupOutside.test(machine.group());
        }
        Map<ProductId, Membership> known = new HashMap<>();
        return machine -> groupOutside.test(machine.group())
                || groupOutside.test(known.computeIfAbsent(machine.product(), memberships::of)
                        .groupOf(Membership.Candidate.of(machine))
                        .id());
    }

    private interface Rewriting {
        Machine.Written of(Machine machine);
    }

    private void write(Actor actor, List<Machine> touched, Instant now, Rewriting rewriting) {
        Map<ProductId, Membership> known = new HashMap<>();
        List<MachineBatches.Change> changes = new ArrayList<>();
        List<EventLog.Story> stories = new ArrayList<>();
        List<MachineChanged> told = new ArrayList<>();
        for (Machine before : touched) {
            Membership membership = known.computeIfAbsent(before.product(), memberships::of);
            Machine.Written written = rewriting.of(before);
            GroupInfo group = membership.groupOf(Membership.Candidate.of(written, before.told()));
            Machine after = before.with(written, group.id(), health(before, written, now));
            changes.add(new MachineBatches.Change(before, after));
            List<MachineEvent> story = MachineStory.of(actor.name(), before, after, group, now);
            if (!story.isEmpty()) {
                stories.add(new EventLog.Story(MachineKey.of(before), story));
                told.add(new MachineChanged(before, after));
            }
        }
        writes.write(changes);
        log.append(stories);
        moves.announce(told);
    }

    private void forget(List<Machine> touched) {
        moves.announce(touched.stream()
                .map(machine -> new MachineChanged(machine, null))
                .toList());
        touched.forEach(machines::delete);
    }

    private static Machine.Written written(Machine machine, @Nullable UUID assigned, @Nullable Hold hold) {
        Machine.Written old = machine.written();
        return new Machine.Written(
                old.alias(), assigned, old.labels(), old.notes(), hold, old.pin(), old.expedite(), old.revision() + 1);
    }

    private static Health health(Machine before, Machine.Written written, Instant now) {
        return Health.of(
                before.health() == Health.SILENT,
                before.progress(),
                before.health() == Health.STUCK,
                written.isHeldAt(now));
    }

    /** One entry for all of them, with the group that each was in before. */
    private void file(Actor actor, List<Machine> touched, BulkAction action, UUID run) {
        String before = touched.stream()
                .map(machine -> machine.id() + " in " + machine.group())
                .collect(Collectors.joining(", "));
        String after = action.done() + (action instanceof BulkAction.Move move ? " to " + move.group() : "") + ": "
                + touched.size();
        audit.record(actor, action.done(), new AuditTrail.Subject("machines", run), before, after, action.reason());
    }
}
