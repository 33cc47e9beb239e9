package dev.fairway.rollout;

import dev.fairway.fleet.MachineStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends grants in small steps, each in a transaction of its own: those that a rollout took back, and those whose time is
 * over. A machine that checks in meanwhile hears the same from the desk.
 */
@Component
class Recalls {

    private static final Logger LOG = LoggerFactory.getLogger(Recalls.class);
    private static final int BATCH = 200;

    private final GrantStore grants;
    private final GrantEnds ends;
    private final MachineStore machines;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Recalls(
            GrantStore grants,
            GrantEnds ends,
            MachineStore machines,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.grants = grants;
        this.ends = ends;
        this.machines = machines;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes back some of what is to be taken back, at once; the rest follows within a minute. Returns how many. */
    int sweepOnce() {
        List<GrantStore.OpenGrant> open = grants.toRecall(clock.instant(), BATCH);
        open.forEach(grant -> tried("taking back", grant, () -> recall(grant)));
        return open.size();
    }

    /** One grant that cannot be ended now keeps no other from its end; it is tried again within a minute. */
    private void tried(String what, GrantStore.OpenGrant grant, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> work.run());
        } catch (RuntimeException failed) {
            LOG.warn("{} grant {} failed; it is tried again within a minute", what, grant.grant(), failed);
        }
    }

    /** Takes back all that is to be taken back, as far as it can be. */
    void sweepAll() {
        List<GrantStore.OpenGrant> before = List.of();
        List<GrantStore.OpenGrant> open = grants.toRecall(clock.instant(), BATCH);
        while (!open.isEmpty() && !open.equals(before)) {
            open.forEach(grant -> tried("taking back", grant, () -> recall(grant)));
            before = open;
            open = grants.toRecall(clock.instant(), BATCH);
        }
    }

    /** Ends all grants whose deadline is over. */
    void timeOutAll() {
        Instant now = clock.instant();
        List<GrantStore.OpenGrant> overdue = grants.overdue(now, BATCH);
        while (!overdue.isEmpty()) {
            overdue.forEach(grant -> tried("ending", grant, () -> ends.timeOut(grant, now)));
            List<GrantStore.OpenGrant> next = grants.overdue(now, BATCH);
            // What could not be ended comes again; a round that ends nothing is the last.
            overdue = next.equals(overdue) ? List.of() : next;
        }
    }

    /** Machine first, then its grant as it is under that lock. */
    private void recall(GrantStore.OpenGrant open) {
        Instant now = clock.instant();
        machines.lock(open.product(), open.machine())
                .ifPresent(machine ->
                        grants.whyRecalled(open.grant(), now).ifPresent(why -> ends.recall(machine, why, now)));
    }
}
