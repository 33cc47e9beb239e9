package dev.fairway.fleet;

import dev.fairway.fleet.MachineCells.Cell;
import dev.fairway.fleet.MachineStreams.Ranked;
import dev.fairway.fleet.PlainMachineList.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Machines by what {@code machine_text} knows of them, in the order of id or name.
 *
 * <p>A small sample tells between which two names (or ids) about as many match as fill a page. What matches there is the
 * intersection of two indexes, however much matches elsewhere; only if it does not fill the page, the next and larger part is
 * looked at. Every machine is looked at itself before it is shown. To them come those whose version has the text, by their
 * cells, and those that were changed and are not written here yet: of these the newest {@link #NEWEST}.
 */
class MachineTextTable {

    /** So many machines that are not yet written are looked at one by one. With more, the oldest of them are not found yet. */
    static final int NEWEST = 2000;

    /** How much of all texts a sample looks at, in percent. */
    private static final double SAMPLE = 0.4;

    private static final String NOTED = """
            (select distinct id, product_id from
              (select id, product_id from machine_text_todo order by seq desc limit :newest) last) todo""";

    private static final String LOOKED_UP = """
             cross join lateral (select * from machine o
              where o.id = %1$s.id and o.product_id = %1$s.product_id and %2$s offset 0) m""";

    /** Each machine once, and one after the other: whoever needs only some reads only those. */
    private static final String MAYBE = """
            (select t.id, t.product_id from machine_text t where %1$s
             union all select todo.id, todo.product_id from %3$s
               where not exists (select 1 from machine_text t
                 where t.id = todo.id and t.product_id = todo.product_id and %1$s)
             union all select m.id, m.product_id from %2$s
               where not exists (select 1 from machine_text t where t.id = m.id and t.product_id = m.product_id and %1$s)
                 and not exists (select 1 from %3$s where todo.id = m.id and todo.product_id = m.product_id)) maybe""";

    private final JdbcClient jdbc;
    private final PlainMachineList plain;
    private final MachineStreams streams;
    private final MachineNames names;

    MachineTextTable(JdbcClient jdbc, MachineStreams streams, MachineNames names) {
        this.names = names;
        this.jdbc = jdbc;
        this.plain = new PlainMachineList(jdbc);
        this.streams = streams;
    }

    /**
     * The first that match, of cells of one rank.
     *
     * @param share what part of the machines of their groups are in these cells: of those that match by their texts about so
     *     many are expected to be
     */
    List<ListKey> keys(
            MachineFilter filter,
            List<Ranked> rank,
            MachineSort sort,
            @Nullable ListKey after,
            int limit,
            double share) {
        Asked asked = new Asked(filter, Ranked.cells(rank), sort, after, limit);
        // How much matches is all that matters, and a plan for any text knows nothing of it.
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        List<ListKey> found = new ArrayList<>(byText(asked, share));
        found.addAll(notWritten(asked));
        List<Ranked> byVersion = asked.condition().byLabelOnly()
                ? List.of()
                : rank.stream()
                        .filter(cell -> CellSource.hasText(cell.cell(), filter))
                        .toList();
        if (!byVersion.isEmpty()) {
            found.addAll(
                    asked.byName()
                            ? names.keys(filter, Ranked.cells(byVersion), sort, after, limit)
                            : streams.byId(byVersion, sort, after, limit));
        }
        String rankSort = rank.getFirst().sort();
        return found.stream()
                .map(key -> asked.byName() ? key : new ListKey(rankSort, key.id(), key.product()))
                .distinct()
                .sorted(ListKey.order(sort))
                .limit(limit)
                .toList();
    }

    /** A page that is asked for. */
    private record Asked(
            MachineFilter filter,
            List<Cell> cells,
            MachineSort sort,
            @Nullable ListKey after,
            int limit) {

        boolean byName() {
            return sort.key() == MachineSort.Key.ALIAS;
        }

        TextCondition condition() {
            return TextCondition.of(filter, cells);
        }

        UUID[] groups() {
            return CellSource.groups(cells);
        }

        /** The same in the order in which texts stand here. */
        MachineSort order() {
            return byName() ? sort : new MachineSort(MachineSort.Key.ID, sort.descending());
        }
    }

    private List<ListKey> byText(Asked asked, double share) {
        List<TextEdge> sample = sample(asked);
        List<ListKey> found = new ArrayList<>();
        TextEdge from = asked.after() == null
                ? null
                : new TextEdge(
                        asked.byName() ? asked.after().sort() : "",
                        asked.after().id());
        int next = 0;
        int step = (int) Math.clamp(Math.ceil(2 * asked.limit() * SAMPLE / 100 / share), 2, 1_000_000);
        for (; found.size() < asked.limit(); step *= 3) {
            next += step;
            TextEdge to = next < sample.size() ? sample.get(next) : null;
            found.addAll(between(asked, from, to, asked.limit() - found.size()));
            from = to;
            if (to == null) {
                break;
            }
        }
        return found;
    }

    /** Some that match and lie behind the beginning, in their order: about one of 250. */
    private List<TextEdge> sample(Asked asked) {
        boolean descending = asked.sort().descending();
        String name = asked.byName() ? "t.name" : "''";
        JdbcClient.StatementSpec statement = jdbc.sql("select " + name
                        + " as name, t.id from machine_text t tablesample system ("
                        + SAMPLE + ") where " + asked.condition().sql()
                        + " and t.group_id = any(cast(:ofGroups as uuid[]))"
                        + (asked.after() == null ? "" : " and " + beyond(asked, "from", descending ? "<=" : ">=")))
                .params(asked.condition().params())
                .param("ofGroups", asked.groups());
        if (asked.after() != null) {
            statement.param("fromId", asked.after().id());
            if (asked.byName()) {
                statement.param("fromName", asked.after().sort());
            }
        }
        return statement.query((row, index) -> new TextEdge(row.getString(1), row.getString(2))).list().stream()
                .sorted(descending ? TextEdge.ORDER.reversed() : TextEdge.ORDER)
                .toList();
    }

    private static String beyond(Asked asked, String edge, String comparison) {
        return asked.byName()
                ? "(t.name, t.id) %1$s (cast(:%2$sName as text), cast(:%2$sId as text))".formatted(comparison, edge)
                : "t.id %s :%sId".formatted(comparison, edge);
    }

    /** Those between two edges, the second left out. */
    private List<ListKey> between(Asked asked, @Nullable TextEdge from, @Nullable TextEdge to, int limit) {
        boolean descending = asked.sort().descending();
        Map<String, Object> params = new LinkedHashMap<>(asked.condition().params());
        String range = "";
        if (from != null) {
            range += " and " + beyond(asked, "from", descending ? "<=" : ">=");
            put(params, "from", from, asked.byName());
        }
        if (to != null) {
            range += " and " + beyond(asked, "to", descending ? ">" : "<");
            put(params, "to", to, asked.byName());
        }
        // The name is compared, for one that has changed would come twice, or at the wrong place.
        String same = asked.byName() ? " and coalesce(o.alias, o.told_alias, '') = t.name" : "";
        String source = "(select t.id, t.product_id, t.name from machine_text t where "
                + asked.condition().sql() + " and t.group_id = any(cast(:ofGroups as uuid[]))" + range + " offset 0) t"
                + " " + LOOKED_UP.formatted("t", ofRank(asked, params) + same);
        params.put("ofGroups", asked.groups());
        return plain.keys(new Source(source, params), asked.filter(), asked.order(), asked.after(), limit);
    }

    private static void put(Map<String, Object> params, String name, TextEdge edge, boolean byName) {
        params.put(name + "Id", edge.id());
        if (byName) {
            params.put(name + "Name", edge.name());
        }
    }

    /** Those that were changed and are not written here. */
    private List<ListKey> notWritten(Asked asked) {
        if (isWritten()) {
            return List.of();
        }
        Map<String, Object> params = new LinkedHashMap<>(Map.of("newest", NEWEST));
        String source = NOTED + " " + LOOKED_UP.formatted("todo", ofRank(asked, params));
        return plain.keys(new Source(source, params), asked.filter(), asked.order(), asked.after(), asked.limit());
    }

    /** What the cells of a rank have in common besides the filter, as a condition of {@code o}; adds its parameters. */
    private static String ofRank(Asked asked, Map<String, Object> params) {
        return switch (asked.sort().key()) {
            case HEALTH -> "o.health = " + asked.cells().getFirst().health();
            case VERSION -> {
                params.put(
                        "ofVersions",
                        asked.cells().stream().map(Cell::version).distinct().toArray(String[]::new));
                yield "o.version = any(cast(:ofVersions as text[]))";
            }
            case ID, ALIAS -> "1 = 1";
        };
    }

    /** Whether everything is written here. */
    boolean isWritten() {
        return !jdbc.sql("select exists (select 1 from machine_text_todo)")
                .query(Boolean.class)
                .single();
    }

    /** About how many machines of groups match by their texts; nothing of groups where hardly any does, or none. */
    Map<UUID, Long> estimate(MachineFilter filter, List<Cell> cells) {
        TextCondition condition = TextCondition.of(filter, cells);
        Map<UUID, Long> found = new HashMap<>();
        jdbc.sql("select t.group_id, count(*) from machine_text t tablesample system (" + SAMPLE + ") where "
                        + condition.sql() + " and t.group_id = any(cast(:ofGroups as uuid[])) group by t.group_id")
                .params(condition.params())
                .param("ofGroups", CellSource.groups(cells))
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), Math.round(row.getLong(2) * 100 / SAMPLE));
                });
        return found;
    }

    /** How many of these groups match by their texts, counted up to {@code most}. */
    int count(MachineFilter filter, List<Cell> cells, int most) {
        TextCondition condition = TextCondition.of(filter, cells);
        return jdbc.sql("select count(*) from (select 1 from machine_text t where " + condition.sql()
                        + " and t.group_id = any(cast(:ofGroups as uuid[])) limit :most) counted")
                .params(condition.params())
                .param("ofGroups", CellSource.groups(cells))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** Those that may match, each looked up by its key. */
    Source few(MachineFilter filter, List<Cell> cells) {
        TextCondition condition = TextCondition.of(filter, cells);
        List<Cell> byVersion = condition.byLabelOnly()
                ? List.of()
                : cells.stream()
                        .filter(cell -> CellSource.hasText(cell, filter))
                        .toList();
        Map<String, Object> params = CellSource.arrays(byVersion);
        params.putAll(condition.params());
        params.put("newest", NEWEST);
        params.put("ofGroups", cells.stream().map(Cell::group).distinct().toArray(UUID[]::new));
        String text = condition.sql() + " and t.group_id = any(cast(:ofGroups as uuid[]))";
        return new Source(
                MAYBE.formatted(text, CellSource.OF_CELLS, NOTED) + " " + LOOKED_UP.formatted("maybe", "1 = 1"),
                params);
    }
}
