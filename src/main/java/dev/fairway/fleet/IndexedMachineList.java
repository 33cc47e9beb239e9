package dev.fairway.fleet;

import dev.fairway.base.Version;
import dev.fairway.fleet.MachineCells.Cell;
import dev.fairway.fleet.MachineStreams.Ranked;
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
     * @param ofPair so many machines of a group and health are sorted rather than walked past
     * @param texts so many machines whose text may match are looked up
     * @param walk so many machines are looked at one by one
     */
    record Bounds(int ofPair, int texts, int walk) {

        static final Bounds USUAL = new Bounds(2000, 8000, 20_000);
    }

    private final Bounds bounds;
    private final PlainMachineList plain;
    private final MachineCells cells;
    private final MachineStreams streams;
    private final MachineTexts texts;

    IndexedMachineList(JdbcClient jdbc, Bounds bounds) {
        this.bounds = bounds;
        this.plain = new PlainMachineList(jdbc);
        this.cells = new MachineCells(jdbc);
        this.streams = new MachineStreams(jdbc);
        this.texts = new MachineTexts(jdbc, streams, bounds);
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
                ? byName(filter, matching, sort, after, limit)
                : streams.byId(ranked, sort, after, limit);
    }

    @Override
    public int count(MachineFilter filter, int most) {
        List<Cell> matching = cells.of(filter);
        if (matching.size() > MachineCells.MOST) {
            return plain.count(filter, most);
        }
        return filter.looksIntoTexts()
                ? plain.count(texts.toCount(filter, matching, most), filter, most)
                : Math.min(most, sum(streams.sizes(matching, most)));
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

    private List<ListKey> byName(
            MachineFilter filter, List<Cell> matching, MachineSort sort, @Nullable ListKey after, int limit) {
        if (filter.version() == null && filter.progress() == null) {
            return streams.byName(List.of(), matching, filter, sort, after, limit);
        }
        List<Integer> sizes = streams.sizes(matching, bounds.ofPair() + 1);
        Map<Cell, Integer> byPair = new HashMap<>();
        for (int i = 0; i < sizes.size(); i++) {
            byPair.merge(pair(matching.get(i)), sizes.get(i), Integer::sum);
        }
        List<Cell> few = matching.stream()
                .filter(cell -> byPair.getOrDefault(pair(cell), 0) <= bounds.ofPair())
                .toList();
        List<Cell> many = matching.stream()
                .filter(cell -> byPair.getOrDefault(pair(cell), 0) > bounds.ofPair())
                .toList();
        return streams.byName(few, many, filter, sort, after, limit);
    }

    private static Cell pair(Cell cell) {
        return new Cell(cell.group(), "", cell.health(), 0);
    }

    static int sum(List<Integer> sizes) {
        return (int) Math.min(
                Integer.MAX_VALUE, sizes.stream().mapToLong(Integer::longValue).sum());
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
