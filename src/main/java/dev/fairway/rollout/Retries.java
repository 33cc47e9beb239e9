package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.Conflict;
import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.base.Texts;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.GroupRights;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEvent;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineKind;
import dev.fairway.fleet.MachineStore;
import dev.fairway.fleet.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a machine try again what failed. */
@Service
public class Retries {

    private final MachineStore machines;
    private final GroupRights rights;
    private final EventLog log;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Retries(
            MachineStore machines,
            GroupRights rights,
            EventLog log,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.machines = machines;
        this.rights = rights;
        this.log = log;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Lets a machine whose last attempt failed try again, with its next check-in; one whose id was suspect is trusted again.
     *
     * @throws NotFound if it has never checked in
     * @throws Conflict if nothing is held against it
     */
    @Transactional
    public void allow(ProductId product, MachineId id, @Nullable String reason) {
        Actor actor = Actor.require(Permission.STEER_MACHINES);
        Machine machine = machines.lock(product, id).orElseThrow(() -> new NotFound("machine", id));
        rights.require(Permission.STEER_MACHINES, machine.group());
        String why = Texts.required("reason", reason, 2000);
        Instant now = clock.instant();
        if (!MachineKind.mayRetry(machine, now)) {
            throw new Conflict("the last attempt of this machine did not fail, so there is nothing to retry");
        }
        clear(actor, List.of(machine), why, now);
        String before = machine.progress().label() + ", " + machine.health().label();
        audit.record(actor, "retry allowed", new AuditTrail.Subject("machine", id), before, "may try again", why);
        events.publishEvent(new Changed(Changed.Area.MACHINES));
    }

    /** Takes from machines, which must be locked, what is held against them, and notes it in their logs. */
    void clear(Actor actor, List<Machine> locked, String why, Instant now) {
        for (Machine machine : locked) {
            Progress progress = machine.progress() == Progress.FAILED ? Progress.IDLE : machine.progress();
            Health health = Health.of(
                    machine.health() == Health.SILENT,
                    progress,
                    false,
                    machine.written().isHeldAt(now));
            machines.allowRetry(machine, progress, health);
        }
        MachineEvent event =
                MachineEvent.of(now, MachineEvent.Kind.RETRY_ALLOWED, null, "by " + actor.name() + ": " + why);
        log.append(locked.stream()
                .map(machine -> new EventLog.Story(MachineKey.of(machine), List.of(event)))
                .toList());
    }
}
