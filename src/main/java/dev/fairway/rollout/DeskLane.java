package dev.fairway.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One queue of the desk with its writer, a thread that takes whatever has queued and has it served. Where the database is
 * away nobody queues: the writer alone looks whether it is back.
 */
final class DeskLane {

    private static final Logger LOG = LoggerFactory.getLogger(DeskLane.class);
    private static final long LOOK_AGAIN_MILLIS = 250;

    private final Clerk clerk;
    private final DeskMetrics metrics;
    private final int mostInBatch;
    private final BlockingQueue<Waiting> queue;
    private final Thread writer;
    private volatile boolean away;
    private volatile boolean stopping;

    DeskLane(String name, int capacity, int mostInBatch, Clerk clerk, DeskMetrics metrics) {
        this.clerk = clerk;
        this.metrics = metrics;
        this.mostInBatch = mostInBatch;
        this.queue = new LinkedBlockingQueue<>(capacity);
        this.writer = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /** Queues a check-in; it is told what becomes of it, come what may. */
    void queue(Waiting waiting) {
        DeskClosed.Why closed = closed();
        if (closed != null || !queue.offer(waiting)) {
            throw metrics.refused(new DeskClosed(closed == null ? DeskClosed.Why.FULL : closed));
        }
        if (closed() != null && queue.remove(waiting)) {
            // It closed meanwhile, and its writer may have looked at the queue for the last time.
            refuse(waiting);
        }
    }

    private DeskClosed.@Nullable Why closed() {
        if (stopping) {
            return DeskClosed.Why.STOPPING;
        }
        return away ? DeskClosed.Why.AWAY : null;
    }

    boolean isAway() {
        return away;
    }

    int depth() {
        return queue.size();
    }

    /** Answers all that have queued, and takes no more. */
    void stop() {
        stopping = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        refuseAll();
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>(mostInBatch);
        while (!stopping || !queue.isEmpty()) {
            try {
                Waiting first = next();
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, mostInBatch - 1);
                    serve(batch);
                }
            } catch (Throwable ours) {
                // The writer is the only one that its lane has: it goes on, whatever happened.
                LOG.error("the writer of a lane stumbled for a reason that is ours", ours);
            } finally {
                batch.forEach(Waiting::refuseAsFailed);
                batch.clear();
            }
        }
    }

    /** Looks up now and then, to see whether it has to stop: nobody interrupts it, for that would close H2's file. */
    private @Nullable Waiting next() {
        try {
            return queue.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobody) {
            return null;
        }
    }

    private void serve(List<Waiting> batch) {
        try {
            metrics.batch(batch.size(), () -> clerk.serve(batch));
        } catch (DataAccessException | TransactionException lost) {
            away = true;
            batch.forEach(this::refuse);
            LOG.warn("the database is away; check-ins are refused until it is back: {}", lost.getMessage());
            awaitDatabase();
        }
    }

    private void awaitDatabase() {
        while (!stopping) {
            refuseAll();
            pause();
            try {
                clerk.look();
                away = false;
                LOG.info("the database is back; check-ins are answered again");
                return;
            } catch (RuntimeException still) {
                LOG.debug("the database is still away", still);
            }
        }
    }

    private void refuseAll() {
        List<Waiting> all = new ArrayList<>();
        queue.drainTo(all);
        all.forEach(this::refuse);
    }

    /** Nothing, for one that was answered before. */
    private void refuse(Waiting waiting) {
        DeskClosed closed = new DeskClosed(stopping ? DeskClosed.Why.STOPPING : DeskClosed.Why.AWAY);
        if (waiting.refuse(closed)) {
            metrics.refused(closed);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException nobody) {
            // it is looked again a little sooner
        }
    }
}
