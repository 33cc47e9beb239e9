package dev.fairway.rollout;

import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.rollout.Round.Heard;
import dev.fairway.rollout.Round.PictureMoved;
import dev.fairway.rollout.Round.Said;
import dev.fairway.rollout.policy.Reason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Serves the check-ins of a batch: first all of them in a {@link LightRound}, then what is left in {@link FullRound}s, each
 * round a transaction of its own whose answers leave when it is committed. A round that runs into somebody else is heard
 * again; one that cannot be kept for what a check-in holds is split, until the offender stands alone.
 */
@Component
class Clerk {

    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final int MOST_TRIES = 12;
    private static final int MOST_WAITS = 2;

    /** From a batch of so many on it pays to hear all at once in full, where nearly all would be left by a light round. */
    private static final int MANY = 16;

    /** So many batches are then heard in full before it is tried again without. */
    private static final int STRAIGHT = 7;

    private final Pictures pictures;
    private final ConfigurationEpoch epoch;
    private final LightRound light;
    private final FullRound full;
    private final Steward steward;
    private final DeskMetrics metrics;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final AtomicInteger straight = new AtomicInteger();

    Clerk(
            Pictures pictures,
            ConfigurationEpoch epoch,
            LightRound light,
            FullRound full,
            Steward steward,
            DeskMetrics metrics,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.pictures = pictures;
        this.epoch = epoch;
        this.light = light;
        this.full = full;
        this.steward = steward;
        this.metrics = metrics;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Serves them all; those of one machine in the order in which they stand.
     *
     * @throws org.springframework.dao.DataAccessException if the database is away; who has no answer by then gets none, and nothing of it was kept
     */
    void serve(List<? extends Visitor> visitors) {
        List<? extends Visitor> waiting = visitors;
        while (!waiting.isEmpty()) {
            List<Visitor> now = new ArrayList<>();
            List<Visitor> later = new ArrayList<>();
            Set<Object> machines = new HashSet<>();
            waiting.forEach(visitor -> (machines.add(visitor.checkIn().key()) ? now : later).add(visitor));
            serveOnce(now);
            waiting = later;
        }
    }

    /** Looks whether the database is there, and takes what is written: one that only reads is of no use. */
    void look() {
        transaction.executeWithoutResult(status -> epoch.write());
    }

    private void serveOnce(List<? extends Visitor> visitors) {
        List<? extends Visitor> left = lightly(visitors);
        while (!left.isEmpty()) {
            left = round(full, left);
        }
    }

    /** Hears in a light round what can be heard in one, unless experience says that it would be in vain; returns the rest. */
    private List<? extends Visitor> lightly(List<? extends Visitor> visitors) {
        if (visitors.isEmpty() || visitors.size() >= MANY && straight.getAndUpdate(Clerk::oneLess) > 0) {
            return visitors;
        }
        List<? extends Visitor> left = round(light, visitors);
        if (visitors.size() >= MANY && left.size() > visitors.size() * 3 / 4) {
            straight.set(STRAIGHT);
        }
        return left;
    }

    private static int oneLess(int batches) {
        return Math.max(0, batches - 1);
    }

    /** Hears these in one round, and says what came of it; returns those that are left. */
    private List<? extends Visitor> round(Round round, List<? extends Visitor> visitors) {
        Heard heard;
        try {
            heard = committed(round, visitors);
        } catch (NonTransientDataAccessResourceException
                | TransientDataAccessResourceException
                | RecoverableDataAccessException
                | TransactionException away) {
            throw away;
        } catch (RuntimeException ours) {
            return split(round, visitors, ours);
        }
        metrics.granted(heard.granted());
        say(heard.said());
        return heard.left();
    }

    private List<? extends Visitor> split(Round round, List<? extends Visitor> visitors, RuntimeException why) {
        if (visitors.size() == 1) {
            visitors.getFirst().refused(why);
            return List.of();
        }
        LOG.warn("a batch of {} check-ins is split, for it cannot be kept: {}", visitors.size(), why.toString());
        int middle = visitors.size() / 2;
        List<Visitor> left = new ArrayList<>(round(round, visitors.subList(0, middle)));
        left.addAll(round(round, visitors.subList(middle, visitors.size())));
        return left;
    }

    private Heard committed(Round round, List<? extends Visitor> visitors) {
        for (int attempt = 1; ; attempt++) {
            Picture picture = pictures.newest();
            try {
                return Objects.requireNonNull(
                        transaction.execute(status -> round.hear(visitors, picture, clock.instant())));
            } catch (PictureMoved moved) {
                if (attempt == MOST_TRIES) {
                    throw moved;
                }
                metrics.pictureMoved();
                pictures.after(picture);
            } catch (CannotAcquireLockException | QueryTimeoutException held) {
                // Somebody holds a row for long: each try waits, and the others of the batch with it.
                if (attempt >= MOST_WAITS) {
                    throw held;
                }
            } catch (DuplicateKeyException | ConcurrencyFailureException again) {
                // Two first check-ins at once, or a deadlock: the next try sees the other's commit.
                if (attempt == MOST_TRIES) {
                    throw again;
                }
            } catch (DataIntegrityViolationException refused) {
                // Its group was deleted in between; anything else the next try would not mend.
                if (attempt == MOST_TRIES || pictures.current().epoch() == picture.epoch()) {
                    throw refused;
                }
            }
        }
    }

    private void say(List<Said> said) {
        Map<UUID, Boolean> madeRoom = new HashMap<>();
        List<AsksAgain> again = new ArrayList<>();
        for (Said one : said) {
            // The first machines of a small fleet come when they come: its stage opens for them as they do.
            boolean waits = one.answer() instanceof Answer.NothingNow(Reason reason)
                    && reason instanceof Reason.NotInShare
                    && !(one.visitor() instanceof AsksAgain);
            UUID group = one.group();
            if (waits && group != null && madeRoom.computeIfAbsent(group, steward::makesRoomIn)) {
                again.add(new AsksAgain(one.visitor(), one.answer()));
            } else {
                one.visitor().answered(one.answer());
            }
        }
        try {
            serveOnce(again);
        } finally {
            again.forEach(AsksAgain::settle);
        }
    }

    /** Somebody whose word is kept already, and for whom room was made: only asks, and has an answer whatever comes of it. */
    private static final class AsksAgain implements Visitor {

        private final Visitor visitor;
        private final Answer first;
        private boolean settled;

        AsksAgain(Visitor visitor, Answer first) {
            this.visitor = visitor;
            this.first = first;
        }

        @Override
        public CheckIn checkIn() {
            return visitor.checkIn().onlyAsking();
        }

        @Override
        public void answered(Answer answer) {
            settled = true;
            visitor.answered(answer);
        }

        @Override
        public void refused(RuntimeException why) {
            answered(first);
        }

        void settle() {
            if (!settled) {
                answered(first);
            }
        }
    }
}
