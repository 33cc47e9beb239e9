package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import dev.fairway.fleet.Progress;
import dev.fairway.fleet.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Grants in the database. A nullable key under a unique index keeps it to one open grant per machine. */
@Repository
@Transactional
class GrantStore {

    private final JdbcClient jdbc;

    GrantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An open grant, with its machine. */
    record OpenGrant(ProductId product, MachineId machine, UUID grant) {}

    Optional<Grant> open(ProductId product, MachineId machine) {
        return jdbc.sql("select * from machine_grant where open_key = ?")
                .param(key(product, machine))
                .query(GrantStore::grant)
                .optional();
    }

    Optional<Grant> latest(ProductId product, MachineId machine) {
        return jdbc.sql("""
                        select * from machine_grant where machine_id = ? and product_id = ?
                        order by granted_at desc limit 1""")
                .params(machine.value(), product.value())
                .query(GrantStore::grant)
                .optional();
    }

    void insert(ProductId product, MachineId machine, Grant grant) {
        jdbc.sql("""
                        insert into machine_grant
                          (id, machine_id, product_id, group_id, rollout_id, stage, floor_step, release_id, version,
                           from_version, open_key, outcome, progress, granted_at, deadline)
                        values (:id, :machine, :product, :group, :rollout, :stage, :floor, :release, :version,
                           :fromVersion, :openKey, :outcome, :progress, :grantedAt, :deadline)""")
                .param("id", grant.id())
                .param("machine", machine.value())
                .param("product", product.value())
                .param("group", grant.group())
                .param("rollout", grant.rollout())
                .param("stage", grant.stage())
                .param("floor", grant.floor())
                .param("release", grant.release())
                .param("version", grant.version().toString())
                .param("fromVersion", grant.fromVersion())
                .param("openKey", key(product, machine))
                .param("outcome", grant.outcome().ordinal())
                .param("progress", grant.progress().code())
                .param("grantedAt", Sql.time(grant.grantedAt()))
                .param("deadline", Sql.time(grant.deadline()))
                .update();
    }

    /** Writes how far an open grant is, or how it ended. */
    void update(Grant grant) {
        jdbc.sql("""
                        update machine_grant set outcome = :outcome, progress = :progress, deadline = :deadline,
                          installed_boot_id = :bootId, ended_at = :endedAt, error_code = :error,
                          open_key = case when :outcome = 0 then open_key end
                        where id = :id""")
                .param("outcome", grant.outcome().ordinal())
                .param("progress", grant.progress().code())
                .param("deadline", Sql.time(grant.deadline()))
                .param("bootId", grant.installedBootId())
                .param("endedAt", Sql.timeOrNull(grant.endedAt()))
                .param("error", grant.error() == null ? null : grant.error().value())
                .param("id", grant.id())
                .update();
    }

    /** Open grants whose deadline is over; at most {@code limit}. */
    List<OpenGrant> overdue(Instant now, int limit) {
        return jdbc.sql("""
                        select product_id, machine_id, id from machine_grant where outcome = ? and deadline < ?
                        order by deadline limit ?""")
                .params(Grant.Outcome.OPEN.ordinal(), Sql.time(now), limit)
                .query(GrantStore::openGrant)
                .list();
    }

    /** Open grants that were taken back and have not begun to download; at most {@code limit}. */
    List<OpenGrant> toRecall(int limit) {
        return jdbc.sql("""
                        select g.product_id, g.machine_id, g.id from machine_grant g join rollout r on r.id = g.rollout_id
                        where r.recall_before is not null and g.outcome = ? and g.progress = ?
                          and g.granted_at <= r.recall_before
                        order by g.machine_id limit ?""")
                .params(Grant.Outcome.OPEN.ordinal(), Progress.GRANTED.code(), limit)
                .query(GrantStore::openGrant)
                .list();
    }

    /** Lets all open grants that have not installed wait so much longer. */
    int extendAll(Duration by) {
        return extend(by, "");
    }

    /** The same for those that are refused by a person's or the budget's word: no time passes for them. */
    int extendRefused(Duration by, boolean fleetIsStopped) {
        return extend(by, fleetIsStopped ? "" : """
                and (rollout_id in (select id from rollout where state = 'halted')
                   or group_id in (select id from machine_group where not updates_enabled or hold_since is not null))""");
    }

    private int extend(Duration by, String which) {
        return jdbc.sql("""
                        update machine_grant set deadline = deadline + cast(:seconds as integer) * interval '1' second
                        where outcome = :open and progress < :installed\s""" + which)
                .param("seconds", by.toSeconds())
                .param("open", Grant.Outcome.OPEN.ordinal())
                .param("installed", Progress.INSTALLED.code())
                .update();
    }

    private static OpenGrant openGrant(ResultSet row, int index) throws SQLException {
        return new OpenGrant(
                new ProductId(row.getObject("product_id", UUID.class)),
                new MachineId(row.getString("machine_id")),
                row.getObject("id", UUID.class));
    }

    private static String key(ProductId product, MachineId machine) {
        return product + ":" + machine;
    }

    private static Grant grant(ResultSet row, int index) throws SQLException {
        Integer error = Sql.intOrNull(row, "error_code");
        return new Grant(
                row.getObject("id", UUID.class),
                row.getObject("group_id", UUID.class),
                Sql.uuidOrNull(row, "rollout_id"),
                row.getInt("stage"),
                row.getBoolean("floor_step"),
                row.getObject("release_id", UUID.class),
                Version.of(row.getString("version")),
                row.getString("from_version"),
                Grant.Outcome.values()[row.getInt("outcome")],
                Progress.ofCode(row.getInt("progress")),
                Sql.time(row, "granted_at"),
                Sql.time(row, "deadline"),
                row.getString("installed_boot_id"),
                Sql.timeOrNull(row, "ended_at"),
                error == null ? null : new ErrorCode(error));
    }
}
