package dev.fairway.simulator;

import dev.fairway.base.MachineId;
import java.util.SplittableRandom;

/** Ids as Flatcar makes them. */
final class Ids {

    private Ids() {}

    /** As in {@code /etc/machine-id}: 32 hexadecimal digits. */
    static MachineId machine(SplittableRandom random) {
        return new MachineId(hex(random));
    }

    /** As in {@code /proc/sys/kernel/random/boot_id}: a random UUID. */
    static String boot(SplittableRandom random) {
        String hex = hex(random);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + "-" + hex.substring(20);
    }

    private static String hex(SplittableRandom random) {
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }
}
