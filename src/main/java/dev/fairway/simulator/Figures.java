package dev.fairway.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a simulated fleet said and heard; any number of threads may count. */
final class Figures {

    private final LongAdder requests = new LongAdder();
    private final LongAdder checks = new LongAdder();
    private final LongAdder offers = new LongAdder();
    private final LongAdder updates = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();

    /** What was counted since the beginning. */
    record Totals(
            long requests,
            long checks,
            long offers,
            long updates,
            long failures,
            long millis,
            Map<String, Long> refusals) {

        /** Nothing yet. */
        static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, Map.of());

        /**
         * One line for people.
         *
         * @param before what had been counted at the line before
         * @param seconds how long ago that was
         */
        String line(Totals before, double seconds) {
            long since = requests - before.requests;
            String refused = refusals.isEmpty() ? "none" : refusals.toString().replaceAll("[{}]", "");
            return String.format(
                    Locale.ROOT,
                    "%.0f requests/s, %.0f checks/s, %.1f ms each; in all %d offers, %d updates done, %d failures; refusals: %s",
                    since / seconds,
                    (checks - before.checks) / seconds,
                    since == 0 ? 0.0 : (double) (millis - before.millis) / since,
                    offers,
                    updates,
                    failures,
                    refused);
        }
    }

    void count(Message said, Heard heard, long took) {
        requests.increment();
        nanos.add(took);
        if (said.asks()) {
            checks.increment();
        }
        if (said.event() != null) {
            count(said.event());
        }
        switch (heard) {
            case Heard.Offer ignored -> offers.increment();
            case Heard.Refused refused -> refusal(Integer.toString(refused.status()));
            case Heard.Unusable ignored -> refusal("unusable");
            case Heard.Unreachable ignored -> refusal("unreachable");
            case Heard.NoUpdate ignored -> {}
            case Heard.Acknowledged ignored -> {}
        }
    }

    private void count(Message.Event event) {
        if (event.isFailure()) {
            failures.increment();
        } else if (event.tellsOfUpdate()) {
            updates.increment();
        }
    }

    private void refusal(String kind) {
        refusals.computeIfAbsent(kind, key -> new LongAdder()).increment();
    }

    /** All so far. */
    Totals totals() {
        Map<String, Long> refused = new TreeMap<>();
        refusals.forEach((kind, count) -> refused.put(kind, count.sum()));
        return new Totals(
                requests.sum(),
                checks.sum(),
                offers.sum(),
                updates.sum(),
                failures.sum(),
                nanos.sum() / 1_000_000,
                refused);
    }
}
