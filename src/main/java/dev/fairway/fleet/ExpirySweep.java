package dev.fairway.fleet;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.base.Changed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Clears holds and pins of machines and groups that came to their end, and says so. Decisions never wait for it: they ask
 * the end itself. Row locks keep two servers that do it at once from doing it twice.
 */
@Component
public class ExpirySweep {

    /** Why something is held or pinned no longer. */
    static final String WHY = "it came to the end that was set";

    private static final int BATCH = 200;

    private final MachineStore machines;
    private final Groups groups;
    private final EventLog log;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ExpirySweep(
            MachineStore machines,
            Groups groups,
            EventLog log,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.machines = machines;
        this.groups = groups;
        this.log = log;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Clears all that is over. */
    public void sweep() {
        Instant now = clock.instant();
        groups.over(now).forEach(group -> groups.endOver(group, now));
        int ended;
        do {
            ended = Objects.requireNonNull(transaction.execute(status -> endOfMachines(now)));
        } while (ended == BATCH);
    }

    private int endOfMachines(Instant now) {
        List<Machine> over = machines.over(now, BATCH);
        over.forEach(machine -> end(machine, now));
        if (!over.isEmpty()) {
            events.publishEvent(new Changed(Changed.Area.MACHINES));
        }
        return over.size();
    }

    private void end(Machine before, Instant now) {
        Machine.Written written = before.written().withoutWhatIsOver(now);
        Health health = Health.of(
                before.health() == Health.SILENT,
                before.progress(),
                before.health() == Health.STUCK,
                written.isHeldAt(now));
        Machine after = before.with(written, before.group(), health);
        machines.write(before, after);
        log.append(before.product(), before.id(), MachineStory.ofEnds(before, after, now));
        AuditTrail.Subject subject = new AuditTrail.Subject("machine", before.id());
        audit.record(Actor.SYSTEM, "released", subject, before.written(), written, WHY);
    }
}
