package dev.fairway.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who changed what, when and why: one row for every change, written in the transaction that makes it. */
@Service
public class AuditTrail {

    private static final int LONGEST_STATE = 20_000;
    private static final int MOST_OF_ONE = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was changed: a type of the API's words (release, channel, group, machine …) and its id. */
    public record Subject(String type, Object id) {}

    /** One entry. {@code before} and {@code after} are null where there was or is nothing. */
    public record Entry(
            long id,
            Instant at,
            String who,
            @Nullable String from,
            String action,
            String objectType,
            String objectId,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {

        /** The same for those who may only know that it was done, by whom and why. */
        public Entry withoutStates() {
            return new Entry(id, at, who, null, action, objectType, objectId, null, null, reason);
        }
    }

    /**
     * Adds an entry to the running transaction.
     *
     * @param action a verb in the past: {@code promoted}, {@code withdrawn} …
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            Actor actor,
            String action,
            Subject subject,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        jdbc.sql("""
                insert into audit_entry
                  (happened_at, actor, origin, action, object_type, object_id, before_state, after_state, reason)
                values (:at, :actor, :origin, :action, :type, :id, :before, :after, :reason)""")
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("actor", actor.name())
                .param("origin", actor.origin())
                .param("action", action)
                .param("type", subject.type())
                .param("id", subject.id().toString())
                .param("before", text(before))
                .param("after", text(after))
                .param("reason", reason)
                .update();
    }

    /** What happened to one object, newest first; at most {@value #MOST_OF_ONE} entries. */
    @Transactional(readOnly = true)
    public List<Entry> of(String type, Object id) {
        Actor.require(Permission.READ);
        return jdbc.sql("select * from audit_entry where object_type = ? and object_id = ? order by id desc limit ?")
                .params(type, id.toString(), MOST_OF_ONE)
                .query(AuditTrail::entry)
                .list();
    }

    private static @Nullable String text(@Nullable Object state) {
        if (state == null) {
            return null;
        }
        String text = state.toString();
        return text.length() <= LONGEST_STATE ? text : text.substring(0, LONGEST_STATE - 1) + "…";
    }

    static Entry entry(ResultSet row, int index) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("origin"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getString("before_state"),
                row.getString("after_state"),
                row.getString("reason"));
    }
}
