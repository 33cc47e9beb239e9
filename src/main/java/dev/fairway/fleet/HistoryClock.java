package dev.fairway.fleet;

import java.time.Clock;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the fleet written down at each minute, on one node. */
@Component
class HistoryClock {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryClock.class);

    private final HistoryKeeping keeping;
    private final Clock clock;

    HistoryClock(HistoryKeeping keeping, Clock clock) {
        this.keeping = keeping;
        this.clock = clock;
    }

    @Scheduled(cron = "0 * * * * *")
    @SchedulerLock(name = "fleet-history", lockAtMostFor = "PT50S", lockAtLeastFor = "PT30S")
    void onTheMinute() {
        try {
            keeping.write(clock.instant());
            keeping.thin(clock.instant());
        } catch (RuntimeException failed) {
            LOG.warn("the fleet was not written down this minute", failed);
        }
    }
}
