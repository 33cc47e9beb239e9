package dev.fairway.fleet;

import dev.fairway.fleet.MachineCells.Cell;
import dev.fairway.fleet.MachineStreams.Ranked;
import dev.fairway.fleet.PlainMachineList.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
            return plain.keys(CellSource.read(all), filter, sort, after, limit);
        }
        boolean ofTexts = sort.key() == MachineSort.Key.ID || sort.key() == MachineSort.Key.ALIAS;
        if (ofTexts) {
            return texts.keys(filter, cells, sort, after, limit, size.share(all));
        }
        List<ListKey> begun = begun(filter, cells, sort, after, limit, size);
        if (begun.size() >= limit) {
            return begun;
        }
        Set<UUID> sought = sought(filter, all);
        List<Ranked> rare = cells.stream()
                .filter(cell -> isRare(cell.cell(), sought, filter))
                .toList();
        List<ListKey> found = new ArrayList<>();
        if (!rare.isEmpty()) {
            found.addAll(plain.keys(texts.few(filter, Ranked.cells(rare)), filter, sort, after, limit));
        }
        List<Ranked> others = cells.stream()
                .filter(cell -> !isRare(cell.cell(), sought, filter))
                .toList();
        found.addAll(byRank(filter, others, sort, after, limit, size));
        // What is found by its text may be of any cell of its groups.
        return found.stream()
                .distinct()
                .sorted(ListKey.order(sort))
                .limit(limit)
                .toList();
    }

    /** The first that match among the first machines of the list: a whole page, where matches are many and everywhere. */
    private List<ListKey> begun(
            MachineFilter filter,
            List<Ranked> cells,
            MachineSort sort,
            @Nullable ListKey after,
            int limit,
            CellSizes.Read size) {
        int most = bounds.walk() / 25;
        List<ListKey> found = new ArrayList<>();
        for (List<Ranked> rank : Ranked.inOrder(cells, sort)) {
            if (most <= 0 || rank.size() > MOST_STREAMS) {
                break;
            }
            boolean begins =
                    after != null && after.sort().equals(rank.getFirst().sort());
            found.addAll(streams.matching(
                    rank, MachineWhere.of(filter), sort, begins ? after : null, limit - found.size(), most));
            boolean wasRead = CellSizes.sum(streams.sizes(Ranked.cells(rank), most + 1)) <= most;
            if (found.size() >= limit || !wasRead) {
                break;
            }
            most -= (int) size.told(Ranked.cells(rank));
        }
        return found;
    }

    /**
     * The groups of which more match by their texts than are looked up and sorted: none, if all that match are few. Of the
     * others so few do that none was in the sample.
     */
    private Set<UUID> sought(MachineFilter filter, List<Cell> cells) {
        if (bounds.texts() == 0) {
            return cells.stream().map(Cell::group).collect(Collectors.toSet());
        }
        Map<UUID, Long> estimate = texts.estimate(filter, cells);
        long all = estimate.values().stream().mapToLong(Long::longValue).sum();
        return all <= bounds.texts() / 2 ? Set.of() : estimate.keySet();
    }

    private static boolean isRare(Cell cell, Set<UUID> sought, MachineFilter filter) {
        return !sought.contains(cell.group()) && !CellSource.hasText(cell, filter);
    }

    private List<ListKey> byRank(
            MachineFilter filter,
            List<Ranked> cells,
            MachineSort sort,
            @Nullable ListKey after,
            int limit,
            CellSizes.Read size) {
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
            return plain.keys(CellSource.read(cells), filter, sort, after, limit);
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
        boolean byTextAlone =
                !filter.asksForKind() && CellSource.byVersion(cells, filter).isEmpty() && texts.isWritten();
        return byTextAlone ? texts.count(filter, cells, most) : plain.count(toCount(filter, cells, most), filter, most);
    }

    /** Where to look for those of these cells that match, to count them up to {@code most}. */
    Source toCount(MachineFilter filter, List<Cell> cells, int most) {
        long all = sizes.read().told(cells);
        return all <= 2L * most
                        || all
                                <= texts.estimate(filter, cells).values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                ? CellSource.read(cells)
                : texts.few(filter, cells);
    }
}
