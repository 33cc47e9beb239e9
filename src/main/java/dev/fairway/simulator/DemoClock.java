package dev.fairway.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of the demo's server. While the demo tells what happened in the weeks before it began, this clock is behind;
 * then, and in any case some seconds after the server is ready, it is right for good: what watches over the fleet must
 * never take the difference for an outage.
 */
final class DemoClock extends Clock {

    private static final Clock RIGHT = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private volatile Instant rightFrom = Instant.MAX;
    private volatile Duration behind;

    /** @param behind how far it is behind at first */
    DemoClock(Duration behind) {
        this.behind = behind;
    }

    /** After so long it is right, whatever happens. */
    void beRightIn(Duration time) {
        rightFrom = RIGHT.instant().plus(time);
    }

    /** Sets it to so long ago; never further back than it was. */
    void setBehind(Duration ago) {
        behind = ago.compareTo(behind) < 0 ? ago : behind;
    }

    @Override
    public Instant instant() {
        Instant now = RIGHT.instant();
        return now.isBefore(rightFrom) ? now.minus(behind) : now;
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
