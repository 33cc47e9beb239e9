package dev.fairway.fleet;

import dev.fairway.base.ProductId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the fleet was at moments of the past, by group, version and health. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class HistoryStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    HistoryStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Of what a moment is the first that is kept. */
    enum Span {
        MINUTE,
        HOUR,
        DAY
    }

    /** What is told apart. */
    record Key(ProductId product, UUID group, String version, Health health) {}

    /** How many machines had one name, a version or a health, at one moment. */
    record Point(Instant at, String name, int machines) {}

    /** Writes down the fleet at a moment, which has to be new. */
    void write(Instant at, Map<Key, Integer> machines) {
        jdbc.sql("insert into fleet_moment (taken_at, span) values (?, ?)")
                .params(Sql.time(at), Span.MINUTE.ordinal())
                .update();
        batches.batchUpdate(
                """
                insert into fleet_history (taken_at, product_id, group_id, version, health, machines)
                values (?, ?, ?, ?, ?, ?)""",
                machines.entrySet().stream()
                        .map(entry -> row(at, entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Object[] row(Instant at, Key key, int machines) {
        return new Object[] {
            Sql.time(at),
            key.product().value(),
            key.group(),
            key.version(),
            key.health().code(),
            machines
        };
    }

    /** Whether this moment was written down. */
    boolean knows(Instant at) {
        return jdbc.sql("select count(*) from fleet_moment where taken_at = ?")
                        .param(Sql.time(at))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Moments of a span before a time, oldest first, at most so many. */
    List<Instant> moments(Span span, Instant before, int limit) {
        return jdbc.sql("select taken_at from fleet_moment where span = ? and taken_at < ? order by taken_at limit ?")
                .params(span.ordinal(), Sql.time(before), limit)
                .query((row, index) -> Sql.time(row, "taken_at"))
                .list();
    }

    /** Whether a moment of at least this span is kept from {@code from} on and before {@code to}. */
    boolean keeps(Span span, Instant from, Instant to) {
        return jdbc.sql("select count(*) from fleet_moment where taken_at >= ? and taken_at < ? and span >= ?")
                        .params(Sql.time(from), Sql.time(to), span.ordinal())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** From now on this moment stands for a longer span. */
    void promote(Instant moment, Span span) {
        jdbc.sql("update fleet_moment set span = ? where taken_at = ?")
                .params(span.ordinal(), Sql.time(moment))
                .update();
    }

    /** Forgets a moment. */
    void forget(Instant moment) {
        OffsetDateTime at = Sql.time(moment);
        jdbc.sql("delete from fleet_history where taken_at = ?").param(at).update();
        jdbc.sql("delete from fleet_moment where taken_at = ?").param(at).update();
    }

    /** All moments from one to another, both included, oldest first. */
    List<Instant> moments(Instant from, Instant until) {
        return jdbc.sql("select taken_at from fleet_moment where taken_at >= ? and taken_at <= ? order by taken_at")
                .params(Sql.time(from), Sql.time(until))
                .query((row, index) -> Sql.time(row, "taken_at"))
                .list();
    }

    /**
     * The fleet at these moments, summed up by version or by health as the database writes it.
     *
     * @param groups only these; none for all
     */
    List<Point> points(boolean byVersion, List<Instant> moments, @Nullable ProductId product, Collection<UUID> groups) {
        String name = byVersion ? "version" : "health";
        return jdbc.sql("select taken_at, " + name + " as name, sum(machines) as machines from fleet_history"
                        + " where taken_at in (:moments)"
                        + (product == null ? "" : " and product_id = :product")
                        + (groups.isEmpty() ? "" : " and group_id in (:groups)")
                        + " group by taken_at, " + name)
                .param("moments", moments.stream().map(Sql::time).toList())
                .param("product", product == null ? null : product.value())
                .param("groups", groups.isEmpty() ? null : groups)
                .query((row, index) ->
                        new Point(Sql.time(row, "taken_at"), row.getString("name"), row.getInt("machines")))
                .list();
    }
}
