package dev.fairway.rollout.policy;

import org.jspecify.annotations.Nullable;

/**
 * All of the configuration that one decision depends on, as it was at one moment.
 *
 * @param product the name of the product, {@code null} if it is unknown
 * @param group the group of the machine, {@code null} if it has none
 */
public record Snapshot(@Nullable String product, @Nullable GroupFacts group) {}
