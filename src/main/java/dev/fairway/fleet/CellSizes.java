package dev.fairway.fleet;

import dev.fairway.fleet.MachineCells.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How many machines cells have: as tallies tell, or counted where they do not. Good for a choice of the way, not for more. */
class CellSizes {

    /** Further than this nobody counts a cell. */
    private static final int MOST = 10_000;

    private final Tallies tallies;
    private final MachineStreams streams;

    CellSizes(Tallies tallies, MachineStreams streams) {
        this.tallies = tallies;
        this.streams = streams;
    }

    /** What tallies tell now. */
    Read read() {
        Map<Cell, Integer> told = new HashMap<>();
        tallies.all()
                .forEach(tally -> told.put(
                        new Cell(
                                tally.group(),
                                tally.version(),
                                tally.health().code(),
                                tally.progress().code()),
                        tally.machines()));
        return new Read(told, streams);
    }

    static int sum(List<Integer> sizes) {
        return (int) Math.min(
                Integer.MAX_VALUE, sizes.stream().mapToLong(Integer::longValue).sum());
    }

    /** The sizes as they were when they were read. */
    record Read(Map<Cell, Integer> tallied, MachineStreams streams) {

        /** How many machines these have together. */
        long told(List<Cell> cells) {
            List<Cell> unknown =
                    cells.stream().filter(cell -> !tallied.containsKey(cell)).toList();
            long known = cells.stream()
                    .mapToLong(cell -> tallied.getOrDefault(cell, 0))
                    .sum();
            return known + (unknown.isEmpty() ? 0 : sum(streams.sizes(unknown, MOST)));
        }

        /** What part of the machines of their groups these are, above 0 and at most 1. */
        double share(List<Cell> cells) {
            Set<UUID> groups = cells.stream().map(Cell::group).collect(Collectors.toSet());
            long all = tallied.entrySet().stream()
                    .filter(tally -> groups.contains(tally.getKey().group()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return Math.clamp((told(cells) + 1.0) / (all + 1.0), 1e-6, 1);
        }

        /** How many machines of a group have this health. */
        long ofPair(UUID group, int health) {
            return tallied.entrySet().stream()
                    .filter(tally -> tally.getKey().group().equals(group)
                            && tally.getKey().health() == health)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }
}
