package dev.fairway.fleet;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import java.util.Comparator;

/** A machine of one product; in the order in which several are locked. */
public record MachineKey(ProductId product, MachineId id) implements Comparable<MachineKey> {

    private static final Comparator<MachineKey> ORDER = Comparator.comparing(
                    (MachineKey key) -> key.id().value())
            .thenComparing(key -> key.product().toString());

    /** The key of a machine. */
    public static MachineKey of(Machine machine) {
        return new MachineKey(machine.product(), machine.id());
    }

    @Override
    public int compareTo(MachineKey other) {
        return ORDER.compare(this, other);
    }
}
