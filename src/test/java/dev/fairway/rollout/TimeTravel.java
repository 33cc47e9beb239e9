package dev.fairway.rollout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until a test moves it on; all threads read the same time. */
final class TimeTravel extends Clock {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2031-03-03T06:00:00Z"));

    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    @Override
    public Instant instant() {
        return now.get();
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
