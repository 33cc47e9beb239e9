package dev.fairway.bench;

/** Whole lives: each machine is offered a release, reports its download and its installation, reboots and comes back. */
record Events(Scene scene) {

    void measure() {
        Part part = Part.BETA;
        scene.catalog().promote(part, part.nextVersion());
        LoadResult result = scene.load(scene.checks().script(Script.LIFE, part).most(part.sizeIn(scene.machines())));
        if (result.offers() == 0) {
            throw new BenchFailure("no machine of the group " + part.track() + " was offered its update.");
        }
        scene.report()
                .add(new Figure("check-ins that each carry an event or a grant", scene.machines(), result.rate(), "/s")
                        .note(
                                "%d machines from check to reboot, p50 %.1f, p99 %.1f ms",
                                result.offers(),
                                result.served().p50(),
                                result.served().p99()));
    }
}
