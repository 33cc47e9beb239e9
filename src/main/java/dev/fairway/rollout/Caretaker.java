package dev.fairway.rollout;

import dev.fairway.enrolment.RequestSweep;
import dev.fairway.fleet.ArchiveSweep;
import dev.fairway.fleet.EventRetention;
import dev.fairway.fleet.ExpirySweep;
import dev.fairway.fleet.SilenceSweep;
import dev.fairway.release.Releases;
import java.time.Clock;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What comes with time: once a minute, on one node at a time. Every step is made of small transactions that look again under
 * their locks, so one that breaks off in the middle is simply made again.
 */
@Component
class Caretaker {

    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
    private static final Duration LONGEST_PERIOD = Duration.ofDays(32);

    private final Heart heart;
    private final SilenceSweep silence;
    private final Recalls recalls;
    private final Steward steward;
    private final ExpirySweep expiries;
    private final Releases releases;
    private final Gates gates;
    private final EventRetention oldEvents;
    private final GrantRetention oldGrants;
    private final ArchiveSweep archive;
    private final RequestSweep requests;
    private final Clock clock;

    Caretaker(
            Heart heart,
            SilenceSweep silence,
            Recalls recalls,
            Steward steward,
            ExpirySweep expiries,
            Releases releases,
            Gates gates,
            EventRetention oldEvents,
            GrantRetention oldGrants,
            ArchiveSweep archive,
            RequestSweep requests,
            Clock clock) {
        this.heart = heart;
        this.silence = silence;
        this.recalls = recalls;
        this.steward = steward;
        this.expiries = expiries;
        this.releases = releases;
        this.gates = gates;
        this.oldEvents = oldEvents;
        this.oldGrants = oldGrants;
        this.archive = archive;
        this.requests = requests;
        this.clock = clock;
    }

    /** Of all nodes one, each minute. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "${fairway.minutes-begin-after:PT20S}")
    @SchedulerLock(name = "caretaker", lockAtMostFor = "PT10M", lockAtLeastFor = "PT45S")
    void onSchedule() {
        minute();
    }

    /** All that a minute brings. The heartbeat first: who was away must not be judged before that is known. */
    void minute() {
        heart.beat();
        step("finding silent machines", silence::sweep);
        step("ending overdue grants", recalls::timeOutAll);
        step("taking grants back", recalls::sweepAll);
        step("letting holds and pins end", this::endWhatIsOver);
        step("looking after rollouts", steward::tendAll);
        step(
                "forgetting old periods",
                () -> gates.forgetSlotsBefore(clock.instant().minus(LONGEST_PERIOD)));
        step("letting go of old events", () -> oldEvents.sweep(clock.instant()));
        step("letting go of old grants", () -> oldGrants.sweep(clock.instant()));
        step("archiving machines", () -> archive.sweep(clock.instant()));
        step("forgetting who waited in vain", () -> requests.sweep(clock.instant()));
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
