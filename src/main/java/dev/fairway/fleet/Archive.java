package dev.fairway.fleet;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Machines that were silent for so long that nobody expects them: out of every list, figure and limit, but with all that was
 * known of them, so that one that comes back is the one that it was.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Archive {

    /** Every column of a machine but those that may refer to what is gone when it comes back, and its facts. */
    private static final String COLUMNS = """
            id, product_id, alias, labels, notes, revision, told_alias, version, version_key, track, arch, oem, address,
            boot_id, progress, health, last_error, first_seen, last_seen, hold_by, hold_reason, hold_since, hold_until,
            pin_release_id, pin_by, pin_reason, pin_since, pin_until, expedite_by, expedite_reason, expedite_since,
            expedite_until, failed_release_id, attempts, failed_at, fell_back, previous_version, previous_boot_id, turns,
            last_turn""";

    private static final String OF = " where product_id = :product and id in (:ids)";

    private final JdbcClient jdbc;
    private final Tallies tallies;
    private final EventLog log;
    private final Clock clock;

    Archive(JdbcClient jdbc, Tallies tallies, EventLog log, Clock clock) {
        this.jdbc = jdbc;
        this.tallies = tallies;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Brings those of these machines back that lie in the archive: their rows stand in the machine table again when this
     * returns, as they were, in the group that they had or, if that is gone, in none; they are still silent, and in the
     * tallies. It costs one look at a primary key where none of them was archived.
     *
     * @param unknown machines of the product that are in no list
     * @return those that came back, locked until the running transaction ends
     */
    public List<Machine> takeBack(ProductId product, Collection<MachineId> unknown) {
        List<String> ids = unknown.isEmpty() ? List.of() : archived(product, unknown);
        if (ids.isEmpty()) {
            return List.of();
        }
        jdbc.sql("insert into machine (" + COLUMNS + ", group_id, assigned_group_id, facts) select " + COLUMNS + """
                        , coalesce((select g.id from machine_group g where g.id = machine_archive.group_id),
                            (select u.id from machine_group u
                             where u.product_id = machine_archive.product_id and u.unassigned)),
                          (select a.id from machine_group a where a.id = machine_archive.assigned_group_id), facts + 1
                        from machine_archive"""
                        + OF)
                .param("product", product.value())
                .param("ids", ids)
                .update();
        jdbc.sql("delete from machine_archive" + OF)
                .param("product", product.value())
                .param("ids", ids)
                .update();
        List<Machine> back = jdbc.sql("select * from machine" + OF + " order by id")
                .param("product", product.value())
                .param("ids", ids)
                .query(MachineRows::machine)
                .list();
        tallies.take(back.stream()
                .map(machine -> new Tallies.Shift(null, Tallies.Kind.of(machine)))
                .toList());
        back.forEach(machine -> note(machine, MachineEvent.Kind.RETURNED, clock.instant()));
        return back;
    }

    private List<String> archived(ProductId product, Collection<MachineId> machines) {
        return jdbc.sql("select id from machine_archive where product_id = ? and id = any(?) order by id for update")
                .params(product.value(), machines.stream().map(MachineId::value).toArray(String[]::new))
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** Puts machines of one product away, which must be locked and have no open grant. */
    void put(ProductId product, List<Machine> locked, Instant now) {
        List<String> ids = locked.stream().map(machine -> machine.id().value()).toList();
        jdbc.sql("insert into machine_archive (" + COLUMNS
                        + ", group_id, assigned_group_id, facts, archived_at) select " + COLUMNS
                        + ", group_id, assigned_group_id, facts, :now from machine" + OF)
                .param("now", Sql.time(now))
                .param("product", product.value())
                .param("ids", ids)
                .update();
        jdbc.sql("delete from machine" + OF)
                .param("product", product.value())
                .param("ids", ids)
                .update();
        tallies.take(locked.stream()
                .map(machine -> new Tallies.Shift(Tallies.Kind.of(machine), null))
                .toList());
        locked.forEach(machine -> note(machine, MachineEvent.Kind.ARCHIVED, now));
    }

    /** The machine as it lies in the archive, locked until the running transaction ends. */
    Optional<Machine> lock(ProductId product, MachineId id) {
        return jdbc.sql("select * from machine_archive where id = ? and product_id = ? for update")
                .params(id.value(), product.value())
                .query(MachineRows::machine)
                .optional();
    }

    /** The products that machines of this id in the archive ran. */
    @Transactional(readOnly = true)
    public List<ProductId> productsOf(MachineId id) {
        return jdbc.sql("select product_id from machine_archive where id = ? order by product_id")
                .param(id.value())
                .query((row, index) -> new ProductId(row.getObject(1, java.util.UUID.class)))
                .list();
    }

    private void note(Machine machine, MachineEvent.Kind kind, Instant now) {
        String detail = "silent since " + machine.lastSeen();
        log.append(machine.product(), machine.id(), List.of(MachineEvent.of(now, kind, null, detail)));
    }
}
