package dev.fairway.fleet;

import dev.fairway.base.ProductId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a machine says whether something can be done to it.
 *
 * @param assigned the group that a person put it into, if one did
 * @param held whether a person holds it back now
 * @param retryable whether something is held against it that a person can clear
 */
public record MachineKind(
        ProductId product, UUID group, @Nullable UUID assigned, Health health, boolean held, boolean retryable) {

    /** The kind of a machine at {@code now}. */
    public static MachineKind of(Machine machine, Instant now) {
        return new MachineKind(
                machine.product(),
                machine.group(),
                machine.written().assignedGroup(),
                machine.health(),
                machine.written().isHeldAt(now),
                mayRetry(machine, now));
    }

    /** Whether its last attempt failed, or its id is suspect. */
    public static boolean mayRetry(Machine machine, Instant now) {
        return machine.progress() == Progress.FAILED
                || machine.failure() != null
                || machine.traces().suspectUntil(now) != null;
    }
}
