package dev.fairway.console.machines;

import dev.fairway.fleet.Health;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.Tallies;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the tallies say of lists: the whole fleet is one read of them, from which every count follows.
 *
 * @param followed the channel that each group follows
 */
record TallyLook(List<Tallies.Tally> tallies, Map<UUID, UUID> followed) {

    /** How many machines there are. */
    int all() {
        return tallies.stream().mapToInt(Tallies.Tally::machines).sum();
    }

    /**
     * How many machines of each health match; nothing if tallies do not know: they know of no labels and texts, and not of a
     * version that has no name in them.
     */
    Optional<Map<Health, Integer>> byHealth(MachineFilter filter) {
        if (filter.label() != null || filter.query() != null) {
            return Optional.empty();
        }
        Map<Health, Integer> counts = new EnumMap<>(Health.class);
        for (Tallies.Tally tally : tallies) {
            if (matches(filter, tally)) {
                counts.merge(tally.health(), tally.machines(), Integer::sum);
            }
        }
        return filter.version() != null && (counts.isEmpty() || filter.version().equals(Tallies.OTHER))
                ? Optional.empty()
                : Optional.of(counts);
    }

    private boolean matches(MachineFilter filter, Tallies.Tally tally) {
        return (filter.product() == null || filter.product().equals(tally.product()))
                && (filter.group() == null || filter.group().equals(tally.group()))
                && (filter.channel() == null || filter.channel().equals(followed.get(tally.group())))
                && (filter.version() == null || filter.version().equals(tally.version()))
                && (filter.health() == null || filter.health() == tally.health())
                && (filter.progress() == null || filter.progress() == tally.progress());
    }
}
