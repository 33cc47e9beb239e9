package dev.fairway.rollout.policy;

import dev.fairway.base.Hold;
import dev.fairway.fleet.UpdateTimes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the policy knows of a group.
 *
 * @param unassigned whether it is the product's group of machines that no other group takes
 * @param channel the channel that it follows, if any
 * @param rollout its newest rollout that was not superseded; {@code null} if it never had one
 * @param hold a person's word that its machines get nothing
 * @param pin a person's word that its machines aim at one release, whatever its rollouts say
 * @param canaryFirst whether machines labelled so are in its rollouts' first stage
 */
public record GroupFacts(
        UUID id,
        String name,
        boolean unassigned,
        boolean updatesEnabled,
        @Nullable ChannelFacts channel,
        @Nullable RolloutFacts rollout,
        @Nullable Hold hold,
        @Nullable PinFacts pin,
        UpdateTimes times,
        Limits limits,
        boolean canaryFirst) {}
