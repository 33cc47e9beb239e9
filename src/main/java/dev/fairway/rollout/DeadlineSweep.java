package dev.fairway.rollout;

import dev.fairway.base.Changed;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEvent;
import dev.fairway.fleet.MachineStore;
import dev.fairway.fleet.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends the grants whose time is over: a machine that took leave and was not heard of again is stuck. */
@Component
class DeadlineSweep {

    private static final int BATCH = 200;

    private final GrantStore grants;
    private final MachineStore machines;
    private final EventLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DeadlineSweep(
            GrantStore grants,
            MachineStore machines,
            EventLog log,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.grants = grants;
        this.machines = machines;
        this.log = log;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        Instant now = clock.instant();
        List<GrantStore.Overdue> overdue = grants.overdue(now, BATCH);
        while (!overdue.isEmpty()) {
            overdue.forEach(grant -> transaction.executeWithoutResult(status -> timeOut(grant, now)));
            events.publishEvent(new Changed(Changed.Area.MACHINES));
            overdue = overdue.size() < BATCH ? List.of() : grants.overdue(now, BATCH);
        }
    }

    /** Machine first, then its grant as it is under that lock: a report may have come in between. */
    private void timeOut(GrantStore.Overdue overdue, Instant now) {
        Machine machine = machines.lock(overdue.product(), overdue.machine()).orElse(null);
        Grant grant = grants.open(overdue.product(), overdue.machine()).orElse(null);
        if (machine == null
                || grant == null
                || !grant.id().equals(overdue.grant())
                || grant.progress() == Progress.INSTALLED
                || !grant.deadline().isBefore(now)) {
            return;
        }
        grants.update(grant.ended(Grant.Outcome.TIMED_OUT, now, null));
        Health health = machine.health() == Health.SILENT ? Health.SILENT : Health.STUCK;
        machines.update(machine.at(Progress.IDLE, health, machine.failure()));
        log.append(
                machine.product(),
                machine.id(),
                List.of(MachineEvent.of(
                        now, MachineEvent.Kind.TIMED_OUT, grant.version().toString(), null)));
    }
}
