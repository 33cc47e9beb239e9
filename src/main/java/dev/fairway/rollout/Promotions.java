package dev.fairway.rollout;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Points channels at releases: one new rollout for each group that follows. */
@Service
public class Promotions {

    /**
     * What a person wants to promote.
     *
     * @param allowDowngrade whether machines that run something newer are offered it too
     * @param keepPauses whether a rollout that takes the place of a paused one starts paused
     * @param ifRevision the revision of the channel that was read, or {@code null} to promote whatever it is
     */
    public record Wish(
            UUID channel,
            UUID release,
            @Nullable String reason,
            boolean allowDowngrade,
            boolean keepPauses,
            @Nullable Long ifRevision) {}

    /** Promotes; returns the new rollouts. */
    public List<RolloutInfo> promote(Wish wish) {
        throw new UnsupportedOperationException(wish.toString());
    }
}
