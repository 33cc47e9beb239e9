package dev.fairway.fleet;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Machines in the database, many at a time: what the desk reads and writes of a whole batch in one statement each. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class MachineBatches {

    private static final String KEYS = "id = any(cast(? as varchar array)) and product_id = any(cast(? as uuid array))";
    private static final String TOUCH =
            "update machine set last_seen = greatest(last_seen, ?) where id = ? and product_id = ? and facts = ?";
    private static final String TOUCH_ALL = """
            update machine m set last_seen = greatest(m.last_seen, cast(? as timestamp with time zone))
            from unnest(cast(? as varchar array), cast(? as uuid array), cast(? as bigint array)) as s (id, product_id, facts)
            where m.id = s.id and m.product_id = s.product_id and m.facts = s.facts""";
    private static final String INSERT = """
            insert into machine
              (told_alias, version, version_key, track, arch, oem, address, boot_id, group_id, progress, health,
               failed_release_id, attempts, failed_at, fell_back, previous_version, previous_boot_id, turns, last_turn,
               last_error, last_seen, id, product_id, labels, revision, first_seen)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, ?)""";
    private static final String UPDATE = """
            update machine set told_alias = ?, version = ?, version_key = ?, track = ?, arch = ?, oem = ?, address = ?,
              boot_id = ?, group_id = ?, progress = ?, health = ?, failed_release_id = ?, attempts = ?, failed_at = ?,
              fell_back = ?, previous_version = ?, previous_boot_id = ?, turns = ?, last_turn = ?, last_error = ?,
              last_seen = greatest(last_seen, ?), facts = facts + 1
            where id = ? and product_id = ?""";
    private static final String UPDATE_ALL = """
            update machine m set told_alias = s.told_alias, version = s.version, version_key = s.version_key,
              track = s.track, arch = s.arch, oem = s.oem, address = s.address, boot_id = s.boot_id,
              group_id = s.group_id, progress = s.progress, health = s.health, failed_release_id = s.failed_release_id,
              attempts = s.attempts, failed_at = s.failed_at, fell_back = s.fell_back,
              previous_version = s.previous_version, previous_boot_id = s.previous_boot_id, turns = s.turns,
              last_turn = s.last_turn, last_error = s.last_error, last_seen = greatest(m.last_seen, s.last_seen),
              facts = m.facts + 1
            from unnest(
              cast(? as varchar[]), cast(? as varchar[]), cast(? as varchar[]), cast(? as varchar[]),
              cast(? as varchar[]), cast(? as varchar[]), cast(? as varchar[]), cast(? as varchar[]),
              cast(? as uuid[]), cast(? as integer[]), cast(? as integer[]), cast(? as uuid[]),
              cast(? as integer[]), cast(? as timestamptz[]), cast(? as boolean[]),
              cast(? as varchar[]), cast(? as varchar[]), cast(? as integer[]),
              cast(? as timestamptz[]), cast(? as integer[]), cast(? as timestamptz[]),
              cast(? as varchar[]), cast(? as uuid[])) as s (
              told_alias, version, version_key, track, arch, oem, address, boot_id, group_id, progress, health,
              failed_release_id, attempts, failed_at, fell_back, previous_version, previous_boot_id, turns, last_turn,
              last_error, last_seen, id, product_id)
            where m.id = s.id and m.product_id = s.product_id""";

    private final JdbcTemplate jdbc;
    private final Dialect dialect;
    private final String lock;
    private final Tallies tallies;

    MachineBatches(JdbcTemplate jdbc, Dialect dialect, Tallies tallies) {
        this.jdbc = jdbc;
        this.dialect = dialect;
        // PostgreSQL locks them as the keys come, which are sorted; H2 locks no row of a join.
        this.lock = dialect.updatesFrom()
                ? "select m.* from unnest(cast(? as varchar array), cast(? as uuid array)) as k (key_id, key_product)"
                        + dialect.one("machine", "m", "m.id = k.key_id and m.product_id = k.key_product", true)
                        + " where m.id is not null"
                : "select * from machine where " + KEYS + " order by id, product_id for update";
        this.tallies = tallies;
    }

    /**
     * A machine that was here and of which nothing else changed.
     *
     * @param facts the count of its writes when it was read
     */
    public record Seen(MachineKey key, long facts) {}

    /** Locks the machines of these keys that are known, in one order for all, until the running transaction ends. */
    public Map<MachineKey, Machine> lock(Collection<MachineKey> keys) {
        Map<MachineKey, Machine> found = new HashMap<>();
        Set<MachineKey> wanted = new TreeSet<>(keys);
        jdbc.query(lock, statement -> bind(statement, wanted), row -> {
            Machine machine = MachineRows.machine(row, 0);
            found.put(MachineKey.of(machine), machine);
        });
        found.keySet().retainAll(wanted);
        return found;
    }

    /**
     * Says that machines were here at {@code now}; they need not be locked before, though who holds one is waited for. Those of which something else was written since they
     * were read are left out and returned: they have to be heard again.
     */
    public Set<MachineKey> touch(List<Seen> seen, Instant now) {
        if (seen.isEmpty()) {
            return Set.of();
        }
        if (!dialect.updatesFrom()) {
            return touchEach(seen, now);
        }
        int touched = jdbc.update(
                TOUCH_ALL,
                statement -> new Params(statement)
                        .time(now)
                        .texts(seen, one -> one.key().id().value())
                        .uuids(seen, one -> one.key().product().value())
                        .numbers(seen, Seen::facts));
        return touched == seen.size() ? Set.of() : moved(seen);
    }

    private Set<MachineKey> touchEach(List<Seen> seen, Instant now) {
        int[] touched = Batch.run(
                jdbc,
                TOUCH,
                seen,
                (statement, one) -> new Params(statement)
                        .time(now)
                        .text(one.key().id().value())
                        .uuid(one.key().product().value())
                        .number(one.facts()));
        Set<MachineKey> moved = new HashSet<>();
        for (int i = 0; i < seen.size(); i++) {
            if (touched[i] == 0) {
                moved.add(seen.get(i).key());
            }
        }
        return moved;
    }

    private Set<MachineKey> moved(List<Seen> seen) {
        Map<MachineKey, Long> now = new HashMap<>();
        List<MachineKey> keys = seen.stream().map(Seen::key).toList();
        jdbc.query(
                "select id, product_id, facts from machine where " + KEYS, statement -> bind(statement, keys), row -> {
                    now.put(MachineRows.key(row), row.getLong("facts"));
                });
        Set<MachineKey> moved = new HashSet<>();
        for (Seen one : seen) {
            if (!Long.valueOf(one.facts()).equals(now.get(one.key()))) {
                moved.add(one.key());
            }
        }
        return moved;
    }

    /**
     * Adds machines that check in for the first time, to the tallies too.
     *
     * @throws org.springframework.dao.DuplicateKeyException if another transaction added one of them just now
     */
    public void insert(List<Machine> machines) {
        Batch.run(
                jdbc,
                INSERT,
                machines,
                (statement, machine) -> bind(statement, machine).time(machine.firstSeen()));
        tallies.take(machines.stream()
                .map(machine -> new Tallies.Shift(null, Tallies.Kind.of(machine)))
                .toList());
    }

    /**
     * What a machine becomes.
     *
     * @param before as it was locked
     */
    public record Change(Machine before, Machine after) {}

    /** Writes all that the check-in path owns of these machines, which must be locked, and takes it into the tallies. */
    public void update(List<Change> changes) {
        if (dialect.updatesFrom() && !changes.isEmpty()) {
            // One statement for each was what a writer that grants waited for most.
            List<Machine> machines = changes.stream().map(Change::after).toList();
            jdbc.update(UPDATE_ALL, statement -> bindAll(statement, machines));
        } else {
            Batch.run(jdbc, UPDATE, changes, (statement, change) -> bind(statement, change.after()));
        }
        tallies.take(changes.stream()
                .map(change -> Tallies.Shift.of(change.before(), change.after()))
                .toList());
    }

    private static void bind(PreparedStatement statement, Collection<MachineKey> keys) throws SQLException {
        new Params(statement)
                .texts(keys, key -> key.id().value())
                .uuids(keys, key -> key.product().value());
    }

    private static Params bind(PreparedStatement statement, Machine machine) throws SQLException {
        Machine.Told told = machine.told();
        Machine.Failure failure = machine.failure();
        Machine.Traces traces = machine.traces();
        return new Params(statement)
                .text(told.alias())
                .text(told.version())
                .text(MachineRows.versionKey(told))
                .text(told.track())
                .text(told.arch().label())
                .text(told.oem())
                .text(told.address())
                .text(told.bootId())
                .uuid(machine.group())
                .number(machine.progress().code())
                .number(machine.health().code())
                .uuid(failure == null ? null : failure.release())
                .number(failure == null ? 0 : failure.attempts())
                .time(failure == null ? null : failure.at())
                .truth(failure != null && failure.fellBack())
                .text(traces.previousVersion())
                .text(traces.previousBootId())
                .number(traces.turns())
                .time(traces.lastTurn())
                .number(machine.lastError())
                .time(machine.lastSeen())
                .text(machine.id().value())
                .uuid(machine.product().value());
    }

    /** The same as an array for each column. */
    private static void bindAll(PreparedStatement statement, List<Machine> machines) throws SQLException {
        new Params(statement)
                .texts(machines, machine -> machine.told().alias())
                .texts(machines, machine -> machine.told().version())
                .texts(machines, machine -> MachineRows.versionKey(machine.told()))
                .texts(machines, machine -> machine.told().track())
                .texts(machines, machine -> machine.told().arch().label())
                .texts(machines, machine -> machine.told().oem())
                .texts(machines, machine -> machine.told().address())
                .texts(machines, machine -> machine.told().bootId())
                .uuids(machines, Machine::group)
                .integers(machines, machine -> machine.progress().code())
                .integers(machines, machine -> machine.health().code())
                .uuids(
                        machines,
                        machine -> machine.failure() == null
                                ? null
                                : machine.failure().release())
                .integers(
                        machines,
                        machine -> machine.failure() == null
                                ? 0
                                : machine.failure().attempts())
                .times(
                        machines,
                        machine -> machine.failure() == null
                                ? null
                                : machine.failure().at())
                .truths(
                        machines,
                        machine ->
                                machine.failure() != null && machine.failure().fellBack())
                .texts(machines, machine -> machine.traces().previousVersion())
                .texts(machines, machine -> machine.traces().previousBootId())
                .integers(machines, machine -> machine.traces().turns())
                .times(machines, machine -> machine.traces().lastTurn())
                .integers(machines, Machine::lastError)
                .times(machines, Machine::lastSeen)
                .texts(machines, machine -> machine.id().value())
                .uuids(machines, machine -> machine.product().value());
    }
}
