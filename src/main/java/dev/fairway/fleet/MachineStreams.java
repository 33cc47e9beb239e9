package dev.fairway.fleet;

import dev.fairway.fleet.MachineCells.Cell;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists of machines as streams that are merged: in the index the machines of one cell stand by id, those of one group and
 * health by alias. Of each stream no more is read than the page could take.
 */
class MachineStreams {

    private static final String CELLS = """
            unnest(cast(:groups as uuid[]), cast(:versions as text[]), cast(:healths as integer[]),
              cast(:progresses as integer[])""";
    private static final String OF_CELL = """
            m.group_id = c.group_id and m.version = c.version and m.health = c.health and m.progress = c.progress""";
    private static final String NAMED =
            "coalesce(m.alias, m.told_alias, '') as name, m.id, m.product_id from machine m";

    private static final String ROW = """
            select coalesce(m.alias, m.told_alias, '') as name, m.id, m.product_id, m.alias, m.told_alias, m.address,
              m.version, m.labels, m.progress, m.health, m.group_id from machine m""";

    /** Comes after every id in the order of characters; no id can hold it. */
    private static final String BEYOND_IDS = "~";

    private static final UUID ANY = new UUID(0, 0);

    private final JdbcClient jdbc;

    MachineStreams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A cell and where it stands in the list: cells of one rank have one sort key, and their machines follow by id. */
    record Ranked(Cell cell, int rank, String sort) {

        static List<Cell> cells(List<Ranked> ranked) {
            return ranked.stream().map(Ranked::cell).toList();
        }

        /** Those of each rank, in the order of the list. */
        static List<List<Ranked>> inOrder(List<Ranked> ranked, MachineSort sort) {
            List<List<Ranked>> ranks = List.copyOf(ranked.stream()
                    .collect(Collectors.groupingBy(Ranked::rank, TreeMap::new, Collectors.toList()))
                    .values());
            return sort.descending() ? ranks.reversed() : ranks;
        }
    }

    /**
     * The first machines of these cells, by rank and id.
     *
     * @param after where to begin, within the cells with its sort key; cells before those must have been left out
     */
    List<ListKey> byId(List<Ranked> cells, MachineSort sort, @Nullable ListKey after, int limit) {
        Map<Integer, String> sorts =
                cells.stream().collect(Collectors.toMap(Ranked::rank, Ranked::sort, (one, same) -> one));
        List<ListKey> begins =
                cells.stream().map(cell -> begin(cell, sort, after)).toList();
        String statement = """
                select k.rank, k.id, k.product_id
                from %s, cast(:ranks as integer[]), cast(:ids as text[]), cast(:products as uuid[]))
                  as c (group_id, version, health, progress, rank, from_id, from_product)
                cross join lateral (select c.rank, m.id, m.product_id from machine m
                  where %s and (m.id, m.product_id) %s (c.from_id, c.from_product)
                  order by %s limit :limit) k
                order by %s limit :limit""".formatted(
                        CELLS,
                        OF_CELL,
                        sort.descending() ? "<" : ">",
                        sort.by("m.id", "m.product_id"),
                        sort.by("k.rank", "k.id", "k.product_id"));
        return of(statement, cells.stream().map(Ranked::cell).toList())
                .param("ranks", array(cells, Ranked::rank, Integer[]::new))
                .param("ids", array(begins, ListKey::id, String[]::new))
                .param("products", array(begins, ListKey::product, UUID[]::new))
                .param("limit", limit)
                .query((row, index) -> new ListKey(
                        sorts.getOrDefault(row.getInt(1), ""), row.getString(2), row.getObject(3, UUID.class)))
                .list();
    }

    private static ListKey begin(Ranked cell, MachineSort sort, @Nullable ListKey after) {
        return after != null && after.sort().equals(cell.sort())
                ? after
                : new ListKey(cell.sort(), sort.descending() ? BEYOND_IDS : "", ANY);
    }

    /** How many machines each of these cells has, counted up to {@code most}; in their order. */
    List<Integer> sizes(List<Cell> cells, int most) {
        return of("""
                        select s.size from %s) with ordinality as c (group_id, version, health, progress, position)
                        cross join lateral (select count(*) as size from
                          (select 1 from machine m where %s limit :most) counted) s
                        order by c.position""".formatted(CELLS, OF_CELL), cells)
                .param("most", most)
                .query((row, index) -> row.getInt(1))
                .list();
    }

    /**
     * The first machines by alias.
     *
     * @param read cells whose machines are read one and all, and sorted: for those that are few
     * @param walk cells whose groups are walked through by alias until enough of them are found: for those that are many
     */
    List<ListKey> byName(
            List<Cell> read,
            List<Cell> walk,
            MachineFilter filter,
            MachineSort sort,
            @Nullable ListKey after,
            int limit) {
        List<Cell> pairs = walk.stream()
                .map(cell -> new Cell(cell.group(), "", cell.health(), 0))
                .distinct()
                .toList();
        MachineWhere kind = MachineWhere.ofKind(filter);
        String beyond = after == null
                ? ""
                : " and (coalesce(m.alias, m.told_alias, ''), m.id, m.product_id) %s (cast(:name as text), :id, :last)"
                        .formatted(sort.descending() ? "<" : ">");
        String statement = """
                select name, id, product_id from (
                  select k.* from %1$s) as c (group_id, version, health, progress)
                  cross join lateral (select %2$s where %3$s %4$s) k
                  union all
                  select k.* from unnest(cast(:walkGroups as uuid[]), cast(:walkHealths as integer[])) as c (group_id, health)
                  cross join lateral (select %2$s
                    where m.group_id = c.group_id and m.health = c.health and %5$s %4$s
                    order by %6$s limit :limit) k) found
                order by %7$s limit :limit""".formatted(
                        CELLS,
                        NAMED,
                        OF_CELL,
                        beyond,
                        kind.condition(),
                        sort.by("coalesce(m.alias, m.told_alias, '')", "m.id", "m.product_id"),
                        sort.by("name", "id", "product_id"));
        JdbcClient.StatementSpec bound = of(statement, read)
                .params(kind.params())
                .param("walkGroups", array(pairs, Cell::group, UUID[]::new))
                .param("walkHealths", array(pairs, Cell::health, Integer[]::new))
                .param("limit", limit);
        if (after != null) {
            bound.param("name", after.sort()).param("id", after.id()).param("last", after.product());
        }
        return bound.query(
                        (row, index) -> new ListKey(row.getString(1), row.getString(2), row.getObject(3, UUID.class)))
                .list();
    }

    /**
     * The first machines that a condition holds for, looked for one by one in the order of the list; no more of them than
     * {@code most} are looked at.
     *
     * @param cells of one rank; none at all for all machines by id
     */
    List<ListKey> matching(
            List<Ranked> cells, MachineWhere where, MachineSort sort, @Nullable ListKey after, int limit, int most) {
        boolean byName = sort.key() == MachineSort.Key.ALIAS;
        List<Cell> streams = cells.stream()
                .map(Ranked::cell)
                .map(cell -> byName ? new Cell(cell.group(), "", cell.health(), 0) : cell)
                .distinct()
                .toList();
        String order = byName
                ? sort.by("coalesce(m.alias, m.told_alias, '')", "m.id", "m.product_id")
                : sort.by("m.id", "m.product_id");
        String merged = streams.isEmpty()
                ? "(" + ROW
                        + (after == null
                                ? ""
                                : " where (m.id, m.product_id) " + (sort.descending() ? "<" : ">") + " (:id, :last)")
                        + " order by " + order + ")"
                : IntStream.range(0, streams.size())
                        .mapToObj(i -> "(" + stream(streams.get(i), i, byName, after != null, sort.descending())
                                + " order by " + order + ")")
                        .collect(Collectors.joining(" union all "));
        String outer = sort.by(byName ? "name" : "''", "id", "product_id");
        JdbcClient.StatementSpec statement = jdbc.sql("select m.name, m.id, m.product_id from (select * from (" + merged
                        + ") merged order by " + outer + " limit :most) m where " + where.condition()
                        + " order by " + outer + " limit :limit")
                .params(where.params())
                .param("most", most)
                .param("limit", limit);
        for (int i = 0; i < streams.size() && !byName; i++) {
            statement.param("v" + i, streams.get(i).version());
        }
        if (after != null) {
            statement.param("id", after.id()).param("last", after.product());
            if (byName) {
                statement.param("name", after.sort());
            }
        }
        String rankSort = cells.isEmpty() ? "" : cells.getFirst().sort();
        return statement
                .query((row, index) -> new ListKey(
                        byName ? row.getString(1) : rankSort, row.getString(2), row.getObject(3, UUID.class)))
                .list();
    }

    private static <T, V> V[] array(List<T> items, Function<T, V> value, IntFunction<V[]> make) {
        return items.stream().map(value).toArray(make);
    }

    private static String stream(Cell cell, int index, boolean byName, boolean after, boolean descending) {
        // Group, health and progress are ours, so they stand in the statement itself; versions are the machines' words.
        return ROW + " where m.group_id = '" + cell.group()
                + "' and m.health = "
                + cell.health()
                + (byName ? "" : " and m.version = :v" + index + " and m.progress = " + cell.progress())
                + (after
                        ? " and (" + (byName ? "coalesce(m.alias, m.told_alias, ''), " : "") + "m.id, m.product_id) "
                                + (descending ? "<" : ">") + " (" + (byName ? "cast(:name as text), " : "")
                                + ":id, :last)"
                        : "");
    }

    private JdbcClient.StatementSpec of(String statement, List<Cell> cells) {
        return jdbc.sql(statement)
                .param("groups", array(cells, Cell::group, UUID[]::new))
                .param("versions", array(cells, Cell::version, String[]::new))
                .param("healths", array(cells, Cell::health, Integer[]::new))
                .param("progresses", array(cells, Cell::progress, Integer[]::new));
    }
}
