package dev.fairway.fleet;

import dev.fairway.fleet.MachineCells.Cell;
import dev.fairway.fleet.MachineStreams.Ranked;
import dev.fairway.fleet.PlainMachineList.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists of machines by labels and texts. Where the cells have few machines, all of them are looked at. Else they are found by
 * their text ({@link MachineTextTable}), in the order of id or name, of which texts know, so that no more of it is read than
 * fills a page, however much matches. In the order of health or version, of which texts know nothing, what matches is looked
 * up and sorted if it is little; if it is much it is taken rank by rank, each by id.
 */
class MachineTexts {

    /** So many streams are merged to go through a list. */
    private static final int MOST_STREAMS = 300;

    /** Cells with a smaller part of their groups' machines than this are not looked for among all that have a text. */
    private static final double SMALL_SHARE = 0.02;

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
        List<Cell> all = Ranked.cells(cells);
        if (size.told(all) <= bounds.texts()) {
            return plain.keys(MachineTextTable.read(all), filter, sort, after, limit);
        }
        boolean ofTexts = sort.key() == MachineSort.Key.ID || sort.key() == MachineSort.Key.ALIAS;
        if (ofTexts) {
            return texts.keys(filter, cells, sort, after, limit, size.share(all));
        }
        if (areFew(filter, all, size)) {
            return plain.keys(texts.few(filter, all), filter, sort, after, limit);
        }
        List<ListKey> found = new ArrayList<>();
        for (List<Ranked> rank : Ranked.inOrder(cells, sort)) {
            boolean begins =
                    after != null && after.sort().equals(rank.getFirst().sort());
            found.addAll(ofRank(filter, rank, sort, begins ? after : null, limit - found.size(), size));
            if (found.size() >= limit) {
                break;
            }
        }
        return found;
    }

    /** Whether all that may match can be looked up and sorted. */
    private boolean areFew(MachineFilter filter, List<Cell> cells, CellSizes.Read size) {
        int few = bounds.texts() / 2;
        return few > 0
                && size.told(MachineTextTable.byVersion(cells, filter)) <= few
                && texts.estimate(filter, cells) <= few;
    }

    private List<ListKey> ofRank(
            MachineFilter filter,
            List<Ranked> rank,
            MachineSort sort,
            @Nullable ListKey after,
            int limit,
            CellSizes.Read size) {
        List<Cell> cells = Ranked.cells(rank);
        double share = size.share(cells);
        if (share < SMALL_SHARE && size.told(cells) <= bounds.texts()) {
            return plain.keys(MachineTextTable.read(cells), filter, sort, after, limit);
        }
        if (share < SMALL_SHARE && cells.size() <= MOST_STREAMS && bounds.walk() > 0) {
            List<ListKey> found = streams.matching(rank, MachineWhere.of(filter), sort, after, limit, bounds.walk());
            if (found.size() >= limit || CellSizes.sum(streams.sizes(cells, bounds.walk() + 1)) <= bounds.walk()) {
                return found;
            }
        }
        return texts.keys(filter, rank, sort, after, limit, share);
    }

    /** How many match, counted up to {@code most}. */
    int count(MachineFilter filter, List<Cell> cells, int most) {
        boolean byTextAlone = !filter.asksForKind()
                && MachineTextTable.byVersion(cells, filter).isEmpty()
                && texts.isWritten();
        return byTextAlone ? texts.count(filter, cells, most) : plain.count(toCount(filter, cells, most), filter, most);
    }

    /** Where to look for those of these cells that match, to count them up to {@code most}. */
    Source toCount(MachineFilter filter, List<Cell> cells, int most) {
        long all = sizes.read().told(cells);
        return all <= 2L * most || all <= texts.estimate(filter, cells)
                ? MachineTextTable.read(cells)
                : texts.few(filter, cells);
    }
}
