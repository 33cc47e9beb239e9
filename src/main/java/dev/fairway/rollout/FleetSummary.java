package dev.fairway.rollout;

import dev.fairway.base.Arch;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Progress;
import dev.fairway.fleet.Tallies;
import dev.fairway.fleet.Tallies.Tally;
import dev.fairway.rollout.policy.FleetStop;
import dev.fairway.rollout.policy.GroupFacts;
import dev.fairway.rollout.policy.ReleaseFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The fleet in figures: how many machines, how they are, what they run, and what a promotion would concern. */
@Service
public class FleetSummary {

    private final Tallies tallies;
    private final Pictures pictures;
    private final Clock clock;

    FleetSummary(Tallies tallies, Pictures pictures, Clock clock) {
        this.clock = clock;
        this.tallies = tallies;
        this.pictures = pictures;
    }

    /** How many machines run a version. */
    public record VersionCount(String version, int machines) {}

    /** How many machines a group has, and how many of them run its target. */
    public record GroupCount(UUID group, String name, int machines, int onTarget) {}

    /**
     * The whole fleet; versions with the most machines first.
     *
     * @param aiming how many belong to a group that has a target
     * @param rolloutsOpen how many rollouts are not aborted or superseded
     * @param stopped who stopped all updates; {@code null} while they go on
     */
    public record Figures(
            int machines,
            int onTarget,
            int aiming,
            Map<Health, Integer> byHealth,
            Map<Progress, Integer> byProgress,
            List<VersionCount> byVersion,
            List<GroupCount> byGroup,
            int rolloutsOpen,
            @Nullable FleetStop stopped) {}

    /** The fleet as it is now. */
    public Figures figures() {
        return figures(pictures.current(), tallies.all(), clock.instant());
    }

    /** The fleet as these tallies say. */
    Figures figures(Picture picture, List<Tally> kinds, Instant now) {
        Map<Health, Integer> byHealth = zeroes(Health.class);
        Map<Progress, Integer> byProgress = zeroes(Progress.class);
        Map<String, Integer> byVersion = new HashMap<>();
        Map<UUID, Integer> byGroup = new HashMap<>();
        Map<UUID, Integer> onTargetByGroup = new HashMap<>();
        int all = 0;
        int onTarget = 0;
        int aiming = 0;
        for (Tally tally : kinds) {
            all += tally.machines();
            byHealth.merge(tally.health(), tally.machines(), Integer::sum);
            byProgress.merge(tally.progress(), tally.machines(), Integer::sum);
            byVersion.merge(tally.version(), tally.machines(), Integer::sum);
            byGroup.merge(tally.group(), tally.machines(), Integer::sum);
            Standing standing = standing(picture, tally, now);
            aiming += standing == null ? 0 : tally.machines();
            if (standing == Standing.ON_TARGET) {
                onTarget += tally.machines();
                onTargetByGroup.merge(tally.group(), tally.machines(), Integer::sum);
            }
        }
        return new Figures(
                all,
                onTarget,
                aiming,
                byHealth,
                byProgress,
                versions(byVersion),
                groups(picture, byGroup, onTargetByGroup),
                picture.openRollouts().size(),
                picture.stop());
    }

    /**
     * What a promotion concerns.
     *
     * @param groups the groups that follow the channel, by name
     */
    public record Reach(List<GroupReach> groups) {

        /** How many of them would be offered the release. */
        public int behind() {
            return groups.stream().mapToInt(GroupReach::behind).sum();
        }
    }

    /**
     * What a promotion concerns in one group.
     *
     * @param behind machines that run something older and would be offered the release, or a floor before it
     * @param there machines that run it already
     * @param blocked machines that run something older than a floor which was withdrawn: they get nothing
     * @param newer machines that run something newer, or something that cannot be read: they get nothing
     * @param from what those that are behind run, the most frequent first
     * @param kept those that are behind and get nothing for now, by why: held, silent, stuck or failing
     */
    public record GroupReach(
            UUID group,
            String name,
            boolean updatesEnabled,
            int machines,
            int behind,
            int blocked,
            int there,
            int newer,
            List<VersionCount> from,
            Map<Health, Integer> kept) {

        /** How many of those that are behind get nothing for now. */
        public int heldBack() {
            return kept.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** What would follow if this channel were pointed at {@code version}. */
    public Reach reach(UUID channel, Version version, boolean nightly) {
        Picture picture = pictures.current();
        Map<UUID, Reached> reached = new HashMap<>();
        for (Tally tally : tallies.all()) {
            Version running = Version.parse(tally.version()).orElse(null);
            Standing standing = standing(running, version, nightly);
            if (standing == Standing.BEHIND && running != null && picture.isBlocked(channel, running, version)) {
                standing = Standing.BLOCKED;
            }
            reached.computeIfAbsent(tally.group(), group -> new Reached()).take(tally, standing);
        }
        return new Reach(picture.groups().stream()
                .filter(group -> channel.equals(group.channel()))
                .map(group -> reached.getOrDefault(group.id(), new Reached()).of(group))
                .sorted(Comparator.comparing(GroupReach::name))
                .toList());
    }

    /** What of a group is reached, as it is counted. */
    private static final class Reached {

        private static final Set<Health> KEPT = EnumSet.of(Health.HELD, Health.SILENT, Health.STUCK, Health.FAILING);

        private final Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        private final Map<String, Integer> from = new HashMap<>();
        private final Map<Health, Integer> kept = new EnumMap<>(Health.class);

        void take(Tally tally, Standing standing) {
            counts.merge(standing, tally.machines(), Integer::sum);
            if (standing == Standing.BEHIND) {
                from.merge(tally.version(), tally.machines(), Integer::sum);
                if (KEPT.contains(tally.health())) {
                    kept.merge(tally.health(), tally.machines(), Integer::sum);
                }
            }
        }

        GroupReach of(GroupInfo group) {
            int behind = counts.getOrDefault(Standing.BEHIND, 0);
            int blocked = counts.getOrDefault(Standing.BLOCKED, 0);
            int there = counts.getOrDefault(Standing.ON_TARGET, 0);
            int newer = counts.getOrDefault(Standing.BEYOND, 0);
            return new GroupReach(
                    group.id(),
                    group.name(),
                    group.updatesEnabled(),
                    behind + blocked + there + newer,
                    behind,
                    blocked,
                    there,
                    newer,
                    versions(from),
                    kept);
        }
    }

    /** Which versions the machines on a channel run, those with the most machines first. */
    public List<VersionCount> versionsOn(UUID channel) {
        Picture picture = pictures.current();
        Set<UUID> following = picture.groups().stream()
                .filter(group -> channel.equals(group.channel()))
                .map(GroupInfo::id)
                .collect(Collectors.toSet());
        Map<String, Integer> byVersion = new HashMap<>();
        tallies.all().stream()
                .filter(tally -> following.contains(tally.group()))
                .forEach(tally -> byVersion.merge(tally.version(), tally.machines(), Integer::sum));
        return versions(byVersion);
    }

    /**
     * How many machines of each group run a version, those with the most first. Tallies know no arch: a group counts that
     * follows a channel for {@code arch}, or none.
     */
    public List<GroupRunning> running(ProductId product, Version version, Arch arch) {
        Picture picture = pictures.current();
        Map<UUID, Integer> byGroup = new HashMap<>();
        tallies.all().stream()
                .filter(tally ->
                        tally.product().equals(product) && tally.version().equals(version.toString()))
                .forEach(tally -> byGroup.merge(tally.group(), tally.machines(), Integer::sum));
        return picture.groups().stream()
                .filter(group -> byGroup.containsKey(group.id()))
                .filter(group -> picture.archOf(group).map(arch::equals).orElse(true))
                .map(group -> new GroupRunning(
                        group.id(), group.name(), java.util.Objects.requireNonNull(byGroup.get(group.id()))))
                .sorted(Comparator.comparingInt(GroupRunning::machines)
                        .reversed()
                        .thenComparing(GroupRunning::name))
                .toList();
    }

    /** How many machines of a group run a version. */
    public record GroupRunning(UUID group, String name, int machines) {}

    private enum Standing {
        BEHIND,
        /** Older than a floor that was withdrawn: gets nothing. */
        BLOCKED,
        ON_TARGET,
        /** Newer, or not to be compared. */
        BEYOND
    }

    /** {@code null} where there is no target. */
    private static @Nullable Standing standing(Picture picture, Tally tally, Instant now) {
        GroupFacts group = picture.groupFacts(tally.group());
        ReleaseFacts release = group == null ? null : targetOf(group, now);
        return group == null || release == null
                ? null
                : standing(
                        Version.parse(tally.version()).orElse(null),
                        release.version(),
                        group.channel() != null && group.channel().nightly());
    }

    /** What the machines of a group aim at, those apart that are pinned elsewhere. */
    static @Nullable ReleaseFacts targetOf(GroupFacts group, Instant now) {
        if (group.pin() != null && group.pin().isInForceAt(now)) {
            return group.pin().release();
        }
        return group.rollout() != null && group.rollout().state().isOpen()
                ? group.rollout().release()
                : null;
    }

    private static Standing standing(@Nullable Version running, Version target, boolean nightly) {
        if (running == null || target.isOlderThan(running)) {
            return Standing.BEYOND;
        }
        boolean behind = running.isOlderThan(target) || (nightly && target.isOtherBuildOf(running));
        return behind ? Standing.BEHIND : Standing.ON_TARGET;
    }

    private static List<VersionCount> versions(Map<String, Integer> byVersion) {
        return byVersion.entrySet().stream()
                .map(entry -> new VersionCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(VersionCount::machines)
                        .reversed()
                        .thenComparing(VersionCount::version))
                .toList();
    }

    private static List<GroupCount> groups(Picture picture, Map<UUID, Integer> machines, Map<UUID, Integer> onTarget) {
        List<GroupCount> counts = new ArrayList<>();
        for (GroupInfo group : picture.groups()) {
            counts.add(new GroupCount(
                    group.id(),
                    group.name(),
                    machines.getOrDefault(group.id(), 0),
                    onTarget.getOrDefault(group.id(), 0)));
        }
        counts.sort(Comparator.comparing(GroupCount::name));
        return List.copyOf(counts);
    }

    private static <E extends Enum<E>> Map<E, Integer> zeroes(Class<E> type) {
        Map<E, Integer> counts = new EnumMap<>(type);
        for (E value : type.getEnumConstants()) {
            counts.put(value, 0);
        }
        return counts;
    }
}
