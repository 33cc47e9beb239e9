package dev.fairway.release;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Clears holds of releases that came to their end. */
@Component
class HoldSweep {

    private static final Logger LOG = LoggerFactory.getLogger(HoldSweep.class);

    private final Releases releases;
    private final Clock clock;

    HoldSweep(Releases releases, Clock clock) {
        this.releases = releases;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        try {
            releases.endOver(clock.instant());
        } catch (ConcurrencyFailureException overtaken) {
            LOG.debug("another server, or a person, was faster", overtaken);
        }
    }
}
