package dev.fairway.bench;

/** The same path on the embedded database. */
record OnH2(Scene scene) {

    private static final double PROMISED = 3_000;

    void measure() {
        LoadSettings checks = scene.checks().most(scene.mostVisits());
        LoadResult result = Checks.requireNothingOffered(scene.load(checks.warmUp(Math.max(1, checks.seconds() / 4))));
        scene.report()
                .add(new Figure("H2 (file): up-to-date checks", scene.machines(), result.rate(), "/s")
                        .target(Target.atLeast(PROMISED))
                        .note(
                                "p50 %.1f, p99 %.1f ms",
                                result.served().p50(), result.served().p99()));
    }
}
