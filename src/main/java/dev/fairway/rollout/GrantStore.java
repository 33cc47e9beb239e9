package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.Batch;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.Params;
import dev.fairway.fleet.Progress;
import dev.fairway.fleet.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Grants in the database. A nullable key under a unique index keeps it to one open grant per machine. Statements that look for
 * open ones say so in their text ({@code outcome = 0}): PostgreSQL has indexes over these only.
 */
@Repository
@Transactional
class GrantStore {

    private static final String EXTEND = """
            update machine_grant set deadline = deadline + cast(:seconds as integer) * interval '1' second
            where outcome = 0""";
    private static final String REFUSED = """
            and (rollout_id in (select id from rollout where state = 'halted')
              or group_id in (select id from machine_group where not updates_enabled or hold_since is not null))""";

    private static final String INSERT = """
            insert into machine_grant
              (id, machine_id, product_id, group_id, rollout_id, stage, floor_step, release_id, version, from_version,
               open_key, outcome, progress, granted_at, deadline)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE = """
            update machine_grant set outcome = ?, progress = ?, deadline = case when ? then ? else deadline end,
              installed_boot_id = ?, ended_at = ?, error_code = ?, open_key = case when ? = 0 then open_key end
            where id = ?""";

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;

    GrantStore(JdbcClient jdbc, JdbcTemplate rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** An open grant, with its machine. */
    record OpenGrant(ProductId product, MachineId machine, UUID grant) {}

    Optional<Grant> open(ProductId product, MachineId machine) {
        return jdbc.sql("select * from machine_grant where open_key = ?")
                .param(openKey(new MachineKey(product, machine)))
                .query(GrantRows::grant)
                .optional();
    }

    /** The newest grants of a machine, newest first. */
    List<Grant> newest(ProductId product, MachineId machine, int limit) {
        return jdbc.sql("""
                        select * from machine_grant where machine_id = ? and product_id = ?
                        order by granted_at desc limit ?""")
                .params(machine.value(), product.value(), limit)
                .query(GrantRows::grant)
                .list();
    }

    /** What became of a grant of a machine. */
    record Written(MachineKey machine, GrantChange change) {}

    /** Adds grants that are new. */
    void insert(List<Written> written) {
        Batch.run(rows, INSERT, written, (statement, one) -> {
            Grant grant = one.change().after();
            new Params(statement)
                    .uuid(grant.id())
                    .text(one.machine().id().value())
                    .uuid(one.machine().product().value())
                    .uuid(grant.group())
                    .uuid(grant.rollout())
                    .number(grant.stage())
                    .truth(grant.floor())
                    .uuid(grant.release())
                    .text(grant.version().toString())
                    .text(grant.fromVersion())
                    .text(openKey(one.machine()))
                    .number(grant.outcome().ordinal())
                    .number(grant.progress().code())
                    .time(grant.grantedAt())
                    .time(grant.deadline());
        });
    }

    /**
     * Writes how far open grants are, or how they ended. The deadline only if that moved: meanwhile it may have been
     * extended, for which nobody locks its machine.
     */
    void update(List<Written> written) {
        Batch.run(rows, UPDATE, written, (statement, one) -> {
            Grant grant = one.change().after();
            Grant before = java.util.Objects.requireNonNull(one.change().before());
            new Params(statement)
                    .number(grant.outcome().ordinal())
                    .number(grant.progress().code())
                    .truth(!grant.deadline().equals(before.deadline()))
                    .time(grant.deadline())
                    .text(grant.installedBootId())
                    .time(grant.endedAt())
                    .number(grant.error() == null ? null : (long) grant.error().value())
                    .number(grant.outcome().ordinal())
                    .uuid(grant.id());
        });
    }

    /** Open grants whose deadline is over; at most {@code limit}. */
    List<OpenGrant> overdue(Instant now, int limit) {
        return jdbc.sql("""
                        select product_id, machine_id, id from machine_grant where outcome = 0 and deadline < ?
                        order by deadline limit ?""")
                .params(Sql.time(now), limit)
                .query(GrantStore::openGrant)
                .list();
    }

    /** Open grants that were taken back and have not begun to download; at most {@code limit}. */
    List<OpenGrant> toRecall(Instant now, int limit) {
        return recallable("select g.product_id, g.machine_id, g.id", " order by g.machine_id limit :limit", now)
                .param("limit", limit)
                .query(GrantStore::openGrant)
                .list();
    }

    /** Why a grant is taken back, if it is. */
    Optional<String> whyRecalled(UUID grant, Instant now) {
        return recallable("""
                        select case when r.recall_before >= g.granted_at then 'its rollout is ' || r.state
                          when rel.withdrawn_at is not null then 'its release was withdrawn'
                          when rel.hold_since is not null then 'its release is held' else 'its group is held' end""", " and g.id = :grant", now)
                .param("grant", grant)
                .query(String.class)
                .optional();
    }

    private JdbcClient.StatementSpec recallable(String select, String rest, Instant now) {
        return jdbc.sql(select + """

                         from machine_grant g join release rel on rel.id = g.release_id
                          left join machine_group mg on mg.id = g.group_id
                          left join rollout r on r.id = g.rollout_id
                        where g.outcome = 0 and g.progress = :granted
                          and (r.recall_before >= g.granted_at or rel.withdrawn_at is not null
                            or rel.hold_since is not null and (rel.hold_until is null or rel.hold_until > :now)
                            or mg.hold_since is not null and (mg.hold_until is null or mg.hold_until > :now))""" + rest)
                .param("granted", Progress.GRANTED.code())
                .param("now", Sql.time(now));
    }

    /** Lets all open grants wait so much longer, also for their reboot, which nobody could have told us of. */
    int extendAll(Duration by) {
        return jdbc.sql(EXTEND + " and deadline < :never")
                .param("seconds", by.toSeconds())
                .param("never", Sql.time(GrantBook.NEVER))
                .update();
    }

    /** The same for those not installed that are refused by a person's or the budget's word: no time passes for them. */
    int extendRefused(Duration by, boolean fleetIsStopped) {
        return jdbc.sql(EXTEND + " and progress < :installed " + (fleetIsStopped ? "" : REFUSED))
                .param("seconds", by.toSeconds())
                .param("installed", Progress.INSTALLED.code())
                .update();
    }

    /** Open grants of these machines of a group that wait for their reboot. */
    List<OpenGrant> installedOf(UUID machineGroup, List<MachineId> machines) {
        return machines.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select g.product_id, g.machine_id, g.id from machine_grant g
                                  join machine_group mg on mg.product_id = g.product_id and mg.id = :group
                                where g.outcome = 0 and g.progress = :installed and g.machine_id in (:ids)
                                order by g.machine_id""")
                        .param("group", machineGroup)
                        .param("installed", Progress.INSTALLED.code())
                        .param("ids", machines.stream().map(MachineId::value).toList())
                        .query(GrantStore::openGrant)
                        .list();
    }

    private static OpenGrant openGrant(ResultSet row, int index) throws SQLException {
        return new OpenGrant(
                new ProductId(row.getObject("product_id", UUID.class)),
                new MachineId(row.getString("machine_id")),
                row.getObject("id", UUID.class));
    }

    /** What is unique among open grants: there is at most one for a machine. */
    static String openKey(MachineKey machine) {
        return machine.product() + ":" + machine.id();
    }
}
