package dev.fairway.console.machines;

import dev.fairway.console.SharedReads;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.MachineCount;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.Tallies;
import java.util.Map;
import java.util.UUID;

/**
 * How many machines a list has.
 *
 * @param all how many there are at all
 * @param byHealth of those that match whatever their health
 */
record ListCounts(int all, MachineCount matching, Map<Health, Integer> byHealth) {

    private record Whole() {}

    private record OfHealth(MachineFilter filter) {}

    private record Matching(MachineFilter filter) {}

    /** Reads them: one look at the tallies, and at machines only where tallies do not know. */
    static ListCounts read(MachineFilter filter, Tallies tallies, MachineSearch machines, Map<UUID, UUID> followed) {
        TallyLook look = new TallyLook(SharedReads.get(new Whole(), tallies::all), followed);
        MachineFilter anyHealth = new MachineFilter(
                filter.product(),
                filter.group(),
                filter.channel(),
                filter.version(),
                null,
                filter.progress(),
                filter.label(),
                filter.query());
        Map<Health, Integer> byHealth = look.byHealth(anyHealth)
                .orElseGet(() -> SharedReads.get(new OfHealth(anyHealth), () -> machines.countByHealth(anyHealth)));
        return new ListCounts(look.all(), matching(filter, byHealth, look, machines), byHealth);
    }

    private static MachineCount matching(
            MachineFilter filter, Map<Health, Integer> byHealth, TallyLook look, MachineSearch machines) {
        if (byHealth.isEmpty() && look.all() > 0) {
            return SharedReads.get(new Matching(filter), () -> machines.count(filter));
        }
        return MachineCount.exactly(
                filter.health() == null
                        ? byHealth.values().stream().mapToInt(Integer::intValue).sum()
                        : byHealth.getOrDefault(filter.health(), 0));
    }
}
