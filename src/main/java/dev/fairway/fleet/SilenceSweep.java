package dev.fairway.fleet;

import dev.fairway.base.Changed;
import dev.fairway.base.MachineId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the machines that have stopped to check in: silence comes with time, so no check-in can tell of it. */
@Component
public class SilenceSweep {

    private static final int BATCH = 500;

    private final MachineStore machines;
    private final Groups groups;
    private final Outages outages;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SilenceSweep(
            MachineStore machines,
            Groups groups,
            Outages outages,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.machines = machines;
        this.groups = groups;
        this.outages = outages;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Marks all machines that have been quiet for longer than their group allows, our own outages left out. */
    public void sweep() {
        Instant now = clock.instant();
        List<Outages.Outage> excused = outages.latest();
        for (GroupInfo group : groups.all()) {
            Instant since = Outages.quietSince(now, group.silentAfter(), excused);
            int silenced;
            do {
                silenced = Objects.requireNonNull(transaction.execute(status -> silence(group, since)));
            } while (silenced == BATCH);
        }
    }

    private int silence(GroupInfo group, Instant since) {
        List<MachineId> silenced = machines.silence(group.id(), since, BATCH);
        if (!silenced.isEmpty()) {
            events.publishEvent(new MachinesSilenced(group.id(), silenced));
            events.publishEvent(new Changed(Changed.Area.MACHINES));
        }
        return silenced.size();
    }
}
