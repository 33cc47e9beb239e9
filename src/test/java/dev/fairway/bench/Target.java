package dev.fairway.bench;

/** What a figure has to reach. */
record Target(double bound, boolean atLeast) {

    static Target atLeast(double bound) {
        return new Target(bound, true);
    }

    static Target atMost(double bound) {
        return new Target(bound, false);
    }

    boolean isReachedBy(double value) {
        return atLeast ? value >= bound : value <= bound;
    }
}
