package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.Page;
import dev.fairway.fleet.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    public record Cause(String outcome, @Nullable Long errorCode, int machines, List<Example> examples) {

        /** What tells it from other causes. */
        public CauseKey key() {
            return new CauseKey(outcome, errorCode);
        }
    }

    /** A cause by itself. */
    public record CauseKey(String outcome, @Nullable Long errorCode) {

        /** Not installed in time. */
        public static final CauseKey SILENT = new CauseKey(Evidence.Outcome.SILENT.label(), null);

        /** An attempt that failed with this error, or without one. */
        public static CauseKey ofFailure(@Nullable ErrorCode error) {
            Evidence.Outcome outcome =
                    ErrorCode.FELL_BACK.equals(error) ? Evidence.Outcome.FELL_BACK : Evidence.Outcome.FAILED;
            return new CauseKey(outcome.label(), error == null ? null : (long) error.value());
        }
    }

    /** A machine, by the name that people know it by: its alias, else its id. */
    public record Example(MachineId id, String name) {}

    /**
     * A machine that failed.
     *
     * @param counts false for what was before a resume after a halt: it counts as evidence no more
     */
    public record Failed(Example machine, CauseKey cause, int stage, Instant at, boolean counts) {}

    /** The evidence of each stage that has any. */
    @Transactional(readOnly = true)
    public List<StageEvidence> stages(UUID rollout) {
        return jdbc.sql("""
                        select all_of.stage, all_of.finished, coalesce(bad.failures, 0) as failures from
                          (select stage, count(*) as finished from rollout_evidence
                            where rollout_id = :rollout and counts group by stage) all_of
                          left join (select stage, count(*) as failures from rollout_evidence
                            where rollout_id = :rollout and counts and outcome <> 'completed' group by stage) bad
                          on bad.stage = all_of.stage order by all_of.stage""")
                .param("rollout", rollout)
                .query((row, index) ->
                        new StageEvidence(row.getInt("stage"), row.getInt("finished"), row.getInt("failures")))
                .list();
    }

    /** Why machines failed, also before a resume after a halt; the most frequent cause first. One statement for all. */
    @Transactional(readOnly = true)
    public List<Cause> causes(UUID rollout) {
        Map<CauseKey, Cause> causes = new LinkedHashMap<>();
        jdbc.sql("""
                        select c.outcome, c.error_code, c.machines, c.machine_id,
                          coalesce(m.alias, m.told_alias, c.machine_id) as name
                        from (select e.outcome, e.error_code, e.machine_id,
                            count(*) over (partition by e.outcome, e.error_code) as machines,
                            row_number() over (partition by e.outcome, e.error_code
                              order by e.happened_at desc, e.machine_id) as place
                          from rollout_evidence e where e.rollout_id = :rollout and e.outcome <> 'completed') c
                          join rollout r on r.id = :rollout
                          left join machine m on m.id = c.machine_id and m.product_id = r.product_id
                        where c.place <= :examples order by c.machines desc, c.outcome, c.error_code, c.place""").param("rollout", rollout).param("examples", EXAMPLES).query(row -> {
            CauseKey key = new CauseKey(row.getString("outcome"), Sql.longOrNull(row, "error_code"));
            int machines = row.getInt("machines");
            causes.computeIfAbsent(key, first -> new Cause(key.outcome(), key.errorCode(), machines, new ArrayList<>()))
                    .examples()
                    .add(new Example(new MachineId(row.getString("machine_id")), row.getString("name")));
        });
        return List.copyOf(causes.values());
    }

    /** How many machines failed in a rollout for a cause. */
    @Transactional(readOnly = true)
    public int machines(UUID rollout, CauseKey cause) {
        return jdbc.sql("select count(*) from rollout_evidence where rollout_id = :rollout and outcome <> 'completed'"
                        + " and outcome = :outcome and error_code "
                        + (cause.errorCode() == null ? "is null" : "= :code"))
                .param("rollout", rollout)
                .param("outcome", cause.outcome())
                .param("code", cause.errorCode())
                .query(Integer.class)
                .single();
    }

    /**
     * The machines that failed, by their ids.
     *
     * @param cause only those that failed for it; {@code null} for all
     */
    @Transactional(readOnly = true)
    public Page<Failed> failed(UUID rollout, @Nullable CauseKey cause, Page.Request page) {
        List<String> after = page.keys(1);
        Long code = cause == null ? null : cause.errorCode();
        List<Failed> found = jdbc.sql("""
                        select e.machine_id, coalesce(m.alias, m.told_alias, e.machine_id) as name, e.outcome,
                          e.error_code, e.stage, e.happened_at, e.counts
                        from rollout_evidence e join rollout r on r.id = e.rollout_id
                          left join machine m on m.id = e.machine_id and m.product_id = r.product_id
                        where e.rollout_id = :rollout and e.outcome <> 'completed' and e.machine_id > :after"""
                        + (cause == null
                                ? ""
                                : " and e.outcome = :outcome and e.error_code"
                                        + (code != null ? " = :code" : " is null"))
                        + " order by e.machine_id limit :limit")
                .param("rollout", rollout)
                .param("after", after == null ? "" : after.getFirst())
                .param("outcome", cause == null ? null : cause.outcome())
                .param("code", code)
                .param("limit", page.limit() + 1)
                .query((row, index) -> new Failed(
                        new Example(new MachineId(row.getString("machine_id")), row.getString("name")),
                        new CauseKey(row.getString("outcome"), Sql.longOrNull(row, "error_code")),
                        row.getInt("stage"),
                        Sql.time(row, "happened_at"),
                        row.getBoolean("counts")))
                .list();
        return Page.cut(found, page.limit(), one -> List.of(one.machine().id().value()));
    }
}
