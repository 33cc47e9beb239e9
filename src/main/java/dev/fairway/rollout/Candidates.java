package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.Plan;
import dev.fairway.fleet.Progress;
import dev.fairway.fleet.Sql;
import dev.fairway.release.ReleaseInfo;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The machines of a group that a rollout could still move: they run something else, nothing is known against them (that only
 * a person could end, such as used up attempts at the target or a floor before it), and they have no outcome in it yet. Read in pages, as far as somebody asks.
 */
@Repository
class Candidates {

    private static final int PAGE = 1000;

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, in the order of their ids; to be read inside the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Iterator<StageGates.Candidate> of(RolloutInfo rollout, GroupInfo group, ReleaseInfo release, Instant now) {
        return new Pages(rollout, group, release, now);
    }

    private final class Pages implements Iterator<StageGates.Candidate> {

        private final RolloutInfo rollout;
        private final GroupInfo group;
        private final ReleaseInfo release;
        private final Instant now;
        private Iterator<StageGates.Candidate> page =
                List.<StageGates.Candidate>of().iterator();
        private String last = "";
        private boolean more = true;

        Pages(RolloutInfo rollout, GroupInfo group, ReleaseInfo release, Instant now) {
            this.rollout = rollout;
            this.group = group;
            this.release = release;
            this.now = now;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && more) {
                List<StageGates.Candidate> next = read(rollout, group, release, last, now);
                more = next.size() == PAGE;
                page = next.iterator();
            }
            return page.hasNext();
        }

        @Override
        public StageGates.Candidate next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            StageGates.Candidate candidate = page.next();
            last = candidate.id().value();
            return candidate;
        }
    }

    private List<StageGates.Candidate> read(
            RolloutInfo rollout, GroupInfo group, ReleaseInfo release, String after, Instant now) {
        return jdbc.sql("""
                        select m.id, m.labels from machine m
                        where m.group_id = :group and m.id > :after and m.arch = :arch
                          and (m.version_key < :key and m.version_key >= '0'
                            or :downgrade and m.version_key > :key
                            or :nightly and m.version_key = :key and m.version <> :version)
                          and m.health <> :silent and m.progress <> :installed
                          and (m.hold_since is null or m.hold_until <= :now)
                          and (m.pin_release_id is null or m.pin_until <= :now)
                          and (m.turns < :suspect or m.last_turn <= :cleared)
                          and (m.failed_release_id is null or m.attempts < :attempts
                            or m.failed_release_id <> :release and not exists (select 1 from channel_floor f
                              where f.channel_id = :channel and f.release_id = m.failed_release_id))
                          and not exists (select 1 from rollout_evidence e
                            where e.rollout_id = :rollout and e.machine_id = m.id)
                        order by m.id limit :limit""")
                .param("group", group.id())
                .param("after", after)
                .param("arch", release.arch().label())
                .param("key", release.version().sortKey())
                .param("version", release.version().toString())
                .param("downgrade", rollout.allowDowngrade())
                .param("nightly", isNightly(group))
                .param("silent", Health.SILENT.code())
                .param("installed", Progress.INSTALLED.code())
                .param("now", Sql.time(now))
                .param("suspect", Machine.Traces.SUSPECT_FROM)
                .param("cleared", Sql.time(now.minus(Machine.Traces.CLEARED_AFTER)))
                .param("release", release.id())
                .param("channel", group.channel())
                .param("attempts", group.plan().maxAttempts())
                .param("rollout", rollout.id())
                .param("limit", PAGE)
                .query((row, index) -> new StageGates.Candidate(
                        new MachineId(row.getString("id")),
                        row.getString("labels").contains("\n" + Plan.CANARY + "\n")))
                .list();
    }

    private boolean isNightly(GroupInfo group) {
        return group.channel() != null
                && jdbc.sql("select nightly from channel where id = ?")
                        .param(group.channel())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }
}
