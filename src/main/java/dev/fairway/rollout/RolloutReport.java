package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.Sql;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a rollout has come to, stage by stage and cause by cause, for those who watch it. */
@Service
public class RolloutReport {

    private static final int EXAMPLES = 3;

    private final JdbcClient jdbc;

    RolloutReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The evidence of one stage: machine ids with an outcome, and those of them that failed. */
    public record StageEvidence(int stage, int finished, int failures) {}

    /**
     * Machines that failed for one cause, with up to three of them.
     *
     * @param outcome {@code failed}, {@code fell-back}, {@code silent}, {@code died} or {@code returned}
     * @param errorCode the client's error code, if it sent one
     */
    public record Cause(String outcome, @Nullable Long errorCode, int machines, List<Example> examples) {}

    /** A machine, by the name that people know it by: its alias, else its id. */
    public record Example(MachineId id, String name) {}

    /** The evidence of each stage that has any. */
    @Transactional(readOnly = true)
    public List<StageEvidence> stages(UUID rollout) {
        return jdbc.sql("""
                        select stage, count(*) as finished, sum(case when outcome = 'completed' then 0 else 1 end) as failures
                        from rollout_evidence where rollout_id = ? and counts group by stage order by stage""")
                .param(rollout)
                .query((row, index) ->
                        new StageEvidence(row.getInt("stage"), row.getInt("finished"), row.getInt("failures")))
                .list();
    }

    /** Why machines failed, also before a resume after a halt; the most frequent cause first. */
    @Transactional(readOnly = true)
    public List<Cause> causes(UUID rollout) {
        return jdbc
                .sql("""
                        select outcome, error_code, count(*) as machines from rollout_evidence
                        where rollout_id = ? and outcome <> 'completed' group by outcome, error_code
                        order by count(*) desc, outcome, error_code""")
                .param(rollout)
                .query((row, index) -> new Cause(
                        row.getString("outcome"), Sql.longOrNull(row, "error_code"), row.getInt("machines"), List.of()))
                .list()
                .stream()
                .map(cause -> new Cause(cause.outcome(), cause.errorCode(), cause.machines(), examples(rollout, cause)))
                .toList();
    }

    private List<Example> examples(UUID rollout, Cause cause) {
        return jdbc.sql("""
                        select e.machine_id, coalesce(m.alias, m.told_alias, e.machine_id) as name
                        from rollout_evidence e join rollout r on r.id = e.rollout_id
                          left join machine m on m.id = e.machine_id and m.product_id = r.product_id
                        where e.rollout_id = :rollout and e.outcome = :outcome
                          and (e.error_code = :error or e.error_code is null and cast(:error as bigint) is null)
                        order by e.happened_at desc, e.machine_id limit :limit""")
                .param("rollout", rollout)
                .param("outcome", cause.outcome())
                .param("error", cause.errorCode())
                .param("limit", EXAMPLES)
                .query((row, index) -> new Example(new MachineId(row.getString("machine_id")), row.getString("name")))
                .list();
    }
}
