package dev.fairway.bench;

/** First check-ins of machines that nobody has heard of. */
record Newcomers(Scene scene) {

    private static final double PROMISED = 5_000;

    void measure() {
        LoadResult result = scene.load(scene.checks()
                .script(Script.CHECK, Part.UNKNOWN)
                .warmUp(Math.max(1, scene.options().seconds() / 4)));
        scene.report()
                .add(new Figure("first check-ins of unknown machines", scene.machines(), result.rate(), "/s")
                        .target(Target.atLeast(PROMISED))
                        .note(
                                "p50 %.1f, p99 %.1f ms; each came once",
                                result.served().p50(), result.served().p99()));
    }
}
