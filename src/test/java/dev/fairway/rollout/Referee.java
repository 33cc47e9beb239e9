package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Progress;
import dev.fairway.fleet.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sees that what Fairway promises holds, whatever machines and people do: from outside, by what is committed. */
final class Referee {

    private final Site site;
    private final String name;
    private final Duration silentAfter;
    private final List<Ban> bans = new ArrayList<>();
    private final Map<UUID, Limit> limits = new ConcurrentHashMap<>();
    private final List<Span> spans = new ArrayList<>();

    Referee(Site site, long seed, Duration silentAfter) {
        this.site = site;
        this.name = "seed " + seed;
        this.silentAfter = silentAfter;
    }

    /** A grant as it is committed. */
    record Row(UUID group, @Nullable UUID rollout, UUID release, String machine, Instant at) {}

    /** From when until when no grant may be made; the times are those of the groups' gates. */
    private static final class Ban {
        final String what;
        final Predicate<Row> forbidden;
        final Map<UUID, Instant> from;
        Map<UUID, Instant> to = Map.of();

        Ban(String what, Predicate<Row> forbidden, Map<UUID, Instant> from) {
            this.what = what;
            this.forbidden = forbidden;
            this.from = from;
        }

        boolean isBrokenBy(Row row) {
            Instant begin = from.get(row.group());
            Instant end = to.get(row.group());
            return begin != null
                    && row.at().isAfter(begin)
                    && (end == null || !row.at().isAfter(end))
                    && forbidden.test(row);
        }
    }

    /** The most machines that may be in flight: of a limit that was lowered those that are, until they are fewer. */
    private record Limit(int set, int ceiling) {}

    /** A limit per period, in force between two times of the gate; {@code to} is null while it is. */
    private record Span(
            UUID group,
            @Nullable Integer most,
            Duration period,
            Instant from,
            @Nullable Instant to) {

        boolean covers(Row row) {
            return row.group().equals(group)
                    && !row.at().isBefore(from)
                    && (to == null || !row.at().isAfter(to));
        }

        boolean isKeptBy(Row row, List<Row> ofGroup) {
            long inPeriod = ofGroup.stream()
                    .filter(other -> other.at().isAfter(row.at().minus(period))
                            && !other.at().isAfter(row.at()))
                    .count();
            return most == null || inPeriod <= most;
        }
    }

    private Map<UUID, Instant> gates() {
        Map<UUID, Instant> gates = new HashMap<>();
        site.bench
                .jdbc()
                .sql("select group_id, last_at from group_gate")
                .query((row, index) -> gates.put(row.getObject("group_id", UUID.class), Sql.time(row, "last_at")))
                .list();
        return gates;
    }

    /** Something was forbidden, and that was acknowledged: from now on no such grant. Returns the number of the ban. */
    int forbidden(String what, Predicate<Row> grants) {
        bans.add(new Ban(what, grants, gates()));
        return bans.size() - 1;
    }

    /** It is about to be allowed again. */
    void allows(int ban) {
        bans.get(ban).to = gates();
    }

    /** The limits of a group are being changed by {@code edit}. */
    void limits(UUID group, @Nullable Integer inFlight, @Nullable Integer perPeriod, Duration period, Runnable edit) {
        int set = inFlight == null ? Integer.MAX_VALUE : inFlight;
        Limit before = limits.getOrDefault(group, new Limit(0, 0));
        limits.put(group, new Limit(set, Math.max(before.ceiling(), set)));
        Instant from = gates().getOrDefault(group, Instant.EPOCH);
        edit.run();
        Instant to = gates().get(group);
        spans.replaceAll(span -> span.group().equals(group) && span.to() == null
                ? new Span(group, span.most(), span.period(), span.from(), to)
                : span);
        spans.add(new Span(group, perPeriod, period, from, null));
    }

    /** At any moment: the gate counts the machines in flight, and there are no more than may be. */
    void watch() {
        figures().forEach((group, figure) -> {
            assertThat(figure.counted()).as("%s: what the gate counts", name).isEqualTo(figure.open());
            assertThat(figure.open())
                    .as("%s: in flight", name)
                    .isLessThanOrEqualTo(
                            limits.getOrDefault(group, new Limit(0, 0)).ceiling());
        });
    }

    private record Figure(int counted, int open) {}

    private Map<UUID, Figure> figures() {
        Map<UUID, Figure> figures = new HashMap<>();
        site.bench
                .jdbc()
                .sql("""
                        select t.group_id, t.in_flight, (select count(*) from machine_grant m
                          where m.group_id = t.group_id and m.outcome = 0 and m.progress < ?) as open
                        from group_gate t join machine_group g on g.id = t.group_id where g.product_id = ?""")
                .params(Progress.INSTALLED.code(), site.product.value())
                .query((row, index) -> figures.put(
                        row.getObject("group_id", UUID.class), new Figure(row.getInt("in_flight"), row.getInt("open"))))
                .list();
        return figures;
    }

    /** Between two ticks, when nothing moves. */
    void inspect(Crowd crowd) {
        watch();
        figures()
                .forEach((group, figure) -> limits.computeIfPresent(
                        group, (id, limit) -> new Limit(limit.set(), Math.max(limit.set(), figure.open()))));
        assertThat(count("""
                        select count(*) from (select machine_id from machine_grant where outcome = 0 and product_id = ?
                        group by machine_id having count(*) > 1) twice""")).as("%s: open grants of one machine", name).isZero();
        assertThat(count("""
                        select count(*) from machine_grant m join rollout r on r.id = m.rollout_id
                        where m.product_id = ? and r.state in ('paused', 'halted', 'aborted', 'superseded')
                          and m.granted_at > r.stopped_at
                          and (r.stopped_until is null or m.granted_at < r.stopped_until)""")).as("%s: grants of rollouts that stand", name).isZero();
        silent().forEach(machine -> assertThat(crowd.quiet(machine))
                .as("%s: silence of %s", name, machine)
                .isGreaterThan(silentAfter.minus(Bench.TICK)));
    }

    private List<MachineId> silent() {
        return site.bench
                .jdbc()
                .sql("select id from machine where product_id = ? and health = ?")
                .params(site.product.value(), Health.SILENT.code())
                .query((row, index) -> new MachineId(row.getString(1)))
                .list();
    }

    private int count(String sql) {
        return site.bench
                .jdbc()
                .sql(sql)
                .param(site.product.value())
                .query(Integer.class)
                .single();
    }

    /** At the end: every grant that was ever made, by brute force, and all figures counted anew. */
    void judge() {
        Map<UUID, List<Row>> byGroup = new HashMap<>();
        grants().forEach(row ->
                byGroup.computeIfAbsent(row.group(), group -> new ArrayList<>()).add(row));
        byGroup.values()
                .forEach(rows -> rows.forEach(row -> {
                    assertThat(bans.stream().filter(ban -> ban.isBrokenBy(row)).map(ban -> ban.what))
                            .as("%s: what %s breaks", name, row)
                            .isEmpty();
                    List<Span> inForce =
                            spans.stream().filter(span -> span.covers(row)).toList();
                    assertThat(inForce)
                            .as("%s: limits per period at %s", name, row)
                            .anyMatch(span -> span.isKeptBy(row, rows));
                }));
        assertThat(summary())
                .as("%s: machines came and failed, people stopped them: else nothing was shown", name)
                .contains("COMPLETED", "FAILED", "RECALLED", "paused");
        recount();
    }

    /** What there was to see, in figures. */
    String summary() {
        return "grants by end "
                + site.bench
                        .jdbc()
                        .sql("""
                                select outcome, count(*) as grants from machine_grant where product_id = ?
                                group by outcome order by outcome""")
                        .param(site.product.value())
                        .query((row, index) -> Grant.Outcome.values()[row.getInt(1)] + " " + row.getInt(2))
                        .list()
                + ", words to rollouts "
                + site.bench
                        .jdbc()
                        .sql("""
                                select action, count(*) as times from audit_entry a join rollout r
                                  on cast(r.id as varchar(160)) = a.object_id
                                where r.product_id = ? group by action order by action""")
                        .param(site.product.value())
                        .query((row, index) -> row.getString(1) + " " + row.getInt(2))
                        .list()
                + ", bans " + bans.size();
    }

    private void recount() {
        assertThat(site.bench
                        .jdbc()
                        .sql("""
                                select r.id from rollout r join rollout_tally t on t.rollout_id = r.id
                                where r.product_id = ? and (
                                  t.granted <> (select count(*) from machine_grant m where m.rollout_id = r.id)
                                  or t.in_flight <> (select count(*) from machine_grant m
                                    where m.rollout_id = r.id and m.outcome = 0 and m.progress < 4)
                                  or t.completed <> (select count(*) from machine_grant m
                                    where m.rollout_id = r.id and m.outcome = 1)
                                  or t.failed <> (select count(*) from machine_grant m
                                    where m.rollout_id = r.id and m.outcome = 2)
                                  or t.timed_out <> (select count(*) from machine_grant m
                                    where m.rollout_id = r.id and m.outcome = 3)
                                  or t.recalled <> (select count(*) from machine_grant m
                                    where m.rollout_id = r.id and m.outcome = 4)
                                  or t.finished <> (select count(*) from rollout_evidence e where e.rollout_id = r.id and e.counts)
                                  or t.failures <> (select count(*) from rollout_evidence e
                                    where e.rollout_id = r.id and e.counts and e.outcome <> 'completed'))""")
                        .param(site.product.value())
                        .query(UUID.class)
                        .list())
                .as("%s: rollouts whose tally is not what a count says", name)
                .isEmpty();
    }

    private List<Row> grants() {
        return site.bench
                .jdbc()
                .sql("select * from machine_grant where product_id = ? order by granted_at")
                .param(site.product.value())
                .query(Referee::row)
                .list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getObject("group_id", UUID.class),
                Sql.uuidOrNull(row, "rollout_id"),
                row.getObject("release_id", UUID.class),
                row.getString("machine_id"),
                Sql.time(row, "granted_at"));
    }
}
