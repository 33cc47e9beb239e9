package dev.fairway.fleet;

import dev.fairway.base.Hold;
import dev.fairway.base.MachineId;
import dev.fairway.base.Pin;
import dev.fairway.base.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The machines in the database, for the check-in path: reads and writes one machine under its row lock. What people write
 * of a machine it never touches, but for {@link #write}. Every write counts the machine's facts on, and
 * takes what the machine has become into the {@link Tallies}.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class MachineStore {

    private final JdbcClient jdbc;
    private final Tallies tallies;
    private final MachineBatches batches;

    MachineStore(JdbcClient jdbc, Tallies tallies, MachineBatches batches) {
        this.jdbc = jdbc;
        this.tallies = tallies;
        this.batches = batches;
    }

    /** The machine, locked until the running transaction ends; nothing if it has never checked in. */
    public Optional<Machine> lock(ProductId product, MachineId id) {
        return jdbc.sql("select * from machine where id = ? and product_id = ? for update")
                .params(id.value(), product.value())
                .query(MachineRows::machine)
                .optional();
    }

    /** Writes all that the check-in path owns; {@code before} is the machine as it was locked. */
    public void update(Machine before, Machine machine) {
        batches.update(List.of(new MachineBatches.Change(before, machine)));
    }

    /** Writes all that people own, and the group that follows from it; {@code before} is the machine as it was locked. */
    public void write(Machine before, Machine machine) {
        Pin pin = machine.written().pin();
        JdbcClient.StatementSpec statement = jdbc.sql("""
                        update machine set alias = :alias, assigned_group_id = :assigned, labels = :labels, notes = :notes,
                          hold_by = :holdBy, hold_reason = :holdReason, hold_since = :holdSince, hold_until = :holdUntil,
                          pin_release_id = :pin, pin_by = :pinBy, pin_reason = :pinReason, pin_since = :pinSince,
                          pin_until = :pinUntil, expedite_by = :expediteBy, expedite_reason = :expediteReason,
                          expedite_since = :expediteSince, expedite_until = :expediteUntil,
                          revision = revision + 1, facts = facts + 1, group_id = :group, health = :health
                        where id = :id and product_id = :product""")
                .param("alias", machine.written().alias())
                .param("assigned", machine.written().assignedGroup())
                .param("labels", MachineRows.text(machine.written().labels()))
                .param("notes", machine.written().notes())
                .param("group", machine.group())
                .param("health", machine.health().code())
                .param("pin", pin == null ? null : pin.release())
                .param("pinBy", pin == null ? null : pin.by())
                .param("pinReason", pin == null ? null : pin.reason())
                .param("pinSince", pin == null ? null : Sql.time(pin.since()))
                .param("pinUntil", pin == null ? null : Sql.timeOrNull(pin.until()))
                .param("id", machine.id().value())
                .param("product", machine.product().value());
        bind(statement, "hold", machine.written().hold());
        bind(statement, "expedite", machine.written().expedite());
        statement.update();
        tallies.take(List.of(Tallies.Shift.of(before, machine)));
    }

    /** It went as a person had let it; that word is used up. */
    public void usedUpExpedite(Machine machine) {
        jdbc.sql("""
                        update machine set expedite_by = null, expedite_reason = null, expedite_since = null,
                          expedite_until = null, facts = facts + 1
                        where id = ? and product_id = ?""").params(machine.id().value(), machine.product().value()).update();
    }

    private static void bind(JdbcClient.StatementSpec statement, String prefix, @Nullable Hold hold) {
        statement
                .param(prefix + "By", hold == null ? null : hold.by())
                .param(prefix + "Reason", hold == null ? null : hold.reason())
                .param(prefix + "Since", hold == null ? null : Sql.time(hold.since()))
                .param(prefix + "Until", hold == null ? null : Sql.timeOrNull(hold.until()));
    }

    /** Lets the machine try again what it fell back from. */
    public void allowRetry(Machine machine, Progress progress, Health health) {
        jdbc.sql("""
                        update machine set failed_release_id = null, attempts = 0, failed_at = null, fell_back = false,
                          turns = 0, last_turn = null, last_error = null, progress = ?, health = ?,
                          facts = facts + 1
                        where id = ? and product_id = ?""")
                .params(
                        progress.code(),
                        health.code(),
                        machine.id().value(),
                        machine.product().value())
                .update();
        tallies.take(List.of(Tallies.Shift.of(machine, machine.at(progress, health, null))));
    }

    /** Forgets the machine, which must be locked, and all that happened to it; also one that lies in the archive. */
    void delete(Machine machine) {
        Object[] key = {machine.id().value(), machine.product().value()};
        for (String table : List.of("machine_event", "machine_grant")) {
            jdbc.sql("delete from " + table + " where machine_id = ? and product_id = ?")
                    .params(key)
                    .update();
        }
        if (jdbc.sql("delete from machine where id = ? and product_id = ?")
                        .params(key)
                        .update()
                > 0) {
            tallies.take(List.of(new Tallies.Shift(Tallies.Kind.of(machine), null)));
        } else {
            jdbc.sql("delete from machine_archive where id = ? and product_id = ?")
                    .params(key)
                    .update();
        }
    }

    /** The machines of a product whose ids come after this one, in their order, at most so many; not locked. */
    List<Machine> page(ProductId product, String after, int limit) {
        return jdbc.sql("select * from machine where product_id = ? and id > ? order by id limit ?")
                .params(product.value(), after, limit)
                .query(MachineRows::machine)
                .list();
    }

    /** Machines of a group in the order of their ids, at most so many, locked. */
    List<Machine> ofGroup(UUID group, int limit) {
        return jdbc.sql("select * from machine where group_id = ? order by id limit ? for update")
                .params(group, limit)
                .query(MachineRows::machine)
                .list();
    }

    /** Locks every machine of a group, in the order of their ids, so many at a time. */
    void lockAllOf(UUID group, int batch) {
        String after = "";
        List<String> ids;
        do {
            ids = jdbc.sql("select id from machine where group_id = ? and id > ? order by id limit ? for update")
                    .params(group, after, batch)
                    .query((row, index) -> row.getString(1))
                    .list();
            after = ids.isEmpty() ? after : ids.getLast();
        } while (ids.size() == batch);
    }

    /** Machines whose hold or pin came to its end by {@code now}, at most so many, locked. */
    List<Machine> over(Instant now, int limit) {
        return jdbc.sql("""
                        select * from machine where hold_until <= :now or pin_until <= :now
                        order by id, product_id limit :limit for update""")
                .param("now", Sql.time(now))
                .param("limit", limit)
                .query(MachineRows::machine)
                .list();
    }

    /** Forgets that people put machines into this group, those in the archive as well. */
    void dropAssignments(UUID group) {
        jdbc.sql("""
                        update machine set assigned_group_id = null, revision = revision + 1, facts = facts + 1
                        where assigned_group_id = ?""").param(group).update();
        jdbc.sql("update machine_archive set assigned_group_id = null where assigned_group_id = ?")
                .param(group)
                .update();
    }

    /** Moves machines of a product, which must be locked, to another group; that is no edit of a person. */
    void moveTo(ProductId product, UUID group, List<Machine> moved) {
        jdbc.sql("""
                        update machine set group_id = :group, facts = facts + 1
                        where product_id = :product and id in (:ids)""")
                .param("group", group)
                .param("product", product.value())
                .param(
                        "ids",
                        moved.stream().map(machine -> machine.id().value()).toList())
                .update();
        tallies.take(moved.stream()
                .map(before -> Tallies.Shift.of(before, before.with(before.written(), group, before.health())))
                .toList());
    }

    /** When a machine was last seen, and whether that has been said. */
    record LastSeen(ProductId product, MachineId id, UUID group, Health health, Instant at) {}

    /** The machines that follow this one in the order of the primary key, at most so many; not locked. */
    List<LastSeen> lastSeen(String afterId, UUID afterProduct, int limit) {
        return jdbc.sql("""
                        select id, product_id, group_id, health, last_seen from machine
                        where id >= :id and (id > :id or product_id > :product) order by id, product_id limit :limit""")
                .param("id", afterId)
                .param("product", afterProduct)
                .param("limit", limit)
                .query((row, index) -> new LastSeen(
                        new ProductId(row.getObject("product_id", UUID.class)),
                        new MachineId(row.getString("id")),
                        row.getObject("group_id", UUID.class),
                        Health.ofCode(row.getInt("health")),
                        Sql.time(row, "last_seen")))
                .list();
    }

    /**
     * Marks those of these machines as silent that are of this group and were last seen before {@code since}: locked in the
     * order of their ids, as everybody does who locks several. Returns them.
     */
    List<MachineId> silence(UUID group, Instant since, List<MachineId> silent) {
        List<Machine> quiet = jdbc.sql("""
                        select * from machine where id in (:ids) and group_id = :group and health <> :silent
                          and last_seen < :since order by id for update""")
                .param("ids", silent.stream().map(MachineId::value).toList())
                .param("group", group)
                .param("silent", Health.SILENT.code())
                .param("since", Sql.time(since))
                .query(MachineRows::machine)
                .list();
        List<MachineId> ids = quiet.stream().map(Machine::id).toList();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            update machine set health = :silent, facts = facts + 1
                            where group_id = :group and id in (:ids)""")
                    .param("silent", Health.SILENT.code())
                    .param("group", group)
                    .param("ids", ids.stream().map(MachineId::value).toList())
                    .update();
            tallies.take(quiet.stream()
                    .map(before ->
                            Tallies.Shift.of(before, before.at(before.progress(), Health.SILENT, before.failure())))
                    .toList());
        }
        return ids;
    }
}
