package dev.fairway.fleet;

import dev.fairway.fleet.MachineCells.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists by name. In the index the machines of one group and health stand by name, whatever their version and progress: those
 * that are asked for are looked for among the others, or all read and sorted, as is shorter.
 */
class MachineNames {

    private final MachineStreams streams;
    private final CellSizes sizes;
    private final IndexedMachineList.Bounds bounds;

    MachineNames(MachineStreams streams, CellSizes sizes, IndexedMachineList.Bounds bounds) {
        this.streams = streams;
        this.sizes = sizes;
        this.bounds = bounds;
    }

    /** The first of these cells. */
    List<ListKey> keys(
            MachineFilter filter, List<Cell> matching, MachineSort sort, @Nullable ListKey after, int limit) {
        if (filter.version() == null && filter.progress() == null && !filter.hasQuery()) {
            return streams.byName(List.of(), matching, filter, sort, after, limit);
        }
        CellSizes.Read size = sizes.read();
        Map<Cell, Long> byPair = new HashMap<>();
        matching.forEach(cell -> byPair.merge(pair(cell), size.told(List.of(cell)), Long::sum));
        Map<Boolean, List<Cell>> few = matching.stream()
                .collect(Collectors.partitioningBy(cell ->
                        isFew(byPair.getOrDefault(pair(cell), 0L), size.ofPair(cell.group(), cell.health()), limit)));
        return streams.byName(
                few.getOrDefault(true, List.of()), few.getOrDefault(false, List.of()), filter, sort, after, limit);
    }

    /** Whether it is shorter to read all of these than to go through those among whom they are until a page is full. */
    private boolean isFew(long matching, long all, int limit) {
        return matching <= bounds.ofPair() || matching * matching <= all * limit;
    }

    private static Cell pair(Cell cell) {
        return new Cell(cell.group(), "", cell.health(), 0);
    }
}
