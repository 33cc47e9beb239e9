package dev.fairway.access;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@link AccessPicture}s: accounts are hundreds, sessions and tokens a few for each. */
@Component
class AccessPictures {

    private final JdbcClient jdbc;

    AccessPictures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same one, if nothing has changed since. What is read is at least as new as the epoch that it bears. */
    AccessPicture newerThan(@Nullable AccessPicture known, long epoch) {
        return known != null && known.epoch() == epoch
                ? known
                : new AccessPicture(epoch, people(), sessions(), tokens());
    }

    private Map<UUID, Standing> people() {
        Map<UUID, Standing> people = new HashMap<>();
        jdbc.sql("select id, name, role, group_scope from account where disabled = false")
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    people.put(
                            id,
                            new Standing(
                                    id,
                                    row.getString("name"),
                                    Role.valueOf(row.getString("role")),
                                    GroupScope.parse(row.getString("group_scope"))));
                });
        return people;
    }

    private Map<UUID, AccessPicture.Session> sessions() {
        Map<UUID, AccessPicture.Session> sessions = new HashMap<>();
        jdbc.sql("select id, account_id, begun_at from account_session").query(row -> {
            sessions.put(
                    row.getObject("id", UUID.class),
                    new AccessPicture.Session(
                            row.getObject("account_id", UUID.class),
                            row.getObject("begun_at", OffsetDateTime.class).toInstant()));
        });
        return sessions;
    }

    private Map<String, AccessPicture.Bearer> tokens() {
        Map<String, AccessPicture.Bearer> tokens = new HashMap<>();
        jdbc.sql("select * from api_token where revoked_at is null").query(row -> {
            OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
            tokens.put(
                    row.getString("token_hash"),
                    new AccessPicture.Bearer(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            Role.valueOf(row.getString("role")),
                            GroupScope.parse(row.getString("group_scope")),
                            row.getObject("owner_id", UUID.class),
                            expires == null ? null : expires.toInstant()));
        });
        return tokens;
    }
}
