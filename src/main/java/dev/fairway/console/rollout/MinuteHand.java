package dev.fairway.console.rollout;

import dev.fairway.base.Changed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Soaks and times to the next stage go on even when nothing happens: open windows look again each minute, without polling. */
@Component
class MinuteHand {

    private final ApplicationEventPublisher events;

    MinuteHand(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Scheduled(cron = "1 * * * * *")
    void onTheMinute() {
        events.publishEvent(new Changed(Changed.Area.ROLLOUTS));
    }
}
