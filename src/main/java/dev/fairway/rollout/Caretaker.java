package dev.fairway.rollout;

import dev.fairway.fleet.ExpirySweep;
import dev.fairway.fleet.Outages;
import dev.fairway.fleet.SilenceSweep;
import dev.fairway.release.Releases;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What comes with time: once a minute, on one node at a time. Every step is made of small transactions that look again under
 * their locks, so one that breaks off in the middle is simply made again.
 */
@Component
class Caretaker {

    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
    private static final Duration LONGEST_PERIOD = Duration.ofDays(32);

    private final Outages outages;
    private final SilenceSweep silence;
    private final Recalls recalls;
    private final Steward steward;
    private final ExpirySweep expiries;
    private final Releases releases;
    private final GrantStore grants;
    private final FleetStopStore stops;
    private final Gates gates;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Caretaker(
            Outages outages,
            SilenceSweep silence,
            Recalls recalls,
            Steward steward,
            ExpirySweep expiries,
            Releases releases,
            GrantStore grants,
            FleetStopStore stops,
            Gates gates,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.outages = outages;
        this.silence = silence;
        this.recalls = recalls;
        this.steward = steward;
        this.expiries = expiries;
        this.releases = releases;
        this.grants = grants;
        this.stops = stops;
        this.gates = gates;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Of all nodes one, each minute. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    @SchedulerLock(name = "caretaker", lockAtMostFor = "PT3M", lockAtLeastFor = "PT45S")
    void onSchedule() {
        minute();
    }

    /** All that a minute brings. The heartbeat first: who was away must not be judged before that is known. */
    void minute() {
        excuse();
        step("finding silent machines", silence::sweep);
        step("ending overdue grants", recalls::timeOutAll);
        step("taking grants back", recalls::sweepAll);
        step("letting holds and pins end", this::endWhatIsOver);
        step("looking after rollouts", steward::tendAll);
        step(
                "forgetting old periods",
                () -> gates.forgetSlotsBefore(clock.instant().minus(LONGEST_PERIOD)));
    }

    /**
     * Time in which we were away, or refused, is nobody's. In one transaction with the heartbeat: who dies in between, or
     * fails, finds the same time missing at the next.
     */
    private void excuse() {
        Outages.Beat beat = Objects.requireNonNull(transaction.execute(status -> {
            Outages.Beat found = outages.beat();
            found.outage()
                    .ifPresentOrElse(
                            outage -> grants.extendAll(Duration.between(outage.from(), outage.to())),
                            () -> grants.extendRefused(
                                    found.sinceLast(), stops.current().isPresent()));
            return found;
        }));
        beat.outage().ifPresent(outage -> {
            LOG.info(
                    "nobody could be heard from {} on; grants get that time back until {}", outage.from(), outage.to());
            steward.skipOutage(beat.sinceLast());
        });
    }

    private void endWhatIsOver() {
        releases.endOver(clock.instant());
        expiries.sweep();
    }

    private static void step(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.warn("{} failed; it is tried again within a minute", what, failed);
        }
    }
}
