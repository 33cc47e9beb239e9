package dev.fairway.bench;

/** After an outage the whole fleet comes back within ten minutes; compressed to half of the peak rate. */
record Herd(Scene scene) {

    private static final double PROMISED_P99 = 100;
    private static final int LONGEST = 180;
    private static final int CONNECTIONS = 512;

    void measure() {
        double rate = scene.peak() / 2;
        long all = Part.STABLE.sizeIn(scene.machines());
        int seconds = (int) Math.clamp(
                Math.round(all / rate), 2, Math.min(LONGEST, scene.options().seconds() * 9L));
        LoadResult result = scene.load(scene.checks()
                .connections(CONNECTIONS)
                .warmUp(1)
                .seconds(seconds)
                .rate(rate));
        LoadResult.Times times = result.served();
        scene.report()
                .add(new Figure("herd at half of the peak, p99", scene.machines(), times.p99(), "ms")
                        .target(Target.atMost(PROMISED_P99))
                        .note(
                                "%.0f/s due for %.0f s: p50 %.1f, p99.9 %.1f, longest %.1f ms, %d never sent; %.0f %% of the fleet",
                                rate,
                                result.seconds(),
                                times.p50(),
                                times.p999(),
                                times.max(),
                                result.neverSent(),
                                100 * scene.polls(result, Part.STABLE)));
    }
}
