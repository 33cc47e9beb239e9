package dev.fairway.bench;

/**
 * Twice as many checks as the server can answer, for a while: what it serves, what it refuses, and what that costs. Each comes
 * over a connection of its own, at the peak too, as machines come: a refused one ends its connection in any case.
 */
record Overload(Scene scene) {

    private static final int SHORTEST = 60;
    private static final int CONNECTIONS = 4_000;

    void measure() {
        double capacity = scene.load(scene.checks()
                        .connectingAnew()
                        .warmUp(scene.options().seconds() / 2)
                        .most(scene.mostVisits()))
                .rate();
        int seconds = scene.options().seconds() < 10 ? scene.options().seconds() * 2 : SHORTEST;
        long before = scene.server().residentMebibytes();
        LoadResult result = scene.overload(scene.checks()
                .connectingAnew()
                .connections(CONNECTIONS)
                .seconds(seconds)
                .rate(2 * capacity));
        long after = scene.server().residentMebibytes();
        long machines = scene.machines();
        Report report = scene.report();
        report.add(new Figure("up-to-date checks, each over a connection of its own", machines, capacity, "/s"));
        report.add(new Figure("overload at twice the capacity: served", machines, result.rate(), "/s")
                .note(
                        "%.0f %% of the capacity of %.0f/s; p99 %.0f ms since it was sent; slowest second %d/s",
                        100 * result.rate() / capacity,
                        capacity,
                        result.servedSinceSent().p99(),
                        slowestSecond(result, seconds)));
        report.add(new Figure("overload: refused with 503", machines, result.refused() / result.seconds(), "/s")
                .note(
                        "p50 %.1f, p99 %.1f ms since it was sent; %d were never sent, all %d connections waiting",
                        result.refusal().p50(), result.refusal().p99(), result.neverSent(), CONNECTIONS));
        report.add(new Figure("overload: memory of the server grew by", machines, after - before, "MiB")
                .note("%d MiB before, %d after", before, after));
        LoadResult afterwards = scene.load(scene.checks().most(scene.mostVisits()));
        report.add(new Figure("checks right after the overload", machines, afterwards.rate(), "/s")
                .note("%d refused", afterwards.refused()));
    }

    private static long slowestSecond(LoadResult result, int seconds) {
        return result.perSecond().subList(0, seconds).stream()
                .mapToLong(Long::longValue)
                .min()
                .orElse(0);
    }
}
