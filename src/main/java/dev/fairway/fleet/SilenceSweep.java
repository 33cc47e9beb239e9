package dev.fairway.fleet;

import dev.fairway.base.Changed;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the machines that have stopped to check in: silence comes with time, so no check-in can tell of it. */
@Component
class SilenceSweep {

    private static final int BATCH = 500;

    private final MachineStore machines;
    private final Groups groups;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SilenceSweep(
            MachineStore machines,
            Groups groups,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.machines = machines;
        this.groups = groups;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        Instant now = clock.instant();
        for (GroupInfo group : groups.all()) {
            Instant since = now.minus(group.silentAfter());
            int silenced;
            do {
                silenced = Objects.requireNonNull(
                        transaction.execute(status -> machines.silence(group.id(), since, BATCH)));
                if (silenced > 0) {
                    events.publishEvent(new Changed(Changed.Area.MACHINES));
                }
            } while (silenced == BATCH);
        }
    }
}
