package dev.fairway.fleet;

import dev.fairway.base.Changed;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the machines that have stopped to check in: silence comes with time, so no check-in can tell of it. */
@Component
class SilenceSweep {

    private final MachineStore machines;
    private final Groups groups;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SilenceSweep(MachineStore machines, Groups groups, ApplicationEventPublisher events, Clock clock) {
        this.machines = machines;
        this.groups = groups;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @Transactional
    public void sweep() {
        Instant now = clock.instant();
        int silenced = 0;
        for (GroupInfo group : groups.all()) {
            silenced += machines.silence(group.id(), now.minus(group.silentAfter()));
        }
        if (silenced > 0) {
            events.publishEvent(new Changed(Changed.Area.MACHINES));
        }
    }
}
