package dev.fairway.rollout;

import dev.fairway.rollout.policy.Usage;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** How full the limits of a group are now, whether or not it has any. */
@Service
public class GroupUsage {

    /** @throws dev.fairway.base.NotFound if there is no such group */
    public Usage of(UUID group) {
        throw new UnsupportedOperationException(group.toString());
    }
}
