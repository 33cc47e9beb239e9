package dev.fairway.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The clock of the demo's server. While the demo tells what happened in the weeks before it began, this clock is behind;
 * then it is right for good. What watches over the fleet has to wait for that, or it would take the difference for an outage.
 */
final class DemoClock extends Clock {

    private static final Clock RIGHT = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private final CountDownLatch right = new CountDownLatch(1);
    private volatile Duration behind;

    /** @param behind how far it is behind at first */
    DemoClock(Duration behind) {
        this.behind = behind;
    }

    /** Sets it to so long ago; never further back than it was. */
    void setBehind(Duration ago) {
        behind = ago.compareTo(behind) < 0 ? ago : behind;
    }

    /** From now on it is right. */
    void beRight() {
        behind = Duration.ZERO;
        right.countDown();
    }

    /** The same work, which waits until the clock is right; while it waits it is not begun once more. */
    Runnable onceRight(Runnable work) {
        AtomicBoolean waits = new AtomicBoolean();
        return () -> {
            if (right.getCount() > 0 && !waits.compareAndSet(false, true)) {
                return;
            }
            try {
                right.await();
                work.run();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public Instant instant() {
        return RIGHT.instant().minus(behind);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
