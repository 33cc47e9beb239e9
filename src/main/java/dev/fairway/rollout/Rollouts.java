package dev.fairway.rollout;

import dev.fairway.base.Page;
import dev.fairway.fleet.Plan;
import dev.fairway.rollout.policy.RolloutState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Rollouts, and what people tell them. */
@Service
public class Rollouts {

    /**
     * A rollout that a person makes by hand.
     *
     * @param stages its stages; {@code null} for those of the group's plan
     * @param allowDowngrade whether it is also offered to machines that run something newer
     */
    public record Wish(
            UUID group,
            UUID release,
            @Nullable List<Plan.Stage> stages,
            @Nullable String reason,
            boolean allowDowngrade) {}

    /** The rollouts of one group ({@code null}: of all) in one of these states (empty: in any), newest first. */
    public Page<RolloutInfo> list(@Nullable UUID group, Set<RolloutState> states, Page.Request page) {
        throw new UnsupportedOperationException(group + " " + states + page);
    }

    /** All open rollouts, newest first. */
    public List<RolloutInfo> open() {
        throw new UnsupportedOperationException();
    }

    /** How many rollouts are open. */
    public int countOpen() {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.fairway.base.NotFound if there is no such rollout */
    public RolloutInfo get(UUID id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /** What became of the machines of these rollouts. */
    public Map<UUID, RolloutTally> tallies(Collection<UUID> ids) {
        throw new UnsupportedOperationException(ids.toString());
    }

    /** Makes a rollout by hand. */
    public RolloutInfo make(Wish wish) {
        throw new UnsupportedOperationException(wish.toString());
    }

    /**
     * Tells a rollout something.
     *
     * @throws dev.fairway.base.Conflict if the state that it is in does not allow it; says which state that is, and by whom
     */
    public RolloutInfo tell(UUID id, RolloutCommand command) {
        throw new UnsupportedOperationException(id + " " + command);
    }
}
