package dev.fairway.rollout.policy;

import org.jspecify.annotations.Nullable;

/**
 * All of the configuration that one decision depends on, as it was at one moment.
 *
 * @param product the name of the product, {@code null} if it is unknown
 * @param stop whether everything stands still; {@code null} if not
 * @param group the group of the machine, {@code null} if it has none
 * @param usage how full the group's limits are
 */
public record Snapshot(
        @Nullable String product,
        @Nullable FleetStop stop,
        @Nullable GroupFacts group,
        Usage usage) {

    /** The same with what the gate of the group says. */
    public Snapshot with(Usage now) {
        return new Snapshot(product, stop, group, now);
    }
}
