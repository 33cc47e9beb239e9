package dev.fairway.fleet;

import dev.fairway.base.Changed;
import dev.fairway.base.ProductId;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings machines to where they belong once a group takes other machines than before: in small transactions behind the
 * change, for it may concern the whole fleet. A machine that checks in meanwhile finds its group by itself, so a server that
 * stops in the middle loses nothing.
 */
@Service
public class GroupMoves {

    private static final Logger LOG = LoggerFactory.getLogger(GroupMoves.class);
    private static final int BATCH = 500;
    private static final int MOST_TRIES = 8;

    private final MachineStore machines;
    private final MachineMoves moves;
    private final Memberships memberships;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ExecutorService mover = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("group-moves").factory());

    GroupMoves(
            MachineStore machines,
            MachineMoves moves,
            Memberships memberships,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.machines = machines;
        this.moves = moves;
        this.memberships = memberships;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What one batch came to: the id that it ended at, {@code null} if there are no more, and how many moved. */
    private record Batch(@Nullable String last, int moved) {}

    /**
     * Brings every machine of a product to where it belongs now, and returns when that is done, with how many moved. One at a
     * time, lest an older look at the groups has the last word.
     */
    public synchronized int settle(ProductId product) {
        int moved = 0;
        String after = "";
        while (after != null) {
            Batch batch = batch(product, after);
            moved += batch.moved();
            after = batch.last();
        }
        return moved;
    }

    @TransactionalEventListener
    void on(GroupChanged change) {
        GroupInfo now = change.after();
        if (now != null && takesOthers(change.before(), now)) {
            mover.execute(() -> settleQuietly(now.product()));
        }
    }

    @PreDestroy
    void stop() {
        mover.shutdownNow();
    }

    private static boolean takesOthers(@Nullable GroupInfo before, GroupInfo now) {
        return before == null
                ? now.track() != null || !now.rules().isEmpty()
                : !Objects.equals(before.track(), now.track())
                        || !before.rules().equals(now.rules())
                        || (now.track() != null && !Objects.equals(before.channel(), now.channel()));
    }

    private void settleQuietly(ProductId product) {
        try {
            settle(product);
        } catch (RuntimeException broken) {
            LOG.warn("machines of {} are moved as they check in, for moving them at once failed", product, broken);
        }
    }

    private Batch batch(ProductId product, String after) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> inTransaction(product, after)));
            } catch (ConcurrencyFailureException overtaken) {
                if (attempt == MOST_TRIES) {
                    throw overtaken;
                }
            }
        }
    }

    /** Looks without a lock, as nearly all stay; locks those that would move, in the order of their ids, and looks again. */
    private Batch inTransaction(ProductId product, String after) {
        Membership membership = memberships.of(product);
        List<Machine> page = machines.page(product, after, BATCH);
        List<Machine> locked = page.stream()
                .filter(machine -> !membership
                        .groupOf(Membership.Candidate.of(machine))
                        .id()
                        .equals(machine.group()))
                .flatMap(machine -> machines.lock(product, machine.id()).stream())
                .toList();
        int moved = moves.settle(product, locked, membership);
        if (moved > 0) {
            events.publishEvent(new Changed(Changed.Area.MACHINES));
        }
        return new Batch(page.size() < BATCH ? null : page.getLast().id().value(), moved);
    }
}
