package dev.fairway.rollout;

import dev.fairway.fleet.Retention;
import dev.fairway.fleet.Sql;
import dev.fairway.rollout.policy.RolloutState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets go of grants that ended longer ago than is kept, and of the evidence of rollouts that are over for as long. The latest
 * grant of a machine stays while its rollout is open: what the machine says next may still correct how that ended.
 *
 * <p>It walks along the grants by machine, so many at a time, and begins anew at their end: no index on the time is needed.
 */
@Component
class GrantRetention {

    /** So many grants are looked at, at once, and so many rows of evidence deleted. */
    private static final int PAGE = 5000;

    private final JdbcClient jdbc;
    private final Retention retention;
    private final TransactionTemplate transaction;
    private String next = "";

    GrantRetention(JdbcClient jdbc, Retention retention, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param rollout the state of its rollout; {@code null} if it has none */
    private record Kept(
            UUID id,
            String machine,
            UUID product,
            @Nullable Instant endedAt,
            @Nullable RolloutState rollout) {

        boolean isOfSameMachine(Kept other) {
            return machine.equals(other.machine) && product.equals(other.product);
        }
    }

    /** Looks at the next page of grants, and at one rollout's evidence. Returns how many rows it deleted. */
    synchronized int sweep(Instant now) {
        Instant before = now.minus(retention.grants());
        Integer grants = transaction.execute(status -> sweepGrants(before));
        Integer evidence = transaction.execute(status -> sweepEvidence(before));
        return (grants == null ? 0 : grants) + (evidence == null ? 0 : evidence);
    }

    /** The last machine of a full page comes again with the next, for its grants may go on there. */
    private int sweepGrants(Instant before) {
        List<Kept> page = page(next);
        boolean more = page.size() == PAGE && !page.getLast().machine().equals(next);
        List<UUID> due = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            Kept grant = page.get(i);
            boolean isLast = i == page.size() - 1;
            boolean isLatest = isLast || !grant.isOfSameMachine(page.get(i + 1));
            boolean isNeeded =
                    isLatest && grant.rollout() != null && grant.rollout().isOpen();
            boolean isOld = grant.endedAt() != null && grant.endedAt().isBefore(before);
            if (isOld && !isNeeded && !(isLast && more)) {
                due.add(grant.id());
            }
        }
        next = more ? page.getLast().machine() : "";
        return due.isEmpty()
                ? 0
                : jdbc.sql("delete from machine_grant where id in (:due) and open_key is null and ended_at < :before")
                        .param("due", due)
                        .param("before", Sql.time(before))
                        .update();
    }

    private List<Kept> page(String from) {
        return jdbc.sql("""
                        select g.id, g.machine_id, g.product_id, g.ended_at, r.state
                        from machine_grant g left join rollout r on r.id = g.rollout_id
                        where g.machine_id >= ? order by g.machine_id, g.product_id, g.granted_at limit ?""").params(from, PAGE).query(GrantRetention::kept).list();
    }

    private int sweepEvidence(Instant before) {
        Optional<UUID> over =
                jdbc.sql("""
                        select r.id from rollout r where r.state in ('aborted', 'superseded') and r.stopped_at < ?
                          and exists (select 1 from rollout_evidence e where e.rollout_id = r.id)
                        order by r.sequence limit 1""").param(Sql.time(before)).query(UUID.class).optional();
        return over.map(rollout -> jdbc.sql("""
                                delete from rollout_evidence where rollout_id = :rollout and machine_id in (
                                  select machine_id from rollout_evidence where rollout_id = :rollout
                                  order by machine_id limit :limit)""")
                        .param("rollout", rollout)
                        .param("limit", PAGE)
                        .update())
                .orElse(0);
    }

    private static Kept kept(ResultSet row, int index) throws SQLException {
        String state = row.getString("state");
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("machine_id"),
                row.getObject("product_id", UUID.class),
                Sql.timeOrNull(row, "ended_at"),
                state == null ? null : RolloutState.of(state));
    }
}
