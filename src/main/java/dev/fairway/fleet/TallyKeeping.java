package dev.fairway.fleet;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the tallies small and true, apart from the minute's work, which may be long. */
@Component
class TallyKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(TallyKeeping.class);

    private final TallyFold fold;
    private final TallyRecount recount;

    TallyKeeping(TallyFold fold, TallyRecount recount) {
        this.fold = fold;
        this.recount = recount;
    }

    /** On every node; of those that try at once one does it. */
    @Scheduled(fixedRateString = "PT1S", initialDelayString = "PT3S")
    void fold() {
        try {
            fold.fold();
        } catch (RuntimeException failed) {
            LOG.debug("folding the tallies failed; it is tried again within a second", failed);
        }
    }

    /** Once an hour, on one node. */
    @Scheduled(fixedRateString = "PT1H", initialDelayString = "PT2M")
    @SchedulerLock(name = "tally-recount", lockAtMostFor = "PT55M", lockAtLeastFor = "PT50M")
    void recount() {
        try {
            recount.recount();
        } catch (RuntimeException failed) {
            LOG.warn("recounting the machines failed; it is tried again within the hour", failed);
        }
    }
}
