package dev.fairway.rollout.policy;

import dev.fairway.base.Arch;
import dev.fairway.base.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the policy knows of a channel.
 *
 * @param nightly whether another build of the same numbers counts as behind
 * @param release what it points at, {@code null} if nothing
 * @param floors releases that no machine may skip, kept in the order of their versions
 */
public record ChannelFacts(
        String name, Arch arch, boolean nightly, @Nullable ReleaseFacts release, List<ReleaseFacts> floors) {

    public ChannelFacts {
        floors = floors.stream()
                .sorted(Comparator.comparing(ReleaseFacts::version))
                .toList();
    }

    /** The lowest floor above {@code version} and below {@code target}, for its arch: the next step of that machine. */
    Optional<ReleaseFacts> nextFloor(Version version, ReleaseFacts target) {
        for (ReleaseFacts floor : floors) {
            if (floor.arch() == target.arch()
                    && version.isOlderThan(floor.version())
                    && floor.version().isOlderThan(target.version())) {
                return Optional.of(floor);
            }
        }
        return Optional.empty();
    }
}
