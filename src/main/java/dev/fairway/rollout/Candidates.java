package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.Version;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineSearch;
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
import org.jspecify.annotations.Nullable;
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
    private final MachineSearch machines;

    Candidates(JdbcClient jdbc, Channels channels, Releases releases, MachineSearch machines) {
        this.jdbc = jdbc;
        this.machines = machines;
        this.channels = channels;
        this.releases = releases;
    }

    /** All of them, in any order; to be read inside the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Iterator<StageGates.Candidate> of(RolloutInfo rollout, GroupInfo group, ReleaseInfo release, Instant now) {
        boolean isPinnedElsewhere = group.pin() != null && group.pin().isInForceAt(now);
        return isPinnedElsewhere
                ? List.<StageGates.Candidate>of().iterator()
                : new Pages(look(rollout, group, release, now));
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

    /** What to look for: {@code versions} are those in the group that the rollout could move. */
    private record Look(
            RolloutInfo rollout,
            GroupInfo group,
            ReleaseInfo release,
            List<UUID> steps,
            List<String> versions,
            Instant now) {}

    /** Only versions that it could move are read at all: in the end nearly all machines run the release already. */
    private Look look(RolloutInfo rollout, GroupInfo group, ReleaseInfo release, Instant now) {
        Floors floors = floors(group, release, now);
        boolean nightly = isNightly(group);
        String target = release.version().sortKey();
        List<String> versions = machines.versionsOf(group.id()).stream()
                .filter(version -> {
                    String key = Version.sortKeyOf(version);
                    int order = key.compareTo(target);
                    return order < 0 && key.compareTo(floors.passable()) >= 0
                            || order > 0 && rollout.allowDowngrade()
                            || order == 0
                                    && nightly
                                    && !version.equals(release.version().toString());
                })
                .sorted()
                .toList();
        return new Look(rollout, group, release, floors.releases(), versions, now);
    }

    /** A machine with its place in the index. */
    private record Found(StageGates.Candidate candidate, int health, int progress) {}

    private final class Pages implements Iterator<StageGates.Candidate> {

        private final Look look;
        private final Iterator<String> versions;
        private Iterator<Found> page = List.<Found>of().iterator();
        private String version = "";
        private @Nullable Found last;
        private boolean more;

        Pages(Look look) {
            this.look = look;
            this.versions = look.versions().iterator();
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && (more || versions.hasNext())) {
                if (!more) {
                    version = versions.next();
                    last = null;
                }
                List<Found> next = read(look, version, last);
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
            Found found = page.next();
            last = found;
            return found.candidate();
        }
    }

    private List<Found> read(Look look, String version, @Nullable Found last) {
        return jdbc.sql("""
                        select m.id, m.labels, m.health, m.progress from machine m
                        where m.group_id = :group and m.version = :version
                          and (m.health, m.progress, m.id) > (:afterHealth, :afterProgress, :after) and m.arch = :arch
                          and m.health <> :silent and m.progress <> :installed
                          and (m.hold_since is null or m.hold_until <= :now)
                          and (m.pin_release_id is null or m.pin_until <= :now)
                          and (m.turns < :suspect or m.last_turn <= :cleared)
                          and (m.failed_release_id is null or m.failed_release_id not in (:steps) or m.attempts < :attempts)
                          and not exists (select 1 from rollout_evidence e
                            where e.rollout_id = :rollout and e.machine_id = m.id and e.counts)
                        order by m.health, m.progress, m.id limit :limit""")
                .param("group", look.group().id())
                .param("version", version)
                .param("afterHealth", last == null ? -1 : last.health())
                .param("afterProgress", last == null ? -1 : last.progress())
                .param("after", last == null ? "" : last.candidate().id().value())
                .param("arch", look.release().arch().label())
                .param("silent", Health.SILENT.code())
                .param("installed", Progress.INSTALLED.code())
                .param("now", Sql.time(look.now()))
                .param("suspect", Machine.Traces.SUSPECT_FROM)
                .param("cleared", Sql.time(look.now().minus(Machine.Traces.CLEARED_AFTER)))
                .param("steps", look.steps())
                .param("attempts", look.group().plan().maxAttempts())
                .param("rollout", look.rollout().id())
                .param("limit", PAGE)
                .query((row, index) -> new Found(
                        new StageGates.Candidate(
                                new MachineId(row.getString("id")),
                                row.getString("labels").contains("\n" + Plan.CANARY + "\n")),
                        row.getInt("health"),
                        row.getInt("progress")))
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
