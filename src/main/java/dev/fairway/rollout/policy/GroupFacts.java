package dev.fairway.rollout.policy;

import org.jspecify.annotations.Nullable;

/**
 * What the policy knows of a group.
 *
 * @param unassigned whether it is the product's group of machines that no other group takes
 * @param channel the channel that it follows, if any
 */
public record GroupFacts(
        String name,
        boolean unassigned,
        boolean updatesEnabled,
        @Nullable ChannelFacts channel) {}
