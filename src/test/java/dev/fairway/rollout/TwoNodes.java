package dev.fairway.rollout;

import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.Enrolments;
import dev.fairway.enrolment.ShownKey;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.Machine;
import dev.fairway.release.Channels;
import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.release.Products;
import dev.fairway.release.Releases;
import dev.fairway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two servers on one database: the one under test, and another with a picture of its own. A race is told by letting one do
 * its part, uncommitted, until the database says that the other waits for it.
 */
final class TwoNodes {

    private static final int MOST_TRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WAITING = TestDatabase.isPostgres()
            ? "select count(*) from pg_stat_activity"
                    + " where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0"
            : "select count(*) from information_schema.sessions where blocker_id is not null";

    private final Clerk here;
    private final Clerk there;
    private final DataSource database;
    private final TransactionTemplate transaction;

    TwoNodes(ApplicationContext context) {
        this.here = context.getBean(Clerk.class);
        this.there = another(context);
        this.database = context.getBean(DataSource.class);
        this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    private static Clerk another(ApplicationContext context) {
        PlatformTransactionManager transactions = context.getBean(PlatformTransactionManager.class);
        ConfigurationEpoch epoch = context.getBean(ConfigurationEpoch.class);
        Clock clock = context.getBean(Clock.class);
        Pictures pictures = new Pictures(
                context.getBean(Products.class),
                context.getBean(Releases.class),
                context.getBean(Channels.class),
                context.getBean(Groups.class),
                context.getBean(Enrolments.class),
                context.getBean(RolloutStore.class),
                context.getBean(FleetStopStore.class),
                epoch,
                transactions);
        Steward steward = new Steward(
                context.getBean(RolloutStore.class),
                context.getBean(Evidence.class),
                context.getBean(Candidates.class),
                context.getBean(Gates.class),
                context.getBean(Ledger.class),
                context.getBean(RolloutLog.class),
                context.getBean(Groups.class),
                context.getBean(Releases.class),
                context.getBean(FleetStopStore.class),
                pictures,
                clock,
                transactions);
        return new Clerk(
                pictures,
                epoch,
                context.getBean(LightRound.class),
                context.getBean(FullRound.class),
                steward,
                context.getBean(DeskMetrics.class),
                clock,
                transactions);
    }

    /** Who waits for an answer, on the thread that serves it: so it is part of a transaction that is held open here. */
    private static final class Asker implements Visitor {
        private final CheckIn checkIn;
        private @Nullable Answer answer;

        Asker(CheckIn checkIn) {
            this.checkIn = checkIn;
        }

        static Answer answer(Clerk clerk, CheckIn checkIn) {
            Asker asker = new Asker(checkIn);
            clerk.serve(List.of(asker));
            return Objects.requireNonNull(asker.answer);
        }

        @Override
        public CheckIn checkIn() {
            return checkIn;
        }

        @Override
        public void answered(Answer said) {
            answer = said;
        }

        @Override
        public void refused(RuntimeException why) {
            throw why;
        }
    }

    /** A machine of a product as the two desks hear it. */
    record Speaker(UUID product, String id, String version, String track, String boot) {

        Speaker running(String other) {
            return new Speaker(product, id, other, track, boot);
        }

        Speaker onTrack(String other) {
            return new Speaker(product, id, version, other, boot);
        }

        Speaker afterBoot(String other) {
            return new Speaker(product, id, version, track, other);
        }

        CheckIn from(String address, @Nullable ShownKey shown) {
            Machine.Told told = new Machine.Told(null, version, track, Arch.AMD64, "qemu", address, boot);
            return new CheckIn(new ProductId(product), new MachineId(id), told, true, List.of(), shown);
        }

        CheckIn says(boolean asks, ReportedEvent... events) {
            Machine.Told told = new Machine.Told(null, version, track, Arch.AMD64, "qemu", "192.0.2.1", boot);
            return new CheckIn(new ProductId(product), new MachineId(id), told, asks, List.of(events));
        }
    }

    /** What this node answers to a machine that asks from an address with a key, or without one. */
    Answer asksHere(Speaker machine, String address, @Nullable ShownKey shown) {
        return Asker.answer(here, machine.from(address, shown));
    }

    /** What the other node answers to it. */
    Answer asksThere(Speaker machine, String address, @Nullable ShownKey shown) {
        return Asker.answer(there, machine.from(address, shown));
    }

    /** This node hears all that a check-in says. */
    Answer tellsHere(CheckIn checkIn) {
        return Asker.answer(here, checkIn);
    }

    /** What this node answers to a machine that asks. */
    Answer asksHere(Speaker machine) {
        return Asker.answer(here, machine.says(true));
    }

    /** What the other node answers. */
    Answer asksThere(Speaker machine) {
        return Asker.answer(there, machine.says(true));
    }

    /** The other node hears how far a machine is. */
    void tellsThere(Speaker machine, ReportedEvent.Kind what) {
        ErrorCode error = what == ReportedEvent.Kind.FAILED ? new ErrorCode(10) : null;
        Asker.answer(there, machine.says(false, new ReportedEvent(what, 3, 1, error, null)));
    }

    /** This node hears it. */
    void tellsHere(Speaker machine, ReportedEvent.Kind what) {
        ErrorCode error = what == ReportedEvent.Kind.FAILED ? new ErrorCode(10) : null;
        Asker.answer(here, machine.says(false, new ReportedEvent(what, 3, 1, error, null)));
    }

    /** What comes of {@code second}, which runs into what {@code first} has done and not committed yet. */
    <T> T into(Runnable first, Callable<T> second) {
        return inOrder(first, List.of(second)).getFirst();
    }

    /** What comes of {@code second}, which waits for {@code first}, and meanwhile {@code then} is done and all is committed. */
    <T> T overtaken(Runnable first, Callable<T> second, Runnable then) {
        return inOrder(first, List.of(second), then).getFirst();
    }

    /** The same with several, each of which begins when the one before it waits. */
    <T> List<T> inOrder(Runnable first, List<Callable<T>> others) {
        return inOrder(first, others, () -> {});
    }

    /**
     * What the first does is made again if the scheduled work moved the epoch meanwhile: the desk then starts over, which it
     * cannot inside the transaction that is held open here.
     */
    private <T> List<T> inOrder(Runnable first, List<Callable<T>> others, Runnable then) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(first, others, then);
            } catch (UnexpectedRollbackException overtaken) {
                if (attempt == MOST_TRIES) {
                    throw overtaken;
                }
            }
        }
    }

    private <T> List<T> once(Runnable first, List<Callable<T>> others, Runnable then) {
        try (ExecutorService pool = Executors.newFixedThreadPool(others.size())) {
            List<Future<T>> running = Objects.requireNonNull(transaction.execute(status -> {
                first.run();
                List<Future<T>> begun = new ArrayList<>();
                for (Callable<T> other : others) {
                    begun.add(pool.submit(other));
                    awaitWaiting(begun);
                }
                then.run();
                return begun;
            }));
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private <T> void awaitWaiting(List<Future<T>> begun) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (waiting() < begun.size()) {
            if (begun.getLast().isDone() || System.nanoTime() > end) {
                throw new AssertionError("the two never met: nobody waits for what is not committed");
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    /** On a connection of its own, for the thread's own is inside the transaction. */
    private int waiting() {
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery(WAITING)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
