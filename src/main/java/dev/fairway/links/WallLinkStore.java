package dev.fairway.links;

import dev.fairway.fleet.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Wall links in the database. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WallLinkStore {

    private static final String LIVING = "select * from wall_link where revoked_at is null";

    private final JdbcClient jdbc;

    WallLinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that are not revoked, by the hash of the token, oldest first. */
    Map<String, WallLink> byHash() {
        Map<String, WallLink> found = new java.util.LinkedHashMap<>();
        jdbc.sql(LIVING + " order by created_at, id").query(row -> {
            found.put(row.getString("token_hash"), link(row, 0));
        });
        return found;
    }

    /** One that is not revoked, locked until the running transaction ends. */
    Optional<WallLink> lock(UUID id) {
        return jdbc.sql(LIVING + " and id = ? for update")
                .param(id)
                .query(WallLinkStore::link)
                .optional();
    }

    int count() {
        return jdbc.sql("select count(*) from wall_link where revoked_at is null")
                .query(Integer.class)
                .single();
    }

    void add(WallLink link, String hash) {
        WallLink.Shows shows = link.shows();
        jdbc.sql("""
                        insert into wall_link (id, name, token_hash, group_ids, panels, theme, rotate_seconds, show_names,
                          origins, created_at, created_by, expires_at)
                        values (:id, :name, :hash, :groups, :panels, :theme, :rotate, :names, :origins, :at, :by, :expires)""")
                .param("id", link.id())
                .param("name", shows.name())
                .param("hash", hash)
                .param("groups", joined(shows.groups()))
                .param("panels", shows.panels().stream().map(WallPanel::label).collect(Collectors.joining(",")))
                .param("theme", shows.theme().label())
                .param("rotate", shows.rotateSeconds())
                .param("names", shows.showNames())
                .param("origins", String.join(" ", shows.origins()))
                .param("at", Sql.time(link.createdAt()))
                .param("by", link.createdBy())
                .param("expires", Sql.timeOrNull(link.expires()))
                .update();
    }

    void revoke(UUID id, Instant at) {
        jdbc.sql("update wall_link set revoked_at = ? where id = ?")
                .params(Sql.time(at), id)
                .update();
    }

    /** Who looks at one link: when it was looked at last, and by how many since {@code since}. */
    record Use(@Nullable Instant last, int viewers) {

        static final Use NONE = new Use(null, 0);
    }

    /** By link; one that was never looked at is not there. */
    Map<UUID, Use> uses(Instant since) {
        Map<UUID, Use> found = new HashMap<>();
        jdbc.sql(
                        "select link_id, max(used_at) as last, sum(case when written_at >= ? then viewers else 0 end) as viewers"
                                + " from wall_link_use group by link_id")
                .param(Sql.time(since))
                .query(row -> {
                    found.put(
                            row.getObject("link_id", UUID.class),
                            new Use(Sql.timeOrNull(row, "last"), row.getInt("viewers")));
                });
        return found;
    }

    /** Notes for a node who looks; rows of nodes that wrote nothing for a day hold no viewers and keep the time alone. */
    void used(UUID link, UUID node, int viewers, Instant last, Instant now) {
        int written = jdbc.sql("update wall_link_use set viewers = ?, used_at = ?, written_at = ?"
                        + " where link_id = ? and node = ?")
                .params(viewers, Sql.time(last), Sql.time(now), link, node)
                .update();
        if (written == 0) {
            jdbc.sql("delete from wall_link_use where link_id = ? and written_at < ?")
                    .params(link, Sql.time(now.minus(java.time.Duration.ofDays(1))))
                    .update();
            jdbc.sql("insert into wall_link_use (viewers, used_at, written_at, link_id, node) values (?, ?, ?, ?, ?)")
                    .params(viewers, Sql.time(last), Sql.time(now), link, node)
                    .update();
        }
    }

    private static WallLink link(ResultSet row, int index) throws SQLException {
        String groups = row.getString("group_ids");
        return new WallLink(
                row.getObject("id", UUID.class),
                new WallLink.Shows(
                        row.getString("name"),
                        groups == null ? null : split(groups, ","),
                        Arrays.stream(row.getString("panels").split(","))
                                .map(WallPanel::ofLabel)
                                .collect(Collectors.toSet()),
                        WallTheme.ofLabel(row.getString("theme")),
                        row.getInt("rotate_seconds"),
                        row.getBoolean("show_names"),
                        words(row.getString("origins"))),
                Sql.timeOrNull(row, "expires_at"),
                Sql.time(row, "created_at"),
                row.getString("created_by"));
    }

    private static @Nullable String joined(@Nullable Set<UUID> groups) {
        return groups == null ? null : groups.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private static Set<UUID> split(String groups, String by) {
        return Arrays.stream(groups.split(by))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
