package dev.fairway.rollout;

import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.Sql;
import dev.fairway.rollout.policy.RolloutState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rollouts in the database. Whoever writes one holds the gate of its group. */
@Repository
@Transactional
class RolloutStore {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<StageProgress>> STAGES = new TypeReference<>() {};
    static final String OPEN = "('ready', 'running', 'paused', 'halted', 'completed')";

    private final JdbcClient jdbc;

    RolloutStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RolloutInfo get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("rollout", id));
    }

    Optional<RolloutInfo> find(UUID id) {
        return jdbc.sql("select * from rollout where id = ?")
                .param(id)
                .query(RolloutStore::rollout)
                .optional();
    }

    /** The group of a rollout: what has to be locked before the rollout is read to be changed. */
    UUID groupOf(UUID id) {
        return jdbc.sql("select group_id from rollout where id = ?")
                .param(id)
                .query((row, index) -> row.getObject("group_id", UUID.class))
                .optional()
                .orElseThrow(() -> new NotFound("rollout", id));
    }

    /** The open rollout of a group; there is at most one, as a newer one supersedes. */
    Optional<RolloutInfo> openOf(UUID group) {
        return jdbc.sql("select * from rollout where group_id = ? and state in " + OPEN
                        + " order by sequence desc limit 1")
                .param(group)
                .query(RolloutStore::rollout)
                .optional();
    }

    /** All open rollouts, newest first. */
    List<RolloutInfo> open() {
        return jdbc.sql("select * from rollout where state in " + OPEN + " order by sequence desc")
                .query(RolloutStore::rollout)
                .list();
    }

    /** The newest rollouts of a release. */
    List<RolloutInfo> ofRelease(UUID release, int limit) {
        return jdbc.sql("select * from rollout where release_id = ? order by sequence desc limit ?")
                .params(release, limit)
                .query(RolloutStore::rollout)
                .list();
    }

    int countOpen() {
        return jdbc.sql("select count(*) from rollout where state in " + OPEN)
                .query(Integer.class)
                .single();
    }

    /** The newest rollout of each group that has one and that was not superseded. */
    List<RolloutInfo> newest() {
        return jdbc.sql("""
                        select * from rollout where sequence in
                          (select max(sequence) from rollout where state <> 'superseded' group by group_id)""").query(RolloutStore::rollout).list();
    }

    /** Newest first; {@code before} is the sequence of the last one that was read. */
    List<RolloutInfo> page(@Nullable UUID group, Set<RolloutState> states, long before, int limit) {
        List<String> labels = (states.isEmpty() ? Set.of(RolloutState.values()) : states)
                .stream().map(RolloutState::label).toList();
        JdbcClient.StatementSpec statement = jdbc.sql(
                        "select * from rollout where sequence < :before and state in (:states)"
                                + (group == null ? "" : " and group_id = :group")
                                + " order by sequence desc limit :limit")
                .param("before", before)
                .param("states", labels)
                .param("limit", limit);
        return (group == null ? statement : statement.param("group", group))
                .query(RolloutStore::rollout)
                .list();
    }

    /** Adds a rollout; the database gives it its place in the sequence. */
    void insert(RolloutInfo rollout) {
        bind(jdbc.sql("""
                        insert into rollout (id, product_id, group_id, group_name, release_id, state, stages, allow_downgrade,
                          created_at, created_by, reason, started_at, started_by, completed_at, stopped_by, stopped_reason,
                          stopped_at, stopped_until, recall_before, settled_at)
                        values (:id, :product, :group, :groupName, :release, :state, :stages, :allowDowngrade,
                          :createdAt, :createdBy, :reason, :startedAt, :startedBy, :completedAt, :stoppedBy, :stoppedReason,
                          :stoppedAt, :stoppedUntil, :recallBefore, :settledAt)"""), rollout)
                .param("product", rollout.product().value())
                .param("group", rollout.group())
                .param("groupName", rollout.groupName())
                .param("release", rollout.release())
                .param("allowDowngrade", rollout.allowDowngrade())
                .param("createdAt", Sql.time(rollout.createdAt()))
                .param("createdBy", rollout.createdBy())
                .param("reason", rollout.reason())
                .update();
        jdbc.sql("insert into rollout_tally values (?, 0, 0, 0, 0, 0, 0, 0, 0)")
                .param(rollout.id())
                .update();
    }

    /** Writes all that changes in a rollout's life. */
    void update(RolloutInfo rollout) {
        bind(jdbc.sql("""
                        update rollout set state = :state, stages = :stages, started_at = :startedAt, started_by = :startedBy,
                          completed_at = :completedAt, stopped_by = :stoppedBy, stopped_reason = :stoppedReason,
                          stopped_at = :stoppedAt, stopped_until = :stoppedUntil, recall_before = :recallBefore,
                          settled_at = :settledAt
                        where id = :id"""), rollout).update();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, RolloutInfo rollout) {
        RolloutInfo.Stop stop = rollout.stop();
        return statement
                .param("id", rollout.id())
                .param("state", rollout.state().label())
                .param("stages", JSON.writeValueAsString(rollout.stages()))
                .param("startedAt", Sql.timeOrNull(rollout.startedAt()))
                .param("startedBy", rollout.startedBy())
                .param("completedAt", Sql.timeOrNull(rollout.completedAt()))
                .param("stoppedBy", stop == null ? null : stop.by())
                .param("stoppedReason", stop == null ? null : stop.reason())
                .param("stoppedAt", stop == null ? null : Sql.time(stop.at()))
                .param("stoppedUntil", stop == null ? null : Sql.timeOrNull(stop.until()))
                .param("recallBefore", Sql.timeOrNull(rollout.recallBefore()))
                .param("settledAt", Sql.time(rollout.settledAt()));
    }

    /** What became of the machines of these rollouts; of those without a tally, nothing. */
    Map<UUID, RolloutTally> tallies(Collection<UUID> ids) {
        Map<UUID, RolloutTally> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select * from rollout_tally where rollout_id in (:ids)")
                    .param("ids", ids)
                    .query((row, index) -> found.put(row.getObject("rollout_id", UUID.class), tally(row)))
                    .list();
        }
        return found;
    }

    /** Adds to a tally; the gate of the group must be held. */
    void addToTally(UUID rollout, RolloutTally difference) {
        jdbc.sql("""
                        update rollout_tally set granted = granted + :granted, in_flight = in_flight + :inFlight,
                          completed = completed + :completed, failed = failed + :failed, timed_out = timed_out + :timedOut,
                          recalled = recalled + :recalled, finished = finished + :finished, failures = failures + :failures
                        where rollout_id = :rollout""")
                .param("granted", difference.granted())
                .param("inFlight", difference.inFlight())
                .param("completed", difference.completed())
                .param("failed", difference.failed())
                .param("timedOut", difference.timedOut())
                .param("recalled", difference.recalled())
                .param("finished", difference.finished())
                .param("failures", difference.failures())
                .param("rollout", rollout)
                .update();
    }

    private static RolloutTally tally(ResultSet row) throws SQLException {
        return new RolloutTally(
                row.getInt("granted"),
                row.getInt("in_flight"),
                row.getInt("completed"),
                row.getInt("failed"),
                row.getInt("timed_out"),
                row.getInt("recalled"),
                row.getInt("finished"),
                row.getInt("failures"));
    }

    private static RolloutInfo rollout(ResultSet row, int index) throws SQLException {
        Instant stoppedAt = Sql.timeOrNull(row, "stopped_at");
        return new RolloutInfo(
                row.getObject("id", UUID.class),
                row.getLong("sequence"),
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getObject("group_id", UUID.class),
                row.getString("group_name"),
                row.getObject("release_id", UUID.class),
                RolloutState.of(row.getString("state")),
                JSON.readValue(row.getString("stages"), STAGES),
                row.getBoolean("allow_downgrade"),
                Sql.time(row, "created_at"),
                row.getString("created_by"),
                row.getString("reason"),
                Sql.timeOrNull(row, "started_at"),
                row.getString("started_by"),
                Sql.timeOrNull(row, "completed_at"),
                stoppedAt == null
                        ? null
                        : new RolloutInfo.Stop(
                                row.getString("stopped_by"),
                                row.getString("stopped_reason"),
                                stoppedAt,
                                Sql.timeOrNull(row, "stopped_until")),
                Sql.timeOrNull(row, "recall_before"),
                Sql.time(row, "settled_at"));
    }
}
