package dev.fairway.access;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Keeps the audit trail from being filled by who tries doors: so many refusals a minute are told, and so many of one address. */
final class RefusalBrake {

    static final int MOST = 60;
    static final int MOST_OF_ONE = 10;
    private static final long MINUTE = 60_000_000_000L;

    private final LongSupplier nanos;
    private final Map<String, Integer> told = new HashMap<>();
    private long begun;
    private int all;

    /** @param nanos a clock that only goes forward */
    RefusalBrake(LongSupplier nanos) {
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    synchronized boolean mayTell(String origin) {
        long now = nanos.getAsLong();
        if (now - begun > MINUTE) {
            begun = now;
            all = 0;
            told.clear();
        }
        return all < MOST && told.merge(origin, 1, Integer::sum) <= MOST_OF_ONE && ++all <= MOST;
    }
}
