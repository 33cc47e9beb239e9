package dev.fairway.api;

import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.RolloutTally;
import dev.fairway.rollout.Rollouts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Rollouts with their figures, as the API shows them. */
@Component
class RolloutBodies {

    private final Rollouts rollouts;
    private final Releases releases;

    RolloutBodies(Rollouts rollouts, Releases releases) {
        this.rollouts = rollouts;
        this.releases = releases;
    }

    RolloutBody of(RolloutInfo rollout) {
        return of(List.of(rollout)).getFirst();
    }

    List<RolloutBody> of(List<RolloutInfo> list) {
        Map<UUID, RolloutTally> tallies =
                rollouts.tallies(list.stream().map(RolloutInfo::id).toList());
        Map<UUID, ReleaseInfo> known = new HashMap<>();
        return list.stream()
                .map(rollout -> RolloutBody.of(
                        rollout,
                        known.computeIfAbsent(rollout.release(), releases::get)
                                .version()
                                .toString(),
                        tallies.getOrDefault(rollout.id(), RolloutTally.NONE)))
                .toList();
    }
}
