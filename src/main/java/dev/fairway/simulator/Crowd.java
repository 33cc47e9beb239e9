package dev.fairway.simulator;

import dev.fairway.base.Arch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A mixture of machines that have nothing to do with each other. */
final class Crowd {

    private static final List<String> OEMS = List.of("ami", "azure", "gce", "vmware", "openstack", "hetzner", "qemu");
    private static final List<String> KINDS = List.of("web", "db", "worker", "cache", "build", "proxy");

    /** Of a hundred machines so many ask for each; the last are old, and send the group GUIDs of stable and beta. */
    private static final List<String> TRACKS = List.of(
            "stable",
            "stable",
            "stable",
            "stable",
            "stable",
            "stable",
            "stable",
            "stable",
            "stable",
            "stable",
            "stable",
            "stable",
            "beta",
            "beta",
            "beta",
            "alpha",
            "lts",
            "lts",
            "edge",
            "9a2deb70-37be-4026-853f-bfdd6b347bbe");

    private static final String OLD_STABLE_ARM64 = "11a585f6-9418-4df0-8863-78b2fd3240f8";

    private Crowd() {}

    /** So many machines as are asked for, all started at the same moment; the same seed makes the same ones. */
    static List<Life> of(SimulateOptions options) {
        SplittableRandom random = new SplittableRandom(options.seed());
        List<Life> machines = new ArrayList<>(options.machines());
        for (int i = 0; i < options.machines(); i++) {
            boolean clone = i > 0 && random.nextDouble() < options.clones();
            Persona who = clone ? machines.get(random.nextInt(i)).who() : persona(options, i, random);
            Instant first = Fleet.BIRTH.plus(new Pace(random).firstCheck());
            machines.add(new Life(who, options.version().toString(), options.fate(), random.nextLong(), first));
        }
        return machines;
    }

    private static Persona persona(SimulateOptions options, int index, SplittableRandom random) {
        Arch arch = random.nextInt(5) == 0 ? Arch.ARM64 : Arch.AMD64;
        String track = options.track().isEmpty() ? TRACKS.get(random.nextInt(TRACKS.size())) : options.track();
        boolean old = track.length() > 30;
        String alias = random.nextInt(10) == 0 ? "" : KINDS.get(random.nextInt(KINDS.size())) + "-" + index;
        Dialect dialect = Dialect.values()[Math.max(0, random.nextInt(20) - 17)];
        return new Persona(
                options.product(),
                Ids.machine(random),
                alias,
                old && arch == Arch.ARM64 ? OLD_STABLE_ARM64 : track,
                arch,
                OEMS.get(random.nextInt(OEMS.size())),
                "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255),
                options.version().toString(),
                dialect);
    }

    /** A moment within this time. */
    static Duration within(Duration time, SplittableRandom random) {
        return Duration.ofMillis(random.nextLong(time.toMillis()));
    }
}
