package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.fleet.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of rollouts lately, by people and by itself. */
@Service
public class RolloutNews {

    private final JdbcClient jdbc;

    RolloutNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One thing that happened to a rollout.
     *
     * @param who a person, or {@code fairway} where it did so by itself
     * @param action a verb in the past: {@code paused}, {@code stage opened} …
     * @param state what the rollout was then, in words; {@code null} if that was not told
     */
    public record Entry(
            long id,
            Instant at,
            String who,
            String action,
            UUID rollout,
            String group,
            String version,
            @Nullable String state,
            @Nullable String reason) {}

    /** The latest, newest first. */
    @Transactional(readOnly = true)
    public List<Entry> latest(int limit) {
        Actor.require(Permission.READ);
        return jdbc.sql("""
                        select a.id, a.happened_at, a.actor, a.action, r.id as rollout, r.group_name, l.version, a.after_state,
                          a.reason
                        from (select * from audit_entry where object_type = 'rollout' order by id desc limit ?) a
                          join rollout r on r.id = cast(a.object_id as uuid)
                          join release l on l.id = r.release_id
                        order by a.id desc""")
                .param(limit)
                .query((row, index) -> new Entry(
                        row.getLong("id"),
                        Sql.time(row, "happened_at"),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getObject("rollout", UUID.class),
                        row.getString("group_name"),
                        row.getString("version"),
                        row.getString("after_state"),
                        row.getString("reason")))
                .list();
    }
}
