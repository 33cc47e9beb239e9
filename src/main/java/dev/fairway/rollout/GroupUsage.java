package dev.fairway.rollout;

import dev.fairway.fleet.GroupInfo;
import dev.fairway.rollout.policy.Limits;
import dev.fairway.rollout.policy.Usage;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** How full the limits of a group are now, whether or not it has any. */
@Service
public class GroupUsage {

    private final Gates gates;
    private final dev.fairway.fleet.Groups groups;
    private final RolloutStore rollouts;
    private final Clock clock;

    GroupUsage(Gates gates, dev.fairway.fleet.Groups groups, RolloutStore rollouts, Clock clock) {
        this.gates = gates;
        this.groups = groups;
        this.rollouts = rollouts;
        this.clock = clock;
    }

    /** @throws dev.fairway.base.NotFound if there is no such group */
    public Usage of(UUID id) {
        GroupInfo group = groups.get(id);
        Limits limits = new Limits(
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                group.plan().periodLength(),
                group.plan().maxAttempts(),
                group.plan().waitBetweenAttempts());
        UUID rollout = rollouts.openOf(id).map(RolloutInfo::id).orElse(null);
        return gates.usage(id, limits, rollout, clock.instant());
    }
}
