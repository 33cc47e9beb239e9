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
    private volatile boolean failing;

    TallyKeeping(TallyFold fold, TallyRecount recount) {
        this.fold = fold;
        this.recount = recount;
    }

    /** On every node; of those that try at once one does it. */
    @Scheduled(fixedRateString = "PT1S", initialDelayString = "PT3S")
    void fold() {
        try {
            fold.fold();
            failing = false;
        } catch (RuntimeException failed) {
            // Said once, not every second: figures stay exact meanwhile, only what is not folded grows.
            if (!failing) {
                LOG.warn("folding the tallies failed; it is tried again every second", failed);
            }
            failing = true;
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
