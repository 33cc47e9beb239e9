package dev.fairway.bench;

import dev.fairway.testing.Client;
import dev.fairway.testing.Recorded;
import dev.fairway.testing.World;
import java.time.Duration;
import java.util.UUID;

/** Many who look at one wall: what they cost the database, how soon a change is there, and what each takes of the heap. */
record Wall(Scene scene, ConsoleStatements statements) {

    private static final String RECORDED_ID = "44b0a5364caf1f2b203f4b49363d553f";
    private static final int MANY = 1_000;
    private static final int SECONDS = 120;
    private static final double PROMISED_ARRIVAL = 2_000;
    private static final double PROMISED_HEAP = 50;

    /** Statements a second that the clock makes or not. */
    private static final double TOLERANCE = 2;

    void measure() {
        Client.Reply made = scene.client().post("/wall-links", World.quoted("{'name': 'the benchmark'}"));
        String url = made.text("url");
        if (url == null) {
            throw new BenchFailure("no wall link could be made: " + made.body());
        }
        String path = url.substring(url.indexOf("/wall/")) + "/events";
        int seconds = scene.options().seconds() < 10 ? 10 : SECONDS;
        statements.begin();
        try (WallViewers one = new WallViewers(scene.server().port(), path, 1)) {
            one.look(Duration.ofSeconds(10));
            double alone = statementsASecond(one, Math.min(seconds, 60));
            long before = scene.server().heapMebibytes();
            try (WallViewers many = new WallViewers(scene.server().port(), path, MANY)) {
                many.look(Duration.ofSeconds(10));
                double crowded = statementsASecond(many, seconds);
                double each = (scene.server().heapMebibytes() - before) * 1024.0 / MANY;
                tell(many, alone, crowded, each);
            }
        } finally {
            statements.end();
        }
    }

    private double statementsASecond(WallViewers viewers, int seconds) {
        statements.reset();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
            viewers.changed();
            newcomer();
            viewers.look(Duration.ofSeconds(5));
        }
        return statements.asked().stream()
                        .mapToLong(ConsoleStatements.Asked::calls)
                        .sum()
                / (double) seconds;
    }

    /** A machine that nobody has heard of changes what the wall says. */
    private void newcomer() {
        String id = UUID.randomUUID().toString().replace("-", "");
        scene.client().answerTo(Recorded.request("update_engine-01-check", RECORDED_ID, id));
    }

    private void tell(WallViewers many, double alone, double crowded, double each) {
        Histogram arrivals = many.arrivals();
        scene.report()
                .add(new Figure("statements a second, " + MANY + " viewers of a wall", scene.machines(), crowded, "/s")
                        .target(Target.atMost(alone + TOLERANCE))
                        .note("with one viewer %.1f/s", alone));
        scene.report()
                .add(new Figure("a change reaches a wall, p99", scene.machines(), arrivals.quantile(0.99) / 1e6, "ms")
                        .target(Target.atMost(PROMISED_ARRIVAL))
                        .note(
                                "p50 %.0f ms, %,d arrivals at %d of %d viewers that stayed",
                                arrivals.quantile(0.5) / 1e6, many.arrived(), many.open(), MANY));
        scene.report()
                .add(new Figure("heap for a viewer of a wall", scene.machines(), each, "KiB")
                        .target(Target.atMost(PROMISED_HEAP)));
    }
}
