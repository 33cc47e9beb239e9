package dev.fairway.rollout;

import dev.fairway.fleet.MachineStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends grants in small steps, each in a transaction of its own: those that a rollout took back, and those whose time is
 * over. A machine that checks in meanwhile hears the same from the desk.
 */
@Component
class Recalls {

    private static final int BATCH = 200;

    private final GrantStore grants;
    private final GrantEnds ends;
    private final MachineStore machines;
    private final RolloutStore rollouts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Recalls(
            GrantStore grants,
            GrantEnds ends,
            MachineStore machines,
            RolloutStore rollouts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.grants = grants;
        this.ends = ends;
        this.machines = machines;
        this.rollouts = rollouts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes back some of what is to be taken back, at once; the rest follows within a minute. Returns how many. */
    int sweepOnce() {
        List<GrantStore.OpenGrant> open = grants.toRecall(BATCH);
        open.forEach(grant -> transaction.executeWithoutResult(status -> recall(grant)));
        return open.size();
    }

    /** Takes back all that is to be taken back. */
    void sweepAll() {
        int swept = sweepOnce();
        while (swept == BATCH) {
            swept = sweepOnce();
        }
    }

    /** Ends all grants whose deadline is over. */
    void timeOutAll() {
        Instant now = clock.instant();
        List<GrantStore.OpenGrant> overdue = grants.overdue(now, BATCH);
        while (!overdue.isEmpty()) {
            overdue.forEach(grant -> transaction.executeWithoutResult(status -> ends.timeOut(grant, now)));
            overdue = overdue.size() < BATCH ? List.of() : grants.overdue(now, BATCH);
        }
    }

    /** Machine first, then its grant as it is under that lock. */
    private void recall(GrantStore.OpenGrant open) {
        machines.lock(open.product(), open.machine()).ifPresent(machine -> {
            Grant grant = grants.open(open.product(), open.machine()).orElse(null);
            if (grant == null || grant.rollout() == null || !grant.id().equals(open.grant())) {
                return;
            }
            RolloutInfo rollout = rollouts.get(grant.rollout());
            Instant until = rollout.recallBefore();
            if (until != null && !grant.grantedAt().isAfter(until)) {
                ends.recall(machine, "its rollout is " + rollout.state().label(), clock.instant());
            }
        });
    }
}
