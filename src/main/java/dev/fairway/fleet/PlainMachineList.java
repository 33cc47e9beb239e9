package dev.fairway.fleet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list as one statement that says what is wanted: for the embedded database, whose fleets are small enough to be read. */
class PlainMachineList implements MachineList {

    private final JdbcClient jdbc;

    PlainMachineList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ListKey> keys(MachineFilter filter, MachineSort sort, @Nullable ListKey after, int limit) {
        return keys(new Source("machine m", Map.of()), filter, sort, after, limit);
    }

    @Override
    public int count(MachineFilter filter, int most) {
        return count(new Source("machine m", Map.of()), filter, most);
    }

    @Override
    public Map<Health, Integer> countByHealth(MachineFilter filter, int most) {
        return countByHealth(new Source("machine m", Map.of()), filter, most);
    }

    @Override
    public List<String> versionsOf(UUID group) {
        return jdbc.sql("select distinct version from machine where group_id = ?")
                .param(group)
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** Where to look: what stands behind {@code from} and gives rows of machines as {@code m}, and its parameters. */
    record Source(String from, Map<String, Object> params) {}

    /** The first that match, of those that a source has. */
    List<ListKey> keys(Source source, MachineFilter filter, MachineSort sort, @Nullable ListKey after, int limit) {
        MachineWhere where = MachineWhere.of(filter);
        String key = sort.key().expression();
        JdbcClient.StatementSpec statement = jdbc.sql("select " + key + " as sort_key, m.id, m.product_id from "
                        + source.from() + " where " + where.condition() + (after == null ? "" : beyond(sort))
                        + " order by " + sort.by(key, "m.id", "m.product_id") + " limit :limit")
                .params(source.params())
                .params(where.params())
                .param("limit", limit);
        if (after != null) {
            statement.param("afterId", after.id()).param("afterProduct", after.product());
            if (sort.key() != MachineSort.Key.ID) {
                statement.param(
                        "afterKey",
                        sort.key() == MachineSort.Key.HEALTH ? Integer.valueOf(after.sort()) : after.sort());
            }
        }
        return statement
                .query((row, index) -> new ListKey(row.getString(1), row.getString(2), row.getObject(3, UUID.class)))
                .list();
    }

    /** How many match, of those that a source has, counted up to {@code most}. */
    int count(Source source, MachineFilter filter, int most) {
        MachineWhere where = MachineWhere.of(filter);
        return jdbc.sql("select count(*) from (select 1 from " + source.from() + " where " + where.condition()
                        + " limit :most) counted")
                .params(source.params())
                .params(where.params())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** Of those that a source has, how many of each health match; nothing if more than {@code most} match. */
    Map<Health, Integer> countByHealth(Source source, MachineFilter filter, int most) {
        MachineWhere where = MachineWhere.of(filter);
        Map<Health, Integer> counts = new EnumMap<>(Health.class);
        jdbc.sql("select health, count(*) from (select m.health from " + source.from() + " where " + where.condition()
                        + " limit :most) counted group by health")
                .params(source.params())
                .params(where.params())
                .param("most", most + 1)
                .query(row -> {
                    counts.put(Health.ofCode(row.getInt(1)), row.getInt(2));
                });
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return all > most ? Map.of() : counts;
    }

    private static String beyond(MachineSort sort) {
        String key = sort.key().expression();
        // The first condition follows from the second; an index understands it.
        String ids = "m.id %1$s= :afterId and (m.id %1$s :afterId or m.product_id %1$s :afterProduct)";
        String all = sort.key() == MachineSort.Key.ID
                ? " and " + ids
                : " and " + key + " %1$s= :afterKey and (" + key + " %1$s :afterKey or " + ids + ")";
        return all.formatted(sort.descending() ? "<" : ">");
    }
}
