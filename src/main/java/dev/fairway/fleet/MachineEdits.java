package dev.fairway.fleet;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Arch;
import dev.fairway.base.Changed;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.base.Stale;
import dev.fairway.base.Texts;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do to single machines: name them, note them, move them, forget them. */
@Service
public class MachineEdits {

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:=/-]{0,62}");
    private static final int MOST_LABELS = 32;

    private final MachineStore machines;
    private final EventLog log;
    private final Groups groups;
    private final Channels channels;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MachineEdits(
            MachineStore machines,
            EventLog log,
            Groups groups,
            Channels channels,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.machines = machines;
        this.log = log;
        this.groups = groups;
        this.channels = channels;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * All of a machine that people write.
     *
     * @param group the group that it is assigned to by hand; {@code null} to let its track decide
     */
    public record Edit(
            @Nullable String alias,
            @Nullable UUID group,
            List<String> labels,
            @Nullable String notes) {

        /** @throws InvalidInput naming the field that cannot be taken */
        public Edit {
            alias = Texts.optional("alias", alias, 200);
            notes = Texts.optional("notes", notes, 10_000);
            labels = labels.stream().distinct().toList();
            if (labels.size() > MOST_LABELS) {
                throw new InvalidInput("labels", "a machine has at most " + MOST_LABELS + " labels");
            }
            for (String label : labels) {
                if (!LABEL.matcher(label).matches()) {
                    throw new InvalidInput("labels", "'" + label + "' is no label: 1 to 63 of A-Z a-z 0-9 . _ : = / -");
                }
            }
        }
    }

    /**
     * Replaces what people write of a machine.
     *
     * @param ifRevision the revision that was read, or {@code null} to write whatever it is
     * @throws NotFound if it has never checked in
     * @throws Conflict if the revision is stale
     */
    @Transactional
    public void edit(ProductId product, MachineId id, Edit edit, @Nullable Long ifRevision) {
        Actor actor = Actor.require(Permission.STEER_MACHINES);
        Machine before = lock(product, id);
        if (ifRevision != null && ifRevision != before.written().revision()) {
            throw new Stale("machine", ifRevision, before.written().revision());
        }
        write(actor, before, edit, membership(product));
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
        Membership membership = membership(group.product());
        for (MachineId id : ids.stream().distinct().sorted().toList()) {
            Machine machine = lock(group.product(), id);
            write(actor, machine, withGroup(machine, groupId), membership);
        }
    }

    /**
     * Takes back that a machine was put into this group by hand; its track decides again.
     *
     * @throws NotFound if it was not
     */
    @Transactional
    public void unassign(UUID groupId, MachineId id) {
        Actor actor = Actor.require(Permission.STEER_MACHINES);
        Machine machine = lock(groups.get(groupId).product(), id);
        if (!groupId.equals(machine.written().assignedGroup())) {
            throw new NotFound("assignment by hand of machine", id);
        }
        write(actor, machine, withGroup(machine, null), membership(machine.product()));
    }

    /**
     * Forgets a machine with its events and grants. If it still exists, its next check-in makes it known anew.
     *
     * @throws NotFound if it has never checked in
     */
    @Transactional
    public void forget(ProductId product, MachineId id) {
        Actor actor = Actor.require(Permission.STEER_MACHINES);
        Machine machine = lock(product, id);
        machines.delete(product, id);
        audit.record(actor, "forgotten", subject(machine), machine, null, null);
        events.publishEvent(new Changed(Changed.Area.MACHINES));
    }

    private void write(Actor actor, Machine before, Edit edit, Membership membership) {
        GroupInfo group = membership.groupOf(
                edit.group(), before.told().track(), before.told().arch());
        if (edit.group() != null && !edit.group().equals(group.id())) {
            throw new InvalidInput("group", "there is no group " + edit.group() + " for this machine's product");
        }
        Machine.Written written = before.written();
        Machine after = before.with(
                new Machine.Written(
                        edit.alias(),
                        edit.group(),
                        edit.labels(),
                        edit.notes(),
                        written.hold(),
                        written.pin(),
                        written.expedite(),
                        written.revision() + 1),
                group.id(),
                before.health());
        machines.write(after);
        if (!before.group().equals(after.group())) {
            String moved = "to " + group.name() + " by " + actor.name();
            log.append(
                    before.product(),
                    before.id(),
                    List.of(MachineEvent.of(clock.instant(), MachineEvent.Kind.MOVED, null, moved)));
        }
        audit.record(actor, "edited", subject(before), before.written(), after.written(), null);
        events.publishEvent(new Changed(Changed.Area.MACHINES));
    }

    private Membership membership(ProductId product) {
        List<GroupInfo> ofProduct = groups.all().stream()
                .filter(group -> group.product().equals(product))
                .toList();
        Map<UUID, Arch> arches = channels.all().stream().collect(Collectors.toMap(ChannelInfo::id, ChannelInfo::arch));
        return new Membership(ofProduct, arches);
    }

    private static Edit withGroup(Machine machine, @Nullable UUID group) {
        Machine.Written written = machine.written();
        return new Edit(written.alias(), group, written.labels(), written.notes());
    }

    private Machine lock(ProductId product, MachineId id) {
        return machines.lock(Objects.requireNonNull(product), id).orElseThrow(() -> new NotFound("machine", id));
    }

    private static AuditTrail.Subject subject(Machine machine) {
        return new AuditTrail.Subject("machine", machine.id());
    }
}
