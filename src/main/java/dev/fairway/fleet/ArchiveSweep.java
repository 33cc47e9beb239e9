package dev.fairway.fleet;

import dev.fairway.base.Changed;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts machines into the archive that have been silent for longer than is kept, our own outages left out. One that a person
 * holds or pins stays until that ends: who has said so expects to find it. It walks along the silent machines of each group by
 * name, as an index has them, so many at a time, and begins anew at their end.
 */
@Component
public class ArchiveSweep {

    /** So many silent machines are looked at, at once. */
    private static final int PAGE = 5000;

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Archive archive;
    private final Outages outages;
    private final Duration kept;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private Place next = Place.BEGIN;

    ArchiveSweep(
            JdbcClient jdbc,
            Archive archive,
            Outages outages,
            Retention retention,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.archive = archive;
        this.outages = outages;
        this.kept = retention.machines();
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Behind which machine of which group the walk goes on. */
    private record Place(UUID group, String name, String id, UUID product) {

        static final Place BEGIN = ofGroup(new UUID(0, 0));

        static Place ofGroup(UUID group) {
            return new Place(group, "", "", new UUID(0, 0));
        }
    }

    private record Silent(Place place, ProductId product, MachineId id, Instant lastSeen) {}

    /** Looks at the next silent machines, and archives those whose time has come. Returns how many. */
    public synchronized int sweep(Instant now) {
        Instant before = Outages.quietSince(now, kept, outages.latest());
        Map<ProductId, List<String>> due = page().stream()
                .filter(silent -> silent.lastSeen().isBefore(before))
                .collect(Collectors.groupingBy(
                        Silent::product,
                        Collectors.mapping(silent -> silent.id().value(), Collectors.toList())));
        int archived = 0;
        for (Map.Entry<ProductId, List<String>> ofProduct : due.entrySet()) {
            List<String> ids = ofProduct.getValue().stream().sorted().toList();
            for (int from = 0; from < ids.size(); from += BATCH) {
                List<String> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
                archived += archive(ofProduct.getKey(), batch, before, now);
            }
        }
        return archived;
    }

    /** So many as a turn looks at, from group to group; at the end of the last one the next turn begins anew. */
    private List<Silent> page() {
        List<UUID> groups = jdbc.sql("select id from machine_group where id >= ? order by id")
                .param(next.group())
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
        List<Silent> page = new ArrayList<>();
        for (UUID group : groups) {
            Place from = group.equals(next.group()) ? next : Place.ofGroup(group);
            page.addAll(silent(from, PAGE - page.size()));
            if (page.size() == PAGE) {
                next = page.getLast().place();
                return page;
            }
        }
        next = Place.BEGIN;
        return page;
    }

    private List<Silent> silent(Place from, int limit) {
        return jdbc.sql("""
                        select coalesce(alias, told_alias, '') as name, id, product_id, last_seen from machine
                        where group_id = ? and health = ? and (coalesce(alias, told_alias, ''), id, product_id) > (?, ?, ?)
                        order by coalesce(alias, told_alias, ''), id, product_id limit ?""")
                .params(from.group(), Health.SILENT.code(), from.name(), from.id(), from.product(), limit)
                .query((row, index) -> silent(from.group(), row))
                .list();
    }

    private static Silent silent(UUID group, ResultSet row) throws SQLException {
        UUID product = row.getObject("product_id", UUID.class);
        return new Silent(
                new Place(group, row.getString("name"), row.getString("id"), product),
                new ProductId(product),
                new MachineId(row.getString("id")),
                Sql.time(row, "last_seen"));
    }

    private int archive(ProductId product, List<String> ids, Instant before, Instant now) {
        Integer archived = transaction.execute(status -> {
            List<Machine> locked = due(product, ids, before);
            if (!locked.isEmpty()) {
                archive.put(product, locked, now);
                events.publishEvent(new Changed(Changed.Area.MACHINES));
            }
            return locked.size();
        });
        return archived == null ? 0 : archived;
    }

    /** Looked at again under the lock: who checks in meanwhile stays. */
    private List<Machine> due(ProductId product, List<String> ids, Instant before) {
        return jdbc.sql("""
                        select * from machine m where product_id = :product and id in (:ids)
                          and health = :silent and last_seen < :before and hold_since is null and pin_release_id is null
                          and not exists (select 1 from machine_grant g
                            where g.machine_id = m.id and g.product_id = m.product_id and g.open_key is not null)
                        order by id for update""")
                .param("product", product.value())
                .param("ids", ids)
                .param("silent", Health.SILENT.code())
                .param("before", Sql.time(before))
                .query(MachineRows::machine)
                .list();
    }
}
