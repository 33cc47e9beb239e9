package dev.fairway.fleet;

import dev.fairway.base.ProductId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which machines a list shows; {@code null} does not filter.
 *
 * @param version exactly this version, as it was sent
 * @param label one of its labels
 * @param query a part of id, alias, address or version, in upper or lower case
 */
public record MachineFilter(
        @Nullable ProductId product,
        @Nullable UUID group,
        @Nullable UUID channel,
        @Nullable String version,
        @Nullable Health health,
        @Nullable Progress progress,
        @Nullable String label,
        @Nullable String query) {

    /** All machines. */
    public static final MachineFilter ALL = new MachineFilter(null, null, null, null, null, null, null, null);
}
