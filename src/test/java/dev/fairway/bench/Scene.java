package dev.fairway.bench;

import dev.fairway.testing.Client;
import java.util.EnumMap;
import java.util.Map;

/** A loaded fleet with a server on it. Each run of checks goes on with the machines that the last ones left out. */
final class Scene {

    private static final long MOST_POLLS = 5;

    private final Rig rig;
    private final Options options;
    private final Report report;
    private final long machines;
    private final JarServer server;
    private final Map<Part, Long> visited = new EnumMap<>(Part.class);
    private double peak;
    private long heard;

    Scene(Rig rig, Options options, Report report, long machines, JarServer server) {
        this.rig = rig;
        this.options = options;
        this.report = report;
        this.machines = machines;
        this.server = server;
    }

    /** How many check-ins the server has answered. */
    long heard() {
        return heard;
    }

    Rig rig() {
        return rig;
    }

    Options options() {
        return options;
    }

    Report report() {
        return report;
    }

    /** How many machines were loaded. */
    long machines() {
        return machines;
    }

    JarServer server() {
        return server;
    }

    Client client() {
        return server.client();
    }

    Catalog catalog() {
        return new Catalog(client());
    }

    /** Checks of the server in a closed loop, as long as each measurement lasts. */
    LoadSettings checks() {
        return LoadSettings.checks(server.port(), machines, options.seconds()).connections(options.connections());
    }

    /** Runs a load on the server that it ought to be able to serve; what it refuses all the same is told. */
    LoadResult load(LoadSettings settings) {
        LoadResult result = overload(settings);
        if (result.refused() > 0) {
            report.remark(
                    "%d of %d check-ins (%s) at %s machines were refused with 503, without an overload",
                    result.refused(), result.refused() + result.ok(), settings.script(), Figure.number(machines));
        }
        return result;
    }

    /** Runs a load on the server that it may refuse. */
    LoadResult overload(LoadSettings settings) {
        long before = visited.getOrDefault(settings.part(), 0L);
        LoadResult result = rig.load(settings.from(before)).sound();
        visited.put(settings.part(), before + result.visited());
        heard += result.ok();
        return result;
    }

    /** The next run over this part begins with its first machine again. */
    void again(Part part) {
        visited.put(part, 0L);
    }

    /**
     * The most machines that one run may visit, so that none is polled more than a few times in it; a fleet of a few thousand
     * cannot keep to that, and is there for the comparison only.
     */
    long mostVisits() {
        return machines < 10_000 ? 0 : MOST_POLLS * Part.STABLE.sizeIn(machines);
    }

    /** How often each machine was polled in a run, on average. */
    double polls(LoadResult result, Part part) {
        return result.visited() / (double) part.sizeIn(machines);
    }

    /** The highest rate of checks that was measured here, in one second; measured now if it was not. */
    double peak() {
        if (peak == 0) {
            peak = load(checks().warmUp(options.seconds() / 4).most(mostVisits()))
                    .rate();
        }
        return peak;
    }

    void peak(double rate) {
        peak = rate;
    }
}
