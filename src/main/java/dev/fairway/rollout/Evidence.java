package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.Labels;
import dev.fairway.fleet.Progress;
import dev.fairway.fleet.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The latest outcome of each machine id in a rollout, once; written under the gate of its group. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Evidence {

    private final JdbcClient jdbc;

    Evidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** What the outcome of one machine changes in the tally of its rollout. */
    record Difference(int finished, int failures) {}

    /** The latest outcome of a machine, if it has one. */
    Optional<Outcome> of(UUID rollout, MachineId machine) {
        return jdbc.sql("select outcome from rollout_evidence where rollout_id = ? and machine_id = ? and counts")
                .params(rollout, machine.value())
                .query(String.class)
                .optional()
                .map(Outcome::of);
    }

    /** Takes the outcome of a machine, in place of the one that it had. */
    Difference take(
            UUID rollout, MachineId machine, int stage, Outcome outcome, @Nullable ErrorCode error, Instant at) {
        Optional<Outcome> before = of(rollout, machine);
        Long code = error == null ? null : (long) error.value();
        // One that counted before a resume is written over as well: it is the machine's latest now.
        int written = write("""
                        update rollout_evidence set outcome = :outcome, error_code = :error, happened_at = :at, counts = true,
                          stage = case when counts then stage else :stage end
                        where rollout_id = :rollout and machine_id = :machine""", rollout, machine, stage, outcome, code, at);
        if (written == 0) {
            write("""
                            insert into rollout_evidence
                              (rollout_id, machine_id, stage, outcome, error_code, happened_at, counts)
                            values (:rollout, :machine, :stage, :outcome, :error, :at, true)""", rollout, machine, stage, outcome, code, at);
        }
        return new Difference(
                before.isPresent() ? 0 : 1,
                failures(outcome) - before.map(Evidence::failures).orElse(0));
    }

    private int write(
            String sql, UUID rollout, MachineId machine, int stage, Outcome outcome, @Nullable Long code, Instant at) {
        return jdbc.sql(sql)
                .param("rollout", rollout)
                .param("machine", machine.value())
                .param("stage", stage)
                .param("outcome", outcome.label())
                .param("error", code)
                .param("at", Sql.time(at))
                .update();
    }

    /** Drops what a machine said: its id cannot be trusted, or it was forgotten. */
    Difference drop(UUID rollout, MachineId machine) {
        Optional<Outcome> before = of(rollout, machine);
        if (before.isEmpty()) {
            return new Difference(0, 0);
        }
        jdbc.sql("delete from rollout_evidence where rollout_id = ? and machine_id = ?")
                .params(rollout, machine.value())
                .update();
        return new Difference(-1, -failures(before.get()));
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

    /** How many machine ids have an outcome in a rollout, how many of them went in one of its stages, and who waits. */
    StageGates.Finished finished(UUID rollout, int stage) {
        return jdbc.sql("""
                        select count(*) as finished, sum(case when stage = :stage then 1 else 0 end) as in_stage,
                          (select count(*) from machine_grant g where g.rollout_id = :rollout and g.outcome = :open
                            and g.progress = :installed and g.stage = :stage) as waiting
                        from rollout_evidence where rollout_id = :rollout and counts""")
                .param("stage", stage)
                .param("rollout", rollout)
                .param("open", Grant.Outcome.OPEN.ordinal())
                .param("installed", Progress.INSTALLED.code())
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

    private static int failures(Outcome outcome) {
        return outcome.isFailure() ? 1 : 0;
    }
}
