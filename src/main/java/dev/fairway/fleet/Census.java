package dev.fairway.fleet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Machines as they were counted at one time: their keys, and how many there are of each kind. From that follows for every
 * action whom it touches and whom it leaves out, without another look at them.
 */
public record Census(MachineSet machines, Map<MachineKind, Integer> kinds) {

    /**
     * Whom an action touches.
     *
     * @param machines how many
     * @param byGroup by the group that they are in now, largest first
     * @param skipped how many are left out, by why
     */
    public record Reach(
            int machines,
            Map<Health, Integer> byHealth,
            Map<UUID, Integer> byGroup,
            Map<BulkAction.Skip, Integer> skipped) {}

    /** Whom this would touch, by somebody who is not limited to groups. */
    public Reach of(BulkAction action) {
        return of(action, group -> false);
    }

    /**
     * Whom this would touch.
     *
     * @param outside whether a group is none of those that one may steer
     */
    public Reach of(BulkAction action, Predicate<UUID> outside) {
        Map<Health, Integer> byHealth = new EnumMap<>(Health.class);
        Map<UUID, Integer> byGroup = new HashMap<>();
        Map<BulkAction.Skip, Integer> skipped = new EnumMap<>(BulkAction.Skip.class);
        int touched = 0;
        for (Map.Entry<MachineKind, Integer> entry : kinds.entrySet()) {
            MachineKind kind = entry.getKey();
            BulkAction.Skip skip = outside.test(kind.group()) ? BulkAction.Skip.OUTSIDE : action.skips(kind);
            if (skip != null) {
                skipped.merge(skip, entry.getValue(), Integer::sum);
            } else {
                touched += entry.getValue();
                byHealth.merge(kind.health(), entry.getValue(), Integer::sum);
                byGroup.merge(kind.group(), entry.getValue(), Integer::sum);
            }
        }
        return new Reach(touched, byHealth, largestFirst(byGroup), skipped);
    }

    private static Map<UUID, Integer> largestFirst(Map<UUID, Integer> counts) {
        List<Map.Entry<UUID, Integer>> all = new ArrayList<>(counts.entrySet());
        all.sort(Map.Entry.<UUID, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        Map<UUID, Integer> ordered = new LinkedHashMap<>();
        all.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }
}
