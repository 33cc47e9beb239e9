package dev.fairway.fleet;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.Conflict;
import dev.fairway.base.Hold;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.base.Stale;
import dev.fairway.base.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do to single machines: name, note, move, hold, pin and expedite them, and forget them. */
@Service
public class MachineEdits {

    private static final int MOST_LABELS = 32;

    /** How long an expedited machine may go past share and window. */
    public static final Duration EXPEDITED_FOR = Duration.ofHours(24);

    private final MachineStore machines;
    private final Archive archive;
    private final MachineMoves moves;
    private final EventLog log;
    private final Groups groups;
    private final Memberships memberships;
    private final PinChecks pins;
    private final GroupRights rights;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MachineEdits(
            MachineStore machines,
            Archive archive,
            MachineMoves moves,
            EventLog log,
            Groups groups,
            Memberships memberships,
            PinChecks pins,
            GroupRights rights,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.machines = machines;
        this.archive = archive;
        this.moves = moves;
        this.log = log;
        this.groups = groups;
        this.memberships = memberships;
        this.pins = pins;
        this.rights = rights;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * All of a machine that people write.
     *
     * @param group the group that it is assigned to by hand; {@code null} to let rules and track decide
     * @param hold {@code null} for no hold; one that says what the standing hold says leaves it as it is
     * @param pin {@code null} for no pin; likewise
     */
    public record Edit(
            @Nullable String alias,
            @Nullable UUID group,
            List<String> labels,
            @Nullable String notes,
            @Nullable HoldWish hold,
            @Nullable PinWish pin) {

        /** @throws InvalidInput naming the field that cannot be taken */
        public Edit {
            alias = Texts.optional("alias", alias, 200);
            notes = Texts.optional("notes", notes, 10_000);
            labels = labels.stream().distinct().toList();
            if (labels.size() > MOST_LABELS) {
                throw new InvalidInput("labels", "a machine has at most " + MOST_LABELS + " labels");
            }
            labels.forEach(label -> MachineLabel.require("labels", label));
        }

        /** The edit that changes nothing. */
        public static Edit of(Machine.Written written) {
            return new Edit(
                    written.alias(),
                    written.assignedGroup(),
                    written.labels(),
                    written.notes(),
                    HoldWish.of(written.hold()),
                    PinWish.of(written.pin()));
        }

        /** The same for a machine in another group, or in none by hand. */
        public Edit in(@Nullable UUID otherGroup) {
            return new Edit(alias, otherGroup, labels, notes, hold, pin);
        }

        /** The same with another hold, or none. */
        public Edit with(@Nullable HoldWish otherHold) {
            return new Edit(alias, group, labels, notes, otherHold, pin);
        }

        /** The same with another pin, or none. */
        public Edit with(@Nullable PinWish otherPin) {
            return new Edit(alias, group, labels, notes, hold, otherPin);
        }
    }

    /**
     * Replaces what people write of a machine.
     *
     * @param ifRevision the revision that was read, or {@code null} to write whatever it is
     * @throws NotFound if it has never checked in
     * @throws Conflict if the revision is stale
     * @throws org.springframework.security.access.AccessDeniedException if one may not steer machines of its group, or of
     *     the one that it would come to
     */
    @Transactional
    public void edit(ProductId product, MachineId id, Edit edit, @Nullable Long ifRevision) {
        Actor actor = Actor.require(Permission.STEER_MACHINES);
        Machine before = lock(product, id);
        if (ifRevision != null && ifRevision != before.written().revision()) {
            throw new Stale("machine", ifRevision, before.written().revision());
        }
        write(actor, List.of(before), machine -> edit, memberships.of(product));
    }

    /**
     * Puts machines into a group by hand.
     *
     * @throws NotFound naming the first that has never checked in; then none is moved
     */
    @Transactional
    public void assign(UUID groupId, List<MachineId> ids) {
        Actor actor = Actor.require(Permission.STEER_MACHINES);
        GroupInfo group = groups.get(groupId);
        actor.mustHave(Permission.STEER_MACHINES, group.ref());
        List<Machine> locked = ids.stream()
                .distinct()
                .sorted()
                .map(id -> lock(group.product(), id))
                .toList();
        write(actor, locked, machine -> Edit.of(machine.written()).in(groupId), memberships.of(group.product()));
    }

    /**
     * Takes back that a machine was put into this group by hand; rules and track decide again.
     *
     * @throws NotFound if it was not
     */
    @Transactional
    public void unassign(UUID groupId, MachineId id) {
        Actor actor = Actor.require(Permission.STEER_MACHINES);
        GroupInfo group = groups.get(groupId);
        actor.mustHave(Permission.STEER_MACHINES, group.ref());
        Machine machine = lock(group.product(), id);
        if (!groupId.equals(machine.written().assignedGroup())) {
            throw new NotFound("assignment by hand of machine", id);
        }
        write(actor, List.of(machine), known -> Edit.of(known.written()).in(null), memberships.of(machine.product()));
    }

    /**
     * Lets a machine go now: for {@link #EXPEDITED_FOR} it need not wait for its share nor for a window. Limits, holds and
     * stops it obeys as before.
     *
     * @throws NotFound if it has never checked in
     * @throws InvalidInput if there is no reason
     */
    @Transactional
    public void expedite(ProductId product, MachineId id, @Nullable String reason) {
        Actor actor = Actor.require(Permission.STEER_MACHINES);
        Machine before = lock(product, id);
        rights.must(actor, Permission.STEER_MACHINES, before.group());
        Instant now = clock.instant();
        Hold leave = Hold.place(actor.name(), reason, now.plus(EXPEDITED_FOR), now);
        Machine after = before.with(before.written().expedited(leave), before.group(), before.health());
        machines.write(before, after);
        String detail = MachineStory.said(actor.name(), leave.reason());
        log.append(product, id, List.of(MachineEvent.of(now, MachineEvent.Kind.EXPEDITED, null, detail)));
        audit.record(actor, "expedited", subject(before), before.written(), after.written(), leave.reason());
        events.publishEvent(new Changed(Changed.Area.MACHINES));
    }

    /**
     * Forgets a machine with its events and grants, also one that is archived. If it still exists, its next check-in makes it known anew.
     *
     * @throws NotFound if it has never checked in
     */
    @Transactional
    public void forget(ProductId product, MachineId id) {
        Actor actor = Actor.require(Permission.STEER_MACHINES);
        Machine machine = machines.lock(product, id)
                .or(() -> archive.lock(product, id))
                .orElseThrow(() -> new NotFound("machine", id));
        rights.must(actor, Permission.STEER_MACHINES, machine.group());
        moves.announce(List.of(new MachineChanged(machine, null)));
        machines.delete(machine);
        audit.record(actor, "forgotten", subject(machine), machine, null, null);
        events.publishEvent(new Changed(Changed.Area.MACHINES));
    }

    /** All machines are locked before the first is written: gates come after machines. */
    private void write(Actor actor, List<Machine> locked, Function<Machine, Edit> edits, Membership membership) {
        Instant now = clock.instant();
        List<MachineChanged> told = new ArrayList<>();
        for (Machine before : locked) {
            Machine after = edited(actor, before, edits.apply(before), membership, now);
            machines.write(before, after);
            GroupInfo group = membership.groupOf(Membership.Candidate.of(after));
            List<MachineEvent> story = MachineStory.of(actor.name(), before, after, group, now);
            log.append(before.product(), before.id(), story);
            if (!story.isEmpty()) {
                told.add(new MachineChanged(before, after));
            }
            audit.record(
                    actor,
                    MachineStory.verb(story),
                    subject(before),
                    before.written(),
                    after.written(),
                    MachineStory.reason(before, after));
        }
        moves.announce(told);
        events.publishEvent(new Changed(Changed.Area.MACHINES));
    }

    private Machine edited(Actor actor, Machine before, Edit edit, Membership membership, Instant now) {
        Machine.Written old = before.written();
        rights.must(actor, Permission.STEER_MACHINES, before.group());
        pins.require(edit.pin(), old.pin(), before.product(), before.told().arch());
        Machine.Written written = new Machine.Written(
                edit.alias(),
                edit.group(),
                edit.labels(),
                edit.notes(),
                HoldWish.placed(edit.hold(), old.hold(), actor.name(), now),
                PinWish.set(edit.pin(), old.pin(), actor.name(), now),
                old.expedite(),
                old.revision() + 1);
        GroupInfo group = membership.groupOf(Membership.Candidate.of(written, before.told()));
        if (edit.group() != null && !edit.group().equals(group.id())) {
            throw new InvalidInput("group", "there is no group " + edit.group() + " for this machine's product");
        }
        GroupInfo was = membership.groupOf(Membership.Candidate.of(before));
        // A rule may have a machine on its way already, which its next check-in ends: that is no deed of whoever edits
        // it
        // now, but to send it elsewhere, or to keep it back, is.
        if (!group.id().equals(was.id())) {
            rights.must(actor, Permission.STEER_MACHINES, was.id());
            rights.must(actor, Permission.STEER_MACHINES, group.id());
        }
        Health health = Health.of(
                before.health() == Health.SILENT,
                before.progress(),
                before.health() == Health.STUCK,
                written.isHeldAt(now));
        return before.with(written, group.id(), health);
    }

    private Machine lock(ProductId product, MachineId id) {
        return machines.lock(Objects.requireNonNull(product), id).orElseThrow(() -> new NotFound("machine", id));
    }

    private static AuditTrail.Subject subject(Machine machine) {
        return new AuditTrail.Subject("machine", machine.id());
    }
}
