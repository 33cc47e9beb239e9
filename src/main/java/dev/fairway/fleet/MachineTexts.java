package dev.fairway.fleet;

import dev.fairway.fleet.MachineCells.Cell;
import dev.fairway.fleet.MachineStreams.Ranked;
import dev.fairway.fleet.PlainMachineList.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists of machines by labels and texts, rank by rank. Where the cells of a rank have few machines, all of them are looked at.
 * In the order of health or version the machines of a rank are then gone through in its order, as far as is worth it, for
 * texts know neither. All else is found by its text ({@link MachineTextTable}), in the order of id or name, of which texts
 * know, so that no more of it is read than fills a page, however much matches.
 */
class MachineTexts {

    /** So many streams are merged to go through a list. */
    private static final int MOST_STREAMS = 300;

    private final IndexedMachineList.Bounds bounds;
    private final PlainMachineList plain;
    private final MachineStreams streams;
    private final CellSizes sizes;
    private final MachineTextTable texts;

    MachineTexts(
            JdbcClient jdbc,
            MachineStreams streams,
            MachineNames names,
            CellSizes sizes,
            IndexedMachineList.Bounds bounds) {
        this.bounds = bounds;
        this.plain = new PlainMachineList(jdbc);
        this.streams = streams;
        this.sizes = sizes;
        this.texts = new MachineTextTable(jdbc, streams, names);
    }

    /** The first that match, of these cells. */
    List<ListKey> keys(MachineFilter filter, List<Ranked> cells, MachineSort sort, @Nullable ListKey after, int limit) {
        CellSizes.Read size = sizes.read();
        if (size.told(Ranked.cells(cells)) <= bounds.texts()) {
            return plain.keys(MachineTextTable.read(Ranked.cells(cells)), filter, sort, after, limit);
        }
        List<ListKey> found = new ArrayList<>();
        long left = bounds.walk();
        for (List<Ranked> rank : Ranked.inOrder(cells, sort)) {
            long many = size.told(Ranked.cells(rank));
            found.addAll(ofRank(filter, rank, sort, after, limit - found.size(), many, left));
            left -= many;
            if (found.size() >= limit) {
                break;
            }
        }
        return found;
    }

    private List<ListKey> ofRank(
            MachineFilter filter,
            List<Ranked> rank,
            MachineSort sort,
            @Nullable ListKey after,
            int limit,
            long many,
            long left) {
        List<Cell> cells = Ranked.cells(rank);
        boolean byId = sort.key() == MachineSort.Key.HEALTH || sort.key() == MachineSort.Key.VERSION;
        ListKey begin =
                byId && after != null && !after.sort().equals(rank.getFirst().sort()) ? null : after;
        if (many <= left && many <= bounds.texts()) {
            return plain.keys(MachineTextTable.read(cells), filter, sort, begin, limit);
        }
        boolean walk = byId && cells.size() <= MOST_STREAMS && left > 0;
        int most = bounds.walk();
        if (walk) {
            List<ListKey> found = streams.matching(rank, MachineWhere.of(filter), sort, begin, limit, most);
            if (found.size() >= limit || CellSizes.sum(streams.sizes(cells, most + 1)) <= most) {
                return found;
            }
        }
        return texts.keys(filter, rank, sort, begin, limit);
    }

    /** Where to look for those of these cells that match, to count them up to {@code most}. */
    Source toCount(MachineFilter filter, List<Cell> cells, int most) {
        return CellSizes.sum(streams.sizes(cells, most + 1)) <= most
                ? MachineTextTable.read(cells)
                : texts.few(filter, cells);
    }
}
