package dev.fairway.rollout;

import dev.fairway.fleet.Outages;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Beats each minute on every node, whatever the {@link Caretaker} is busy with. Where all of them were away, and so nobody
 * could be heard, the time is given back to those who could not speak; where we refused, it is given back too.
 */
@Component
class Heart {

    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);

    private final Outages outages;
    private final GrantStore grants;
    private final FleetStopStore stops;
    private final Steward steward;
    private final TransactionTemplate transaction;

    Heart(
            Outages outages,
            GrantStore grants,
            FleetStopStore stops,
            Steward steward,
            PlatformTransactionManager transactions) {
        this.outages = outages;
        this.grants = grants;
        this.stops = stops;
        this.steward = steward;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One transaction: who dies in between, or fails, finds the same time missing at the next beat. */
    @Scheduled(fixedRateString = "PT1M", initialDelayString = "${fairway.minutes-begin-after:PT15S}")
    void beat() {
        transaction.executeWithoutResult(status -> {
            Outages.Beat beat = outages.beat();
            beat.outage()
                    .ifPresentOrElse(
                            outage -> excuse(outage, beat.sinceLast()),
                            () -> grants.extendRefused(
                                    beat.sinceLast(), stops.current().isPresent()));
        });
    }

    private void excuse(Outages.Outage outage, Duration away) {
        LOG.info("nobody could be heard from {} on; grants get that time back until {}", outage.from(), outage.to());
        steward.skipOutage(away);
        grants.extendAll(Duration.between(outage.from(), outage.to()));
    }
}
