package dev.fairway.fleet;

import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The gate of each group: one row, whose lock is held by whoever grants, ends a grant, or changes what the group's machines
 * may get. So a change that was acknowledged is seen by every grant that follows it.
 *
 * <p>Lock order, wherever several are taken: machines, gates, then the epoch of the configuration, then what is changed.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class GroupGates {

    private final JdbcClient jdbc;

    GroupGates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the gates of these groups until the running transaction ends, in the order of their ids; the gate of no group is none. */
    public void lock(Collection<UUID> groups) {
        for (UUID group : new TreeSet<>(groups)) {
            jdbc.sql("select group_id from group_gate where group_id = ? for update")
                    .param(group)
                    .query(UUID.class)
                    .optional();
        }
    }

    /** Gives a new group its gate, with nothing in flight. */
    public void add(UUID group, Instant now) {
        jdbc.sql("insert into group_gate (group_id, in_flight, last_at) values (?, 0, ?)")
                .params(group, Sql.time(now))
                .update();
    }

    /** Takes away the gate of a group that goes, with its counts. */
    public void remove(UUID group) {
        jdbc.sql("delete from group_gate_slot where group_id = ?").param(group).update();
        jdbc.sql("delete from group_gate where group_id = ?").param(group).update();
    }
}
