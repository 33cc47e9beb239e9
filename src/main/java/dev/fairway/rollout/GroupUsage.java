package dev.fairway.rollout;

import dev.fairway.rollout.policy.Usage;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** How full the limits of a group are now, whether or not it has any; says nothing of evidence. */
@Service
public class GroupUsage {

    private final Gates gates;
    private final dev.fairway.fleet.Groups groups;
    private final Clock clock;

    GroupUsage(Gates gates, dev.fairway.fleet.Groups groups, Clock clock) {
        this.gates = gates;
        this.groups = groups;
        this.clock = clock;
    }

    /** @throws dev.fairway.base.NotFound if there is no such group */
    public Usage of(UUID id) {
        return gates.usage(id, groups.get(id).plan().periodLength(), clock.instant());
    }
}
