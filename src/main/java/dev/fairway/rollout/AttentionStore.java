package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.Dialect;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what wants a person's eye, in one statement of five parts. Each part looks at so many machines at most, and has an
 * index that holds only the machines that it is about: few of a million, and no check-in that changes nothing writes it.
 */
@Repository
class AttentionStore {

    static final int MOST_SUSPECTS = 50;

    /** So many machines are told apart; of more it is enough to say how many. */
    private static final int MOST = 2_000;

    private static final int MOST_NEWCOMERS = 20_000;

    private static final String READ = """
            select * from (select 'failing' as kind, cast(null as uuid) as group_id, cast(null as uuid) as product_id,
                cast(null as varchar(64)) as id, cast(null as varchar(512)) as name, f.last_error as error,
                cast(null as timestamp(6) with time zone) as at, count(*) as machines
              from (select last_error from machine where health = %1$d limit %3$d) f group by f.last_error) failing
            union all
            select 'silent', s.group_id, null, null, s.address, null, s.last_seen, 1
              from (select group_id, address, last_seen from machine where health = %2$d limit :silent) s
            union all
            select 'track', u.group_id, null, null, u.track, null, null, count(*)
              from (select g.id as group_id, m.track from machine_group g %6$s where g.unassigned limit %3$d) u
              group by u.group_id, u.track
            union all
            select 'newcomer', null, w.product_id, null, null, null, min(w.first_seen), count(*)
              from (select product_id, first_seen from enrolment_request where state = 'waiting' limit %7$d) w
              group by w.product_id
            union all
            select 'suspect', null, t.product_id, t.id, t.name, null, t.last_turn, 1
              from (select product_id, id, coalesce(alias, told_alias, id) as name, last_turn from machine
                where turns >= %4$d and last_turn > :since order by last_turn desc limit %5$d) t""";

    private final JdbcClient jdbc;
    private final String read;

    AttentionStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.read = READ.formatted(
                Health.FAILING.code(),
                Health.SILENT.code(),
                MOST,
                Machine.Traces.SUSPECT_FROM,
                MOST_SUSPECTS,
                dialect.some("machine", "m", "m.group_id = g.id", "m.version, m.health, m.progress, m.id", MOST),
                MOST_NEWCOMERS);
    }

    /** The lists as they fill. */
    private record Found(
            List<Attention.Cause> causes,
            List<SilentTogether.Quiet> silent,
            List<Attention.Track> tracks,
            List<Attention.Newcomers> newcomers,
            List<Attention.Suspect> suspects) {}

    /**
     * Reads them.
     *
     * @param silent how many machines are silent: too many are not read at all, for they are not told apart
     */
    @Transactional(readOnly = true)
    Attention read(Instant now, int silent) {
        Found found = new Found(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        jdbc.sql(read)
                .param("since", Sql.time(now.minus(Machine.Traces.CLEARED_AFTER)))
                .param("silent", silent > MOST ? 0 : MOST)
                .query(row -> {
                    add(row, found);
                });
        found.causes().sort(Comparator.comparingInt(Attention.Cause::machines).reversed());
        found.tracks().sort(Comparator.comparingInt(Attention.Track::machines).reversed());
        return new Attention(
                List.copyOf(found.causes()),
                SilentTogether.of(found.silent()),
                List.copyOf(found.tracks()),
                List.copyOf(found.newcomers()),
                List.copyOf(found.suspects()));
    }

    private static void add(ResultSet row, Found found) throws SQLException {
        String kind = row.getString("kind");
        switch (kind) {
            case "failing" ->
                found.causes().add(new Attention.Cause(Sql.intOrNull(row, "error"), row.getInt("machines")));
            case "silent" ->
                found.silent()
                        .add(new SilentTogether.Quiet(
                                row.getObject("group_id", UUID.class), row.getString("name"), Sql.time(row, "at")));
            case "track" ->
                found.tracks()
                        .add(new Attention.Track(
                                row.getObject("group_id", UUID.class), row.getString("name"), row.getInt("machines")));
            case "newcomer" ->
                found.newcomers()
                        .add(new Attention.Newcomers(
                                new ProductId(row.getObject("product_id", UUID.class)),
                                row.getInt("machines"),
                                Sql.time(row, "at")));
            case "suspect" ->
                found.suspects()
                        .add(new Attention.Suspect(
                                new ProductId(row.getObject("product_id", UUID.class)),
                                new MachineId(row.getString("id")),
                                row.getString("name"),
                                Sql.time(row, "at")));
            default -> throw new IllegalStateException("a row of no kind: " + kind);
        }
    }
}
