package dev.fairway.bench;

import dev.fairway.testing.Client;
import java.util.ArrayList;
import java.util.List;

/** Checks of machines that are up to date, in turns with the same bytes against the floor. */
final class Checks {

    static final String RATE = "up-to-date checks";
    private static final double PROMISED = 12_000;
    private static final double A_THIRD = 1 / 3.0;
    private static final double FLAT = 0.8;
    private static final long SMALL = 1_000;
    private static final long LARGE = 1_000_000;

    private final Scene scene;

    Checks(Scene scene) {
        this.scene = scene;
    }

    void measure() {
        Options options = scene.options();
        byte[] answer = answer(scene.client());
        LoadSettings checks = scene.checks().most(scene.mostVisits());
        int floorPort = scene.rig().floor(answer);
        LoadSettings floor = LoadSettings.checks(floorPort, scene.machines(), options.seconds())
                .connections(options.connections());
        // Until both run compiled code: the server has much more of it, and an update server runs for months.
        scene.rig().load(LoadSettings.checks(floorPort, scene.machines(), Math.max(2, options.seconds() / 2)));
        scene.load(LoadSettings.checks(scene.server().port(), scene.machines(), 2 * options.seconds())
                .connections(options.connections()));
        List<LoadResult> floors = new ArrayList<>();
        List<LoadResult> all = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            floors.add(scene.rig().load(floor).sound());
            all.add(requireNothingOffered(scene.load(checks)));
        }
        tell(median(floors), median(all));
    }

    private void tell(LoadResult floor, LoadResult checks) {
        long machines = scene.machines();
        double rate = checks.rate();
        scene.peak(rate);
        boolean promised = machines > SMALL;
        Report report = scene.report();
        report.add(new Figure("floor: the same bytes, nothing decided or kept", machines, floor.rate(), "/s")
                .note("p99 %.1f ms, generator %.0f µs each", floor.served().p99(), floor.generatorMicros()));
        report.add(new Figure(RATE, machines, rate, "/s", promised ? Target.atLeast(PROMISED) : null, "")
                .note(
                        "p50 %.1f, p99 %.1f ms; %.1f polls a machine in a run%s",
                        checks.served().p50(),
                        checks.served().p99(),
                        scene.polls(checks, Part.STABLE),
                        promised ? "" : ", for the comparison only"));
        report.add(new Figure("… as a part of the floor", machines, rate / floor.rate(), "")
                .target(promised ? Target.atLeast(A_THIRD) : null));
        double small = report.value(RATE, SMALL);
        if (machines == LARGE && !Double.isNaN(small)) {
            report.add(new Figure("… as a part of those at 1 000 machines", machines, rate / small, "")
                    .target(Target.atLeast(FLAT)));
        }
    }

    /** The one whose rate is in the middle. */
    static LoadResult median(List<LoadResult> results) {
        return results.stream()
                .sorted(java.util.Comparator.comparingDouble(LoadResult::rate))
                .toList()
                .get(results.size() / 2);
    }

    /** @throws BenchFailure if a machine was offered something */
    static LoadResult requireNothingOffered(LoadResult result) {
        if (result.offers() > 0) {
            throw new BenchFailure(result.offers() + " machines that are up to date were offered a release.");
        }
        return result;
    }

    /** What one machine of the fleet is answered. */
    static byte[] answer(Client client) {
        String machine = new MachineName().of(Part.STABLE, 0);
        byte[] request =
                RequestTemplate.of(Step.CHECK, Part.STABLE, "127.0.0.1", false).of(machine);
        String text = new String(request, java.nio.charset.StandardCharsets.US_ASCII);
        String body = text.substring(text.indexOf("\r\n\r\n") + 4);
        return client.answerTo(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
