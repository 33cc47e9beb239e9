package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.base.NotFound;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks after open rollouts: counts their soak, opens their stages, lets a pause end, and says when they are completed. Each
 * look is a transaction of its own under the gate of the group, so it may be made at any time, by anybody, any number of
 * times.
 */
@Service
class Steward {

    private static final Logger LOG = LoggerFactory.getLogger(Steward.class);

    private final RolloutStore rollouts;
    private final Evidence evidence;
    private final Candidates candidates;
    private final Gates gates;
    private final Ledger ledger;
    private final RolloutLog log;
    private final Groups groups;
    private final Releases releases;
    private final FleetStopStore stops;
    private final Pictures pictures;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Steward(
            RolloutStore rollouts,
            Evidence evidence,
            Candidates candidates,
            Gates gates,
            Ledger ledger,
            RolloutLog log,
            Groups groups,
            Releases releases,
            FleetStopStore stops,
            Pictures pictures,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rollouts = rollouts;
        this.evidence = evidence;
        this.candidates = candidates;
        this.gates = gates;
        this.ledger = ledger;
        this.log = log;
        this.groups = groups;
        this.releases = releases;
        this.stops = stops;
        this.pictures = pictures;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Looks at every open rollout; what goes wrong with one keeps no other from its look. */
    void tendAll() {
        for (RolloutInfo rollout : rollouts.open()) {
            try {
                tend(rollout.id());
            } catch (RuntimeException failed) {
                LOG.warn("looking after rollout {} failed; it is tried again within a minute", rollout.id(), failed);
            }
        }
    }

    /** Looks at one rollout; returns whether anything changed that decisions depend on. */
    boolean tend(UUID id) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Instant at = gates.enterOne(rollouts.groupOf(id));
            RolloutInfo before = rollouts.get(id);
            RolloutInfo after = tended(before, at);
            if (!after.equals(before)) {
                rollouts.update(after);
            }
            return after.differsFrom(before);
        }));
    }

    /**
     * Whether the rollout of this group was short of machines, and has just opened wider. Called outside of any transaction,
     * after the check-in of a machine that waits for it was kept.
     */
    boolean makesRoomIn(UUID group) {
        RolloutInfo rollout = pictures.newest().rolloutOf(group).orElse(null);
        return rollout != null
                && rollout.state() == RolloutState.RUNNING
                && rollout.current() >= 0
                && rollout.stages().get(rollout.current()).lacking() > 0
                && tried(rollout.id());
    }

    /** The machine has its answer already: what goes wrong here must not take it away. */
    private boolean tried(UUID rollout) {
        try {
            return tend(rollout);
        } catch (RuntimeException failed) {
            LOG.warn("opening rollout {} wider failed; it is tried again within a minute", rollout, failed);
            return false;
        }
    }

    private RolloutInfo tended(RolloutInfo rollout, Instant now) {
        RolloutInfo awake = woken(rollout, now);
        if (awake.state() != RolloutState.RUNNING && awake.state() != RolloutState.COMPLETED) {
            return awake;
        }
        // With the size that the open share has now, and before anything opens or completes: those who fell silent must
        // not hide behind those who could still go.
        RolloutInfo sized = sized(awake, now);
        rollouts.update(sized);
        ledger.judge(awake.id(), new Gates.Passage(new java.util.TreeMap<>(java.util.Map.of(awake.group(), now))));
        RolloutInfo judged = rollouts.get(awake.id());
        return judged.state() == RolloutState.RUNNING ? opened(judged, now) : judged;
    }

    private RolloutInfo sized(RolloutInfo rollout, Instant now) {
        if (rollout.current() < 0) {
            return rollout;
        }
        try {
            GroupInfo group = groups.get(rollout.group());
            RolloutInfo sized = StageGates.sized(
                    rollout,
                    evidence.finished(rollout.id(), rollout.current(), StageGates.enough(rollout)),
                    group.plan().canaryFirst(),
                    candidates.of(rollout, group, releases.get(rollout.release()), now));
            if (sized.differsFrom(rollout)) {
                log.moved();
            }
            return sized;
        } catch (NotFound gone) {
            return rollout;
        }
    }

    /** The end of a pause acts by itself, and says so. */
    RolloutInfo woken(RolloutInfo rollout, Instant now) {
        RolloutInfo.Stop stop = rollout.stop();
        boolean over = rollout.state() == RolloutState.PAUSED
                && stop != null
                && stop.until() != null
                && !now.isBefore(stop.until());
        if (!over) {
            return rollout;
        }
        RolloutInfo woken = RolloutLife.pauseOver(rollout, startsByHand(rollout.group()), now);
        rollouts.update(woken);
        log.record(Actor.SYSTEM, RolloutLife.Verb.RESUME.done(), rollout, woken, "the pause had this end");
        return woken;
    }

    private boolean startsByHand(UUID group) {
        try {
            return groups.get(group).plan().startsByHand();
        } catch (NotFound gone) {
            return false;
        }
    }

    /** The rollout with its soak counted, and with all stages open whose time has come. */
    RolloutInfo opened(RolloutInfo rollout, Instant now) {
        GroupInfo group;
        try {
            group = groups.get(rollout.group());
        } catch (NotFound gone) {
            return rollout;
        }
        ReleaseInfo release = releases.get(rollout.release());
        boolean stands = standsStill(group, release, now);
        RolloutInfo settled = StageGates.settle(rollout, group.times().freezes(), stands, now);
        if (stands || group.times().freezeAt(now).isPresent()) {
            return settled;
        }
        RolloutInfo at = settled;
        for (int looks = 0; looks <= rollout.stages().size(); looks++) {
            RolloutInfo next = StageGates.measure(
                    at,
                    evidence.finished(at.id(), at.current(), StageGates.enough(at)),
                    group.plan().canaryFirst(),
                    candidates.of(at, group, release, now),
                    now);
            boolean moved = next.current() != at.current();
            if (moved || next.state() != at.state()) {
                log.record(Actor.SYSTEM, moved ? "stage opened" : "completed", at, next, null);
            } else if (next.differsFrom(at)) {
                log.moved();
            }
            at = next;
            if (!moved) {
                break;
            }
        }
        return at;
    }

    /** The rollout with its soak counted up to {@code now}. */
    RolloutInfo settled(RolloutInfo rollout, Instant now) {
        try {
            GroupInfo group = groups.get(rollout.group());
            boolean stands = standsStill(group, releases.get(rollout.release()), now);
            return StageGates.settle(rollout, group.times().freezes(), stands, now);
        } catch (NotFound gone) {
            return rollout;
        }
    }

    private boolean standsStill(GroupInfo group, ReleaseInfo release, Instant now) {
        return stops.current().isPresent()
                || !group.updatesEnabled()
                || group.hold() != null && group.hold().isInForceAt(now)
                || release.withdrawn() != null
                || release.hold() != null && release.hold().isInForceAt(now);
    }

    /** The soak stands still while nobody looked, for an outage tells nothing of a release. In the caller's transaction. */
    void skipOutage(Duration gap) {
        gates.enterAll();
        for (RolloutInfo rollout : rollouts.open()) {
            Instant later = rollout.settledAt().plus(gap);
            Instant most = clock.instant();
            rollouts.update(rollout.toBuilder()
                    .settledAt(later.isAfter(most) ? most : later)
                    .build());
        }
    }
}
