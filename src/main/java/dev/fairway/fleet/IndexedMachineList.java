package dev.fairway.fleet;

import dev.fairway.base.Version;
import dev.fairway.fleet.MachineCells.Cell;
import dev.fairway.fleet.MachineStreams.Ranked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The list for fleets of a million machines, on PostgreSQL.
 *
 * <p>A filter by product, channel, group, version, health or progress comes to a set of cells (see {@link MachineCells}), and
 * in every cell the index has the machines in the order of the list. So a page is a merge of streams, each read as far as
 * the page could need it, whatever the filter, however deep, and also where hardly anything matches. Only what looks into
 * texts has to look at machines one by one; {@link MachineTexts} knows how to keep that short.
 */
class IndexedMachineList implements MachineList {

    /**
     * What is read and sorted, and from where on the list is walked through in its order.
     *
     * @param ofPair so many machines of a group and health are always sorted rather than looked for among the others
     * @param texts so many machines of the cells are looked at one and all for a text
     * @param walk so many machines are looked at in the order of the list
     */
    record Bounds(int ofPair, int texts, int walk) {

        static final Bounds USUAL = new Bounds(50, 8000, 10_000);
    }

    private final PlainMachineList plain;
    private final MachineCells cells;
    private final MachineStreams streams;
    private final CellSizes sizes;
    private final MachineNames names;
    private final MachineTexts texts;

    IndexedMachineList(JdbcClient jdbc, Bounds bounds) {
        this.plain = new PlainMachineList(jdbc);
        this.cells = new MachineCells(jdbc);
        this.streams = new MachineStreams(jdbc);
        this.sizes = new CellSizes(new Tallies(jdbc), streams);
        this.names = new MachineNames(streams, sizes, bounds);
        this.texts = new MachineTexts(jdbc, streams, names, sizes, bounds);
    }

    @Override
    public List<ListKey> keys(MachineFilter filter, MachineSort sort, @Nullable ListKey after, int limit) {
        boolean everything = filter.equals(MachineFilter.ALL) && sort.key() == MachineSort.Key.ID;
        List<Cell> matching = everything ? List.of() : cells.of(filter);
        if (everything || matching.size() > MachineCells.MOST) {
            return plain.keys(filter, sort, after, limit);
        }
        if (matching.isEmpty()) {
            return List.of();
        }
        List<Ranked> ranked = ranked(matching, sort, after);
        if (filter.looksIntoTexts()) {
            return texts.keys(filter, ranked, sort, after, limit);
        }
        return sort.key() == MachineSort.Key.ALIAS
                ? names.keys(filter, matching, sort, after, limit)
                : byRank(ranked, sort, after, limit);
    }

    /** Rank by rank, at first those whose cells fill the page if tallies are right, then ever more. */
    private List<ListKey> byRank(List<Ranked> ranked, MachineSort sort, @Nullable ListKey after, int limit) {
        List<List<Ranked>> ranks = Ranked.inOrder(ranked, sort);
        CellSizes.Read size = sizes.read();
        List<ListKey> found = new ArrayList<>();
        int next = 0;
        for (int wanted = limit; next < ranks.size() && found.size() < limit; wanted *= 4) {
            List<Ranked> some = new ArrayList<>();
            for (long told = 0; next < ranks.size() && told < wanted; next++) {
                some.addAll(ranks.get(next));
                told += next == 0 && after != null ? 0 : size.told(Ranked.cells(ranks.get(next)));
            }
            found.addAll(streams.byId(some, sort, after, limit - found.size()));
        }
        return found;
    }

    @Override
    public int count(MachineFilter filter, int most) {
        List<Cell> matching = cells.of(filter);
        if (matching.size() > MachineCells.MOST) {
            return plain.count(filter, most);
        }
        return filter.looksIntoTexts()
                ? texts.count(filter, matching, most)
                : Math.min(most, CellSizes.sum(streams.sizes(matching, most)));
    }

    @Override
    public Map<Health, Integer> countByHealth(MachineFilter filter, int most) {
        List<Cell> matching = cells.of(filter);
        return matching.size() > MachineCells.MOST || !filter.looksIntoTexts()
                ? plain.countByHealth(filter, most)
                : plain.countByHealth(texts.toCount(filter, matching, most), filter, most);
    }

    @Override
    public List<String> versionsOf(UUID group) {
        List<Cell> ofGroup = cells.of(new MachineFilter(null, group, null, null, null, null, null, null));
        return ofGroup.size() > MachineCells.MOST
                ? plain.versionsOf(group)
                : ofGroup.stream().map(Cell::version).distinct().toList();
    }

    /** The cells with their places in the list; those that lie wholly before {@code after} left out. */
    private static List<Ranked> ranked(List<Cell> matching, MachineSort sort, @Nullable ListKey after) {
        Comparator<String> order = sort.key() == MachineSort.Key.HEALTH
                ? Comparator.comparing(Integer::valueOf)
                : Comparator.naturalOrder();
        List<String> keys = matching.stream()
                .map(cell -> key(cell, sort.key()))
                .distinct()
                .sorted(order)
                .toList();
        Map<String, Integer> ranks = new HashMap<>();
        keys.forEach(key -> ranks.put(key, ranks.size()));
        Comparator<String> ahead = sort.descending() ? order.reversed() : order;
        boolean ofCells = sort.key() != MachineSort.Key.ALIAS;
        return matching.stream()
                .map(cell -> new Ranked(cell, ranks.getOrDefault(key(cell, sort.key()), 0), key(cell, sort.key())))
                .filter(cell -> after == null || !ofCells || ahead.compare(cell.sort(), after.sort()) >= 0)
                .toList();
    }

    private static String key(Cell cell, MachineSort.Key key) {
        return switch (key) {
            case HEALTH -> Integer.toString(cell.health());
            case VERSION -> Version.sortKeyOf(cell.version());
            case ID, ALIAS -> "";
        };
    }
}
