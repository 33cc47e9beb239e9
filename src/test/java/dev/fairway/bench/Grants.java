package dev.fairway.bench;

import tools.jackson.databind.JsonNode;

/**
 * Grants under all limits at once: a stage of less than everybody, so many in flight, so many in a period. The first walk
 * over the fleet fills the places in flight; in the second those who have their offer install it, which frees places until
 * the period is full. Neither limit may be passed by one.
 */
final class Grants {

    private static final double PROMISED = 5_000;
    private static final int PERCENT = 90;

    private final Scene scene;
    private final long fleet;
    private final long inFlight;
    private final long perPeriod;

    Grants(Scene scene) {
        this.scene = scene;
        this.fleet = Part.STABLE.sizeIn(scene.machines());
        this.inFlight = fleet * 3 / 4;
        this.perPeriod = fleet * 17 / 20;
    }

    void measure() {
        Catalog catalog = scene.catalog();
        catalog.plan(
                Part.STABLE,
                "{'stages': [{'percent': %d, 'soak': 'PT24H', 'maxFailurePercent': 100}, {'percent': 100, 'maxFailurePercent': 100}], 'maxInFlight': %d, 'maxPerPeriod': %d, 'period': 'PT6H'}"
                        .formatted(PERCENT, inFlight, perPeriod));
        catalog.promote(Part.STABLE, Part.STABLE.nextVersion());
        scene.again(Part.STABLE);
        LoadResult filling = scene.load(untilAllVisited(Script.CHECK));
        JsonNode full = catalog.rollout(Part.STABLE).get("counts");
        require(full.get("inFlight").asLong() <= inFlight, "places in flight", full);
        scene.again(Part.STABLE);
        LoadResult freeing = scene.load(untilAllVisited(Script.INSTALL));
        JsonNode done = catalog.rollout(Part.STABLE).get("counts");
        require(done.get("granted").asLong() <= perPeriod, "grants of the period", done);
        require(done.get("inFlight").asLong() <= inFlight, "places in flight", done);
        tell(filling, full, freeing, done);
    }

    private LoadSettings untilAllVisited(Script script) {
        return scene.checks()
                .script(script, Part.STABLE)
                .seconds(LoadSettings.UNTIL_DONE)
                .most(fleet);
    }

    private void tell(LoadResult filling, JsonNode full, LoadResult freeing, JsonNode done) {
        Report report = scene.report();
        double seconds = Math.max(1e-9, filling.secondsUntilLastOffer());
        report.add(new Figure(
                        "checks while granting under all limits",
                        scene.machines(),
                        filling.answersUntilLastOffer() / seconds,
                        "/s")
                .target(Target.atLeast(PROMISED))
                .note(
                        "%.0f grants/s for %.1f s up to %d in flight; p99 %.1f ms",
                        filling.offers() / seconds,
                        seconds,
                        full.get("inFlight").asLong(),
                        filling.served().p99()));
        report.add(new Figure("… while places come free and are taken", scene.machines(), freeing.rate(), "/s")
                .note(
                        "%d granted of %d in the period, %d in flight at the end",
                        done.get("granted").asLong(),
                        perPeriod,
                        done.get("inFlight").asLong()));
    }

    private static void require(boolean kept, String limit, JsonNode counts) {
        if (!kept) {
            throw new BenchFailure("a limit was passed: more " + limit + " than allowed, " + counts);
        }
    }
}
