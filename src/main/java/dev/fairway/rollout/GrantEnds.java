package dev.fairway.rollout;

import dev.fairway.base.Changed;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEvent;
import dev.fairway.fleet.MachineStore;
import dev.fairway.fleet.MachinesSilenced;
import dev.fairway.fleet.Progress;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends the open grant of a machine from outside of its check-ins: its time is over, or it was taken back. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GrantEnds {

    private final GrantStore grants;
    private final MachineStore machines;
    private final EventLog log;
    private final Gates gates;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    GrantEnds(
            GrantStore grants,
            MachineStore machines,
            EventLog log,
            Gates gates,
            Ledger ledger,
            ApplicationEventPublisher events) {
        this.grants = grants;
        this.machines = machines;
        this.log = log;
        this.gates = gates;
        this.ledger = ledger;
        this.events = events;
    }

    /** Ends a grant whose deadline is over, if it still is under the machine's lock: a report may have come in between. */
    void timeOut(GrantStore.OpenGrant overdue, Instant now) {
        Machine machine = machines.lock(overdue.product(), overdue.machine()).orElse(null);
        Grant grant = grants.open(overdue.product(), overdue.machine()).orElse(null);
        if (machine == null
                || grant == null
                || !grant.id().equals(overdue.grant())
                || !grant.deadline().isBefore(now)) {
            return;
        }
        boolean installed = grant.progress() == Progress.INSTALLED;
        Machine.Failure failure =
                installed ? machine.failure() : Machine.Failure.after(machine.failure(), grant.release(), now, false);
        end(machine, grant.ended(Grant.Outcome.TIMED_OUT, now, null), grant);
        machines.update(
                machine,
                machine.at(
                        Progress.IDLE,
                        Health.of(
                                machine.health() == Health.SILENT,
                                Progress.IDLE,
                                true,
                                machine.written().isHeldAt(now)),
                        failure));
        String detail = installed ? "it has not rebooted in time" : null;
        note(machine, now, MachineEvent.Kind.TIMED_OUT, grant, detail);
    }

    /**
     * Takes back the leave of a machine that has not begun to download; one that has is left to end.
     *
     * @param machine as it stands, its row locked
     */
    void recall(Machine machine, String why, Instant now) {
        Grant grant = grants.open(machine.product(), machine.id()).orElse(null);
        if (grant == null || grant.progress() != Progress.GRANTED) {
            return;
        }
        end(machine, grant.ended(Grant.Outcome.RECALLED, now, null), grant);
        boolean stuck = machine.health() == Health.STUCK;
        boolean silent = machine.health() == Health.SILENT;
        machines.update(
                machine,
                machine.at(
                        Progress.IDLE,
                        Health.of(
                                silent, Progress.IDLE, stuck, machine.written().isHeldAt(now)),
                        machine.failure()));
        note(machine, now, MachineEvent.Kind.RECALLED, grant, why);
    }

    /** The machine is forgotten: its grant frees its place, and what it said in these rollouts counts no more. */
    void forget(Machine machine, List<UUID> openRollouts, Set<UUID> itsGroups, Instant now) {
        Set<UUID> groups = new HashSet<>(itsGroups);
        Grant grant = grants.open(machine.product(), machine.id()).orElse(null);
        if (grant != null) {
            groups.add(grant.group());
        }
        Gates.Passage passage = gates.enter(groups);
        if (grant != null) {
            GrantChange change = new GrantChange(grant, grant.ended(Grant.Outcome.RECALLED, now, null));
            ledger.write(new Ledger.Entry(machine.product(), machine.id(), List.of(change), false), passage);
        }
        openRollouts.forEach(rollout -> ledger.drop(rollout, machine.id(), passage));
    }

    /** Ends the grants of machines that installed, and were not heard of again: their rows are locked. */
    void silencedInReboot(MachinesSilenced silenced, Instant now) {
        for (GrantStore.OpenGrant open : grants.installedOf(silenced.group(), silenced.machines())) {
            Machine machine = machines.lock(open.product(), open.machine()).orElseThrow();
            Grant grant = grants.open(open.product(), open.machine()).orElseThrow();
            GrantChange change = new GrantChange(grant, grant.ended(Grant.Outcome.TIMED_OUT, now, null));
            Gates.Passage passage = gates.enter(Set.of(grant.group()));
            boolean counts = machine.traces().suspectUntil(now) == null;
            Ledger.Entry entry = new Ledger.Entry(machine.product(), machine.id(), List.of(change), counts);
            ledger.write(entry, passage);
            if (counts && grant.rollout() != null) {
                ledger.died(grant.rollout(), machine.id(), grant.stage(), passage, grant.group());
            }
            machines.update(machine, machine.at(Progress.IDLE, Health.SILENT, machine.failure()));
            note(machine, now, MachineEvent.Kind.TIMED_OUT, grant, "silent since it installed");
        }
    }

    private void end(Machine machine, Grant ended, Grant before) {
        GrantChange change = new GrantChange(before, ended);
        boolean counts = machine.traces().suspectUntil(machine.lastSeen()) == null;
        ledger.write(
                new Ledger.Entry(machine.product(), machine.id(), List.of(change), counts),
                gates.enter(Ledger.groupsOf(List.of(change))));
    }

    private void note(Machine machine, Instant now, MachineEvent.Kind kind, Grant grant, @Nullable String detail) {
        log.append(
                machine.product(),
                machine.id(),
                List.of(MachineEvent.of(now, kind, grant.version().toString(), detail)));
        events.publishEvent(new Changed(Changed.Area.MACHINES));
    }
}
