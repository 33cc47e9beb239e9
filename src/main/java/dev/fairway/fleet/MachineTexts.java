package dev.fairway.fleet;

import dev.fairway.fleet.MachineCells.Cell;
import dev.fairway.fleet.MachineStreams.Ranked;
import dev.fairway.fleet.PlainMachineList.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists of machines by labels and texts. Which machines may match is known from a table of texts of its own, with the
 * machines that were not yet written to it; versions from the cells. What is few is read and sorted, and every machine is
 * looked at itself before it is shown. Where much matches, the list is walked through in its order until enough is found.
 */
class MachineTexts {

    /** So many streams are merged to walk through a list. */
    private static final int MOST_STREAMS = 300;

    /** Shorter texts stand in no index. */
    private static final int SHORT = 3;

    private static final String OF_CELLS = """
            unnest(cast(:groups as uuid[]), cast(:versions as text[]), cast(:healths as integer[]),
              cast(:progresses as integer[])) as c (group_id, version, health, progress)
            cross join lateral (select * from machine o where o.group_id = c.group_id and o.version = c.version
              and o.health = c.health and o.progress = c.progress offset 0) m""";

    /** Each machine once, and one after the other: whoever needs only some reads only those. */
    private static final String MAYBE = """
            (select t.id, t.product_id from machine_text t where %1$s
             union all select todo.id, todo.product_id from
               (select distinct id, product_id from machine_text_todo) todo
               where not exists (select 1 from machine_text t
                 where t.id = todo.id and t.product_id = todo.product_id and %1$s)
             union all select m.id, m.product_id from %2$s
               where not exists (select 1 from machine_text t where t.id = m.id and t.product_id = m.product_id and %1$s)
                 and not exists (select 1 from machine_text_todo d where d.id = m.id and d.product_id = m.product_id))""";

    private final IndexedMachineList.Bounds bounds;
    private final JdbcClient jdbc;
    private final PlainMachineList plain;
    private final MachineStreams streams;

    MachineTexts(JdbcClient jdbc, MachineStreams streams, IndexedMachineList.Bounds bounds) {
        this.bounds = bounds;
        this.jdbc = jdbc;
        this.plain = new PlainMachineList(jdbc);
        this.streams = streams;
    }

    /** The first that match, of these cells. */
    List<ListKey> keys(MachineFilter filter, List<Ranked> cells, MachineSort sort, @Nullable ListKey after, int limit) {
        List<Cell> all = cells.stream().map(Ranked::cell).toList();
        if (IndexedMachineList.sum(streams.sizes(all, bounds.texts() + 1)) <= bounds.texts()) {
            return plain.keys(read(all), filter, sort, after, limit);
        }
        boolean indexed = filter.label() != null || filter.queryText().length() >= SHORT;
        if (indexed && countMaybe(filter, all, bounds.texts() + 1) <= bounds.texts()) {
            return plain.keys(few(filter, all), filter, sort, after, limit);
        }
        List<ListKey> found = walk(filter, cells, sort, after, limit);
        return found != null ? found : plain.keys(many(filter, all), filter, sort, after, limit);
    }

    /** Where to look for those of these cells that match, to count them up to {@code most}. */
    Source toCount(MachineFilter filter, List<Cell> cells, int most) {
        return IndexedMachineList.sum(streams.sizes(cells, most + 1)) <= most ? read(cells) : few(filter, cells);
    }

    /** In the order of the list, rank by rank; {@code null} if that leads too far. */
    private @Nullable List<ListKey> walk(
            MachineFilter filter, List<Ranked> cells, MachineSort sort, @Nullable ListKey after, int limit) {
        MachineWhere where = MachineWhere.of(filter);
        Map<Integer, List<Ranked>> byRank =
                cells.stream().collect(Collectors.groupingBy(Ranked::rank, TreeMap::new, Collectors.toList()));
        List<Integer> ranks = List.copyOf(byRank.keySet());
        List<ListKey> found = new java.util.ArrayList<>();
        int left = bounds.walk();
        for (Integer rank : sort.descending() ? ranks.reversed() : ranks) {
            List<Ranked> same = byRank.getOrDefault(rank, List.of());
            boolean byId = sort.key() == MachineSort.Key.ID;
            if (same.size() > MOST_STREAMS && !byId || left <= 0) {
                return null;
            }
            int size = IndexedMachineList.sum(
                    streams.sizes(same.stream().map(Ranked::cell).toList(), left + 1));
            ListKey begin =
                    after != null && after.sort().equals(same.getFirst().sort()) || sort.key() == MachineSort.Key.ALIAS
                            ? after
                            : null;
            found.addAll(streams.matching(
                    same.size() > MOST_STREAMS ? List.of() : same, where, sort, begin, limit - found.size(), left));
            if (found.size() >= limit) {
                return found;
            }
            if (size > left || sort.key() == MachineSort.Key.ALIAS) {
                return null;
            }
            left -= size;
        }
        return found;
    }

    private int countMaybe(MachineFilter filter, List<Cell> cells, int most) {
        return jdbc.sql("select count(*) from (select 1 from " + maybe(filter) + " maybe limit :most) counted")
                .params(params(filter, cells))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private static Source read(List<Cell> cells) {
        return new Source(OF_CELLS, arrays(cells));
    }

    /** Those that may match, each looked up by its key. */
    private static Source few(MachineFilter filter, List<Cell> cells) {
        String from = maybe(filter) + """
                 maybe cross join lateral (select * from machine o
                   where o.id = maybe.id and o.product_id = maybe.product_id offset 0) m""";
        return new Source(from, params(filter, cells));
    }

    /** Those that may match, joined in any way. */
    private static Source many(MachineFilter filter, List<Cell> cells) {
        String from = maybe(filter) + " maybe join machine m on m.id = maybe.id and m.product_id = maybe.product_id";
        return new Source(from, params(filter, cells));
    }

    private static String maybe(MachineFilter filter) {
        String label = "t.labels <> '' and string_to_array(t.labels, E'\\n') @> array[cast(:isLabel as text)]";
        String text = "t.content like :query escape '!'";
        return MAYBE.formatted(
                filter.label() == null ? text : filter.hasQuery() ? label + " and " + text : label, OF_CELLS);
    }

    /** All but what the filter itself asks for. The cells are those whose version matches the text. */
    private static Map<String, Object> params(MachineFilter filter, List<Cell> cells) {
        String text = filter.queryText().toLowerCase(Locale.ROOT);
        List<Cell> byVersion = cells.stream()
                .filter(cell -> filter.hasQuery()
                        && cell.version().toLowerCase(Locale.ROOT).contains(text))
                .toList();
        Map<String, Object> params = arrays(byVersion);
        if (filter.hasQuery()) {
            params.put("query", MachineWhere.anywhere(text));
        }
        if (filter.label() != null) {
            params.put("isLabel", filter.label());
        }
        return params;
    }

    private static Map<String, Object> arrays(List<Cell> cells) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("groups", cells.stream().map(Cell::group).toArray(UUID[]::new));
        params.put("versions", cells.stream().map(Cell::version).toArray(String[]::new));
        params.put("healths", cells.stream().map(Cell::health).toArray(Integer[]::new));
        params.put("progresses", cells.stream().map(Cell::progress).toArray(Integer[]::new));
        return params;
    }
}
