package dev.fairway.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets machines live: one queue of who is due next, one thread that looks at its head, and one virtual thread for each
 * request that is under way. Time of the machines runs faster than ours, by the speed; a machine that waits costs nothing.
 */
final class Fleet implements AutoCloseable {

    /** More would only wait in the server's queue; those who are due later than they should be catch up. */
    private static final int MOST_UNDER_WAY = 256;

    /** When the time of the machines begins. */
    static final Instant BIRTH = Instant.EPOCH;

    private final Wire wire;
    private final double speed;
    private final Figures figures;
    private final long startedAt = System.nanoTime();
    private final PriorityQueue<Life> queue = new PriorityQueue<>(Comparator.comparing(Life::due));
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition earlier = lock.newCondition();
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread caller = Thread.ofPlatform().name("fleet").daemon().unstarted(this::callAll);
    private volatile boolean closed;

    /** @param speed how much faster than ours the time of the machines runs, above 0 */
    Fleet(Wire wire, double speed, Figures figures, List<Life> machines) {
        this.wire = wire;
        this.speed = speed;
        this.figures = figures;
        queue.addAll(machines);
    }

    /** Lets them live until {@link #close()}. */
    void start() {
        caller.start();
    }

    /** What time it is for the machines. */
    private Instant now() {
        return BIRTH.plusNanos((long) ((System.nanoTime() - startedAt) * speed));
    }

    private void callAll() {
        try {
            while (!closed) {
                room.acquire();
                Life next = awaitNext();
                requests.execute(() -> live(next));
            }
        } catch (InterruptedException | RejectedExecutionException ended) {
            // closed
        }
    }

    private Life awaitNext() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Life head = queue.peek();
                long wait = head == null ? TimeUnit.MINUTES.toNanos(1) : untilDue(head);
                if (head != null && wait <= 0) {
                    queue.remove();
                    return head;
                }
                earlier.awaitNanos(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds of ours. */
    private long untilDue(Life life) {
        Duration left = Duration.between(now(), life.due());
        return (long) Math.ceil(left.toMillis() * 1_000_000.0 / speed);
    }

    private void live(Life life) {
        try {
            Message said = life.say();
            long before = System.nanoTime();
            Heard heard = wire.send(said);
            if (closed) {
                return;
            }
            figures.count(said, heard, System.nanoTime() - before);
            life.hear(heard, now());
            enqueue(life);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            room.release();
        }
    }

    private void enqueue(Life life) {
        lock.lock();
        try {
            queue.add(life);
            if (queue.peek() == life) {
                earlier.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends all of it; what is under way is broken off. */
    @Override
    public void close() {
        closed = true;
        caller.interrupt();
        requests.shutdownNow();
        wire.close();
    }
}
