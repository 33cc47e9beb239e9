package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.Plan;
import dev.fairway.fleet.Progress;
import dev.fairway.fleet.Sql;
import dev.fairway.release.Channels;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The machines of a group that a rollout could still move: they run something else, nothing is known against them, and they
 * have no outcome in it yet. Read in pages, as far as somebody asks.
 */
@Repository
class Candidates {

    private static final int PAGE = 1000;

    private final JdbcClient jdbc;
    private final Channels channels;
    private final Releases releases;

    Candidates(JdbcClient jdbc, Channels channels, Releases releases) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.releases = releases;
    }

    /** All of them, in the order of their ids; to be read inside the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Iterator<StageGates.Candidate> of(RolloutInfo rollout, GroupInfo group, ReleaseInfo release, Instant now) {
        boolean isPinnedElsewhere = group.pin() != null && group.pin().isInForceAt(now);
        return isPinnedElsewhere
                ? List.<StageGates.Candidate>of().iterator()
                : new Pages(rollout, group, release, floors(group, release, now), now);
    }

    /**
     * What floors mean for who can go.
     *
     * @param passable the sort key from which on no floor bars the way; machines below a withdrawn or held one cannot go
     * @param releases the target and its floors: who has used up its attempts at one of them cannot go either
     */
    private record Floors(String passable, List<UUID> releases) {}

    private Floors floors(GroupInfo group, ReleaseInfo target, Instant now) {
        List<UUID> steps = new ArrayList<>(List.of(target.id()));
        String passable = "0";
        List<ReleaseInfo> floors = group.channel() == null
                ? List.of()
                : channels.get(group.channel()).floors().stream()
                        .map(floor -> releases.get(floor.release()))
                        .filter(floor ->
                                floor.arch() == target.arch() && floor.version().isOlderThan(target.version()))
                        .toList();
        for (ReleaseInfo floor : floors) {
            steps.add(floor.id());
            boolean bars = floor.withdrawn() != null
                    || floor.hold() != null && floor.hold().isInForceAt(now);
            String key = floor.version().sortKey();
            if (bars && key.compareTo(passable) > 0) {
                passable = key;
            }
        }
        return new Floors(passable, List.copyOf(steps));
    }

    private final class Pages implements Iterator<StageGates.Candidate> {

        private final RolloutInfo rollout;
        private final GroupInfo group;
        private final ReleaseInfo release;
        private final Floors floors;
        private final Instant now;
        private Iterator<StageGates.Candidate> page =
                List.<StageGates.Candidate>of().iterator();
        private String last = "";
        private boolean more = true;

        Pages(RolloutInfo rollout, GroupInfo group, ReleaseInfo release, Floors floors, Instant now) {
            this.rollout = rollout;
            this.group = group;
            this.release = release;
            this.floors = floors;
            this.now = now;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && more) {
                List<StageGates.Candidate> next = read(rollout, group, release, floors, last, now);
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
            RolloutInfo rollout, GroupInfo group, ReleaseInfo release, Floors floors, String after, Instant now) {
        return jdbc.sql("""
                        select m.id, m.labels from machine m
                        where m.group_id = :group and m.id > :after and m.arch = :arch
                          and (m.version_key < :key and m.version_key >= :passable
                            or :downgrade and m.version_key > :key
                            or :nightly and m.version_key = :key and m.version <> :version)
                          and m.health <> :silent and m.progress <> :installed
                          and (m.hold_since is null or m.hold_until <= :now)
                          and (m.pin_release_id is null or m.pin_until <= :now)
                          and (m.turns < :suspect or m.last_turn <= :cleared)
                          and (m.failed_release_id is null or m.failed_release_id not in (:steps) or m.attempts < :attempts)
                          and not exists (select 1 from rollout_evidence e
                            where e.rollout_id = :rollout and e.machine_id = m.id and e.counts)
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
                .param("steps", floors.releases())
                .param("passable", floors.passable())
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
