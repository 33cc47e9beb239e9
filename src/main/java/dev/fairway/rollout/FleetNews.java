package dev.fairway.rollout;

import dev.fairway.fleet.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened last to rollouts, channels, releases and the fleet as a whole: what may be told on a wall. It asks nobody for a
 * permission, so whoever shows it decides about the names of people and what they wrote. Two statements.
 */
@Service
@Transactional(readOnly = true)
public class FleetNews {

    private static final String LATEST = """
            (select id, happened_at, actor, action, object_type, object_id, reason from audit_entry
              where object_type = '%s' order by id desc limit :limit)""";

    private static final String NAMES = """
            select 'channel' as type, id, name, arch as detail, cast(null as uuid) as group_id from channel
              where id in (:ids)
            union all select 'release', id, version, arch, cast(null as uuid) from release where id in (:ids)
            union all select 'rollout', o.id, o.group_name, r.version, o.group_id from rollout o
              join release r on r.id = o.release_id where o.id in (:ids)""";

    private final JdbcClient jdbc;
    private final String latest;

    FleetNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.latest = List.of("rollout", "channel", "release", "fleet").stream()
                        .map(LATEST::formatted)
                        .collect(Collectors.joining(" union all "))
                + " order by id desc limit :limit";
    }

    /**
     * One thing that happened.
     *
     * @param type {@code rollout}, {@code channel}, {@code release} or {@code fleet}
     * @param action a verb in the past, as the audit trail has it
     * @param name of the group of a rollout, of the channel, or the version of the release; empty for the fleet
     * @param detail the version of a rollout, or the arch
     * @param object what it happened to
     * @param group of a rollout
     * @param who an account, {@code token:name}, or {@code fairway}
     */
    public record News(
            Instant at,
            String type,
            String action,
            String name,
            String detail,
            String object,
            @Nullable UUID group,
            String who,
            @Nullable String reason) {}

    private record Named(
            String name, String detail, @Nullable UUID group) {}

    /** The newest {@code n}, newest first. What has no name any more is left out. */
    public List<News> latest(int n) {
        List<News> found = jdbc.sql(latest)
                .param("limit", n)
                .query((row, index) -> new News(
                        Sql.time(row, "happened_at"),
                        row.getString("object_type"),
                        row.getString("action"),
                        "",
                        "",
                        row.getString("object_id"),
                        null,
                        row.getString("actor"),
                        row.getString("reason")))
                .list();
        Map<String, Named> names = names(found);
        return found.stream()
                .filter(news -> news.type().equals("fleet") || names.containsKey(key(news.type(), news.object())))
                .map(news -> named(news, names.getOrDefault(key(news.type(), news.object()), new Named("", "", null))))
                .toList();
    }

    private static News named(News news, Named name) {
        return new News(
                news.at(),
                news.type(),
                news.action(),
                name.name(),
                name.detail(),
                news.object(),
                name.group(),
                news.who(),
                news.reason());
    }

    private Map<String, Named> names(List<News> found) {
        Set<UUID> ids = found.stream()
                .filter(news -> !news.type().equals("fleet"))
                .map(news -> UUID.fromString(news.object()))
                .collect(Collectors.toSet());
        Map<String, Named> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(NAMES).param("ids", ids).query(row -> {
                names.put(
                        key(row.getString("type"), row.getString("id")),
                        new Named(row.getString("name"), row.getString("detail"), Sql.uuidOrNull(row, "group_id")));
            });
        }
        return names;
    }

    private static String key(String type, String id) {
        return type + " " + id;
    }
}
