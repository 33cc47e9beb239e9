package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.Batch;
import dev.fairway.fleet.Dialect;
import dev.fairway.fleet.Labels;
import dev.fairway.fleet.Params;
import dev.fairway.fleet.Progress;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The latest outcome of each machine id in a rollout, once; written under the gate of its group. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Evidence {

    private static final String UPDATE = """
            update rollout_evidence set outcome = ?, error_code = ?, happened_at = ?,
              stage = case when counts then stage else ? end, counts = true
            where rollout_id = ? and machine_id = ?""";
    private static final String INSERT = """
            insert into rollout_evidence (outcome, error_code, happened_at, stage, rollout_id, machine_id, counts)
            values (?, ?, ?, ?, ?, ?, true)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;
    private final String of;

    Evidence(JdbcClient jdbc, JdbcTemplate rows, Dialect dialect) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.of = "select e.rollout_id, e.machine_id, e.outcome"
                + " from unnest(cast(? as uuid array), cast(? as varchar array)) as k (key_rollout, key_machine)"
                + dialect.one(
                        "rollout_evidence", "e", "e.rollout_id = k.key_rollout and e.machine_id = k.key_machine", false)
                + " where e.counts";
    }

    /** How it went with one machine. */
    enum Outcome {
        COMPLETED,
        FAILED,
        FELL_BACK,
        /** Its grant timed out. */
        SILENT,
        /** It had completed, and was not heard of again while the stage soaked. */
        DIED,
        /** It had completed, and runs something older again while the stage soaks. */
        RETURNED;

        boolean isFailure() {
            return this != COMPLETED;
        }

        String label() {
            return Labels.of(this);
        }

        static Outcome of(String label) {
            return valueOf(label.replace('-', '_').toUpperCase(Locale.ROOT));
        }
    }

    /** A machine id in a rollout. */
    record Key(UUID rollout, MachineId machine) {}

    /**
     * An outcome that is taken.
     *
     * @param stage the stage that the machine went in
     */
    record Taken(int stage, Outcome outcome, @Nullable ErrorCode error, Instant at) {}

    /** The latest outcome of each of these that has one. */
    Map<Key, Outcome> of(Collection<Key> keys) {
        Map<Key, Outcome> found = new HashMap<>();
        if (!keys.isEmpty()) {
            List<Key> wanted = List.copyOf(keys);
            rows.query(
                    of,
                    statement -> new Params(statement)
                            .uuids(wanted, Key::rollout)
                            .texts(wanted, key -> key.machine().value()),
                    row -> {
                        Key key = new Key(
                                row.getObject("rollout_id", UUID.class), new MachineId(row.getString("machine_id")));
                        found.put(key, Outcome.of(row.getString("outcome")));
                    });
        }
        return found;
    }

    /** Writes the outcomes of machines, in place of those that they had. */
    void write(Map<Key, Taken> taken) {
        List<Map.Entry<Key, Taken>> entries = List.copyOf(taken.entrySet());
        if (entries.isEmpty()) {
            return;
        }
        // One that counted before a resume is written over as well: it is the machine's latest now.
        int[] updated = Batch.run(rows, UPDATE, entries, Evidence::bind);
        List<Map.Entry<Key, Taken>> fresh = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (updated[i] == 0) {
                fresh.add(entries.get(i));
            }
        }
        Batch.run(rows, INSERT, fresh, Evidence::bind);
    }

    private static void bind(PreparedStatement statement, Map.Entry<Key, Taken> entry) throws SQLException {
        Taken taken = entry.getValue();
        new Params(statement)
                .text(taken.outcome().label())
                .number(taken.error() == null ? null : (long) taken.error().value())
                .time(taken.at())
                .number(taken.stage())
                .uuid(entry.getKey().rollout())
                .text(entry.getKey().machine().value());
    }

    /** Drops what machines said: their ids cannot be trusted, or they were forgotten. */
    void drop(Collection<Key> keys) {
        Batch.run(
                rows,
                "delete from rollout_evidence where rollout_id = ? and machine_id = ?",
                keys,
                (statement, key) -> new Params(statement)
                        .uuid(key.rollout())
                        .text(key.machine().value()));
    }

    /** Begins anew: what was before is kept to be read, and counts no more. */
    void clear(UUID rollout) {
        jdbc.sql("update rollout_evidence set counts = false where rollout_id = ?")
                .param(rollout)
                .update();
        jdbc.sql("update rollout_tally set finished = 0, failures = 0 where rollout_id = ?")
                .param(rollout)
                .update();
    }

    /**
     * How many machine ids have an outcome in a rollout, how many of them went in one of its stages, and who waits. It is
     * asked at every outcome, so it reads no more than tells whether there are enough.
     *
     * @param most those of the stage are counted up to here
     */
    StageGates.Finished finished(UUID rollout, int stage, int most) {
        return jdbc.sql("""
                        select t.finished,
                          (select count(*) from (select 1 from rollout_evidence e
                            where e.rollout_id = :rollout and e.stage = :stage and e.counts
                            order by e.machine_id limit :most) proved) as in_stage,
                          (select count(*) from (select 1 from machine_grant g
                            where g.rollout_id = :rollout and g.ended_at is null and g.stage = :stage
                              and g.progress = %d limit %d) installed) as waiting
                        from rollout_tally t where t.rollout_id = :rollout""".formatted(Progress.INSTALLED.code(), most))
                .param("rollout", rollout)
                .param("stage", stage)
                .param("most", most)
                .query((row, index) ->
                        new StageGates.Finished(row.getInt("in_stage"), row.getInt("finished"), row.getInt("waiting")))
                .single();
    }

    /** Which of these machines have completed in the rollout. */
    List<MachineId> completedOf(UUID rollout, List<MachineId> machines) {
        return machines.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select machine_id from rollout_evidence
                                where rollout_id = :rollout and counts and outcome = 'completed' and machine_id in (:ids)
                                order by machine_id""")
                        .param("rollout", rollout)
                        .param("ids", machines.stream().map(MachineId::value).toList())
                        .query((row, index) -> new MachineId(row.getString(1)))
                        .list();
    }

    /** Which of these machines had installed in the rollout, whose time to reboot is over, and that have no outcome. */
    List<MachineId> neverCameBack(UUID rollout, List<MachineId> machines) {
        return machines.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select distinct g.machine_id from machine_grant g
                                where g.rollout_id = :rollout and g.outcome = :timedOut and g.progress = :installed
                                  and g.machine_id in (:ids) and not exists (select 1 from rollout_evidence e
                                    where e.rollout_id = g.rollout_id and e.machine_id = g.machine_id and e.counts)
                                order by g.machine_id""")
                        .param("rollout", rollout)
                        .param("timedOut", Grant.Outcome.TIMED_OUT.ordinal())
                        .param("installed", Progress.INSTALLED.code())
                        .param("ids", machines.stream().map(MachineId::value).toList())
                        .query((row, index) -> new MachineId(row.getString(1)))
                        .list();
    }
}
