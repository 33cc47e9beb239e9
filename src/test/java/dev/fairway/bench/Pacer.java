package dev.fairway.bench;

/**
 * Says when requests are due at a fixed rate. The times follow from the start alone and never from how fast answers come:
 * whoever is late stays late, so that a server that stalls is charged for everybody who would have asked meanwhile.
 */
final class Pacer {

    private static final double NANOS = 1e9;

    private final long start;
    private final double interval;
    private long taken;

    /**
     * @param start the time of the first request, in nanoseconds
     * @param rate requests per second, above 0
     */
    Pacer(long start, double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("a rate of " + rate + " a second sends nothing");
        }
        this.start = start;
        this.interval = NANOS / rate;
    }

    /** When the next request is due. */
    long next() {
        return start + (long) (taken * interval);
    }

    /** Whether one is due. */
    boolean isDue(long now) {
        return next() - now <= 0;
    }

    /** Takes the next request; gives the time at which it was due. */
    long take() {
        long due = next();
        taken++;
        return due;
    }

    /** How many are due by {@code now} and not taken. */
    long backlog(long now) {
        return now - start < 0 ? 0 : Math.max(0, (long) ((now - start) / interval) + 1 - taken);
    }
}
