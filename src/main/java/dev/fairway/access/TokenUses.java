package dev.fairway.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** When tokens were used last: noted in memory and written once a minute, however often a script calls. */
@Component
class TokenUses {

    private static final Logger LOG = LoggerFactory.getLogger(TokenUses.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<UUID, Instant> used = new ConcurrentHashMap<>();

    TokenUses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void used(UUID token) {
        used.put(token, clock.instant());
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void writeDown() {
        try {
            new HashMap<>(used).forEach((token, at) -> {
                OffsetDateTime time = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
                jdbc.sql("update api_token set last_used_at = ? where id = ?"
                                + " and (last_used_at is null or last_used_at < ?)")
                        .params(time, token, time)
                        .update();
                used.remove(token, at);
            });
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("which tokens were used is written later: {}", away.getMessage());
        }
    }

    /** A row of {@link TokenInfo#SELECT}; what is not written yet counts. */
    TokenInfo info(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Instant noted = used.get(id);
        return new TokenInfo(
                id,
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                GroupScope.parse(row.getString("group_scope")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                time(row, "expires_at"),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                noted == null ? time(row, "last_used_at") : noted);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
