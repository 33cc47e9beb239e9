package dev.fairway.fleet;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the machines that match, in order. Each database has its own way; the results are the same. */
interface MachineList {

    /**
     * The first that match, at most so many.
     *
     * @param after those that come after this one in the order; {@code null} for the very first
     */
    List<ListKey> keys(MachineFilter filter, MachineSort sort, @Nullable ListKey after, int limit);

    /** How many match, counted up to {@code most}. */
    int count(MachineFilter filter, int most);

    /** How many of those that match are of each health; nothing if more than {@code most} match. */
    Map<Health, Integer> countByHealth(MachineFilter filter, int most);

    /** The versions that machines of a group run, in any order. */
    List<String> versionsOf(UUID group);
}
