package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.ShownKey;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One machine speaks: that it is there, what it runs, what happened to it, and whether it asks for an update.
 *
 * @param told what it says of itself
 * @param asksForUpdate whether it wants an answer to "is there something for me"
 * @param events what it reports, in its order
 * @param shown the key that it shows, if any
 */
public record CheckIn(
        ProductId product,
        MachineId machine,
        Machine.Told told,
        boolean asksForUpdate,
        List<ReportedEvent> events,
        @Nullable ShownKey shown) {

    /** One that shows no key. */
    public CheckIn(
            ProductId product,
            MachineId machine,
            Machine.Told told,
            boolean asksForUpdate,
            List<ReportedEvent> events) {
        this(product, machine, told, asksForUpdate, events, null);
    }

    /** The same check-in asked once more, when its events have been heard. */
    CheckIn onlyAsking() {
        return new CheckIn(product, machine, told, asksForUpdate, List.of(), shown);
    }

    /** The machine that checks in. */
    MachineKey key() {
        return new MachineKey(product, machine);
    }
}
