package dev.fairway.fleet;

import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.Page;
import dev.fairway.base.ProductId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds and counts machines, for lists and figures. */
@Repository
@Transactional(readOnly = true)
public class MachineSearch {

    private final JdbcClient jdbc;
    private final Tallies tallies;
    private final MachineList list;

    MachineSearch(JdbcClient jdbc, Tallies tallies, MachineList list) {
        this.jdbc = jdbc;
        this.tallies = tallies;
        this.list = list;
    }

    /** @throws NotFound if this machine has never checked in */
    public Machine get(ProductId product, MachineId id) {
        return jdbc.sql("select * from machine where id = ? and product_id = ?")
                .params(id.value(), product.value())
                .query(MachineRows::machine)
                .optional()
                .orElseThrow(() -> new NotFound("machine", id));
    }

    /** The machines of this id, one for each product that it runs. */
    public List<Machine> ofId(MachineId id) {
        return jdbc.sql("select * from machine where id = ? order by product_id")
                .param(id.value())
                .query(MachineRows::machine)
                .list();
    }

    /** A page of the machines that match, by keyset. */
    public Page<Machine> page(MachineFilter filter, MachineSort sort, Page.Request page) {
        List<ListKey> found = list.keys(filter, sort, after(sort, page.keys(3)), page.limit() + 1);
        Page<ListKey> keys = Page.cut(found, page.limit(), ListKey::cursor);
        return new Page<>(read(keys.items()), keys.next());
    }

    /**
     * The cursor behind the first {@code count} machines that match, to go on from there with {@link #page}.
     *
     * @param from a cursor to count from; {@code null} for the first machine
     * @return {@code null} if there are no more than that
     */
    public @Nullable String skip(MachineFilter filter, MachineSort sort, @Nullable String from, int count) {
        List<String> cursor = Page.Request.of(null, from).keys(3);
        List<ListKey> found = list.keys(filter, sort, after(sort, cursor), count + 1);
        return Page.cut(found, count, ListKey::cursor).next();
    }

    /**
     * The keys of the machines that match, by id, at most so many.
     *
     * @param after those behind this one; {@code null} for the very first
     */
    List<MachineKey> keys(MachineFilter filter, @Nullable MachineKey after, int limit) {
        ListKey from = after == null
                ? null
                : new ListKey("", after.id().value(), after.product().value());
        return list.keys(filter, new MachineSort(MachineSort.Key.ID, false), from, limit).stream()
                .map(key -> new MachineKey(new ProductId(key.product()), new MachineId(key.id())))
                .toList();
    }

    /** The machines of these keys that there are, in the order of the keys. */
    public List<Machine> read(Collection<MachineKey> keys) {
        return read(keys.stream()
                .map(key -> new ListKey("", key.id().value(), key.product().value()))
                .toList());
    }

    private static @Nullable ListKey after(MachineSort sort, @Nullable List<String> cursor) {
        return cursor == null ? null : ListKey.of(sort, cursor);
    }

    /** The machines with these keys, in their order; those that were forgotten meanwhile left out. */
    private List<Machine> read(List<ListKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<List<Object>, Machine> found = new HashMap<>();
        jdbc.sql("select * from machine where id in (:ids)")
                .param("ids", keys.stream().map(ListKey::id).distinct().toList())
                .query(MachineRows::machine)
                .list()
                .forEach(machine -> found.put(
                        List.of(machine.id().value(), machine.product().value()), machine));
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(found.get(List.<Object>of(key.id(), key.product()))))
                .toList();
    }

    /** The versions that machines of a group run, in any order. */
    public List<String> versionsOf(UUID group) {
        return list.versionsOf(group);
    }

    /** How many machines match. */
    public MachineCount count(MachineFilter filter) {
        return tallies.byHealth(filter)
                .map(counts -> MachineCount.exactly(
                        counts.values().stream().mapToInt(Integer::intValue).sum()))
                .orElseGet(() -> MachineCount.upTo(list.count(filter, MachineCount.MOST + 1)));
    }

    /**
     * How many of the machines that match are of each health; health that no machine has is not in the map. Nothing at all
     * where tallies do not know and too many match to be counted.
     */
    public Map<Health, Integer> countByHealth(MachineFilter filter) {
        return tallies.byHealth(filter).orElseGet(() -> list.countByHealth(filter, MachineCount.MOST));
    }

    /** The versions that machines run, newest first, at most {@code limit}. */
    public List<String> versions(int limit) {
        return tallies.versions(limit);
    }
}
