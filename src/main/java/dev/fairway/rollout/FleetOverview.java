package dev.fairway.rollout;

import dev.fairway.base.Version;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Tallies;
import dev.fairway.fleet.Tallies.Tally;
import dev.fairway.release.ChannelInfo;
import dev.fairway.rollout.FleetSummary.GroupCount;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The fleet in one look: all that the first screen shows but its history, in four statements whatever the size of the fleet. */
@Service
public class FleetOverview {

    private final Tallies tallies;
    private final Pictures pictures;
    private final FleetSummary summary;
    private final RolloutStore rollouts;
    private final AttentionStore attention;
    private final Clock clock;

    FleetOverview(
            Tallies tallies,
            Pictures pictures,
            FleetSummary summary,
            RolloutStore rollouts,
            AttentionStore attention,
            Clock clock) {
        this.tallies = tallies;
        this.pictures = pictures;
        this.summary = summary;
        this.rollouts = rollouts;
        this.attention = attention;
        this.clock = clock;
    }

    /**
     * The fleet at one moment.
     *
     * @param moving the open rollouts, in no order
     * @param runs what each group runs, by group; a group without machines is not there
     * @param channels those that machines follow, the largest first
     * @param exposure the known hole that is open on the most machines; {@code null} if none is known
     */
    public record Now(
            FleetSummary.Figures figures,
            List<Moving> moving,
            Map<UUID, Runs> runs,
            List<ChannelInfo> channels,
            @Nullable Exposure exposure,
            Attention attention) {

        /** What the machines of a channel run, all its groups together. */
        public Map<String, Integer> versionsOn(UUID channel) {
            Map<String, Integer> versions = new HashMap<>();
            runs.values().stream()
                    .filter(run -> channel.equals(run.group().channel()))
                    .forEach(run -> run.byVersion()
                            .forEach((version, machines) -> versions.merge(version, machines, Integer::sum)));
            return versions;
        }
    }

    /**
     * An open rollout with its figures.
     *
     * @param group {@code null} if the group was deleted
     */
    public record Moving(
            RolloutInfo rollout,
            Version version,
            RolloutTally tally,
            @Nullable GroupInfo group,
            int machines,
            int onTarget) {}

    /**
     * What the machines of a group run, and how they are.
     *
     * @param target the version that the group aims at; {@code null} if it has none
     * @param channelRelease the version that its channel points at; {@code null} if there is none
     */
    public record Runs(
            GroupInfo group,
            @Nullable String target,
            @Nullable String channelRelease,
            Map<String, Integer> byVersion,
            Map<Health, Integer> byHealth) {}

    /** The fleet as it is now. Not to be called inside a transaction. */
    public Now now() {
        Seen seen = see();
        int silent = seen.kinds.stream()
                .filter(tally -> tally.health() == Health.SILENT)
                .mapToInt(Tally::machines)
                .sum();
        return seen.now(null, attention.read(seen.at, silent));
    }

    /** The fleet as it is now, to be looked at as a whole or in parts. Not to be called inside a transaction. */
    public Seen see() {
        Picture picture = pictures.current();
        Instant at = clock.instant();
        List<Tally> kinds = tallies.all();
        List<UUID> open = picture.openRollouts().stream().map(RolloutInfo::id).toList();
        return new Seen(picture, kinds, open.isEmpty() ? Map.of() : rollouts.tallies(open), at);
    }

    /** What was seen at one moment. Looking at parts of it asks the database nothing. */
    public final class Seen {

        private final Picture picture;
        private final List<Tally> kinds;
        private final Map<UUID, RolloutTally> counts;
        private final Instant at;

        private Seen(Picture picture, List<Tally> kinds, Map<UUID, RolloutTally> counts, Instant at) {
            this.picture = picture;
            this.kinds = kinds;
            this.counts = counts;
            this.at = at;
        }

        /** When that was. */
        public Instant at() {
            return at;
        }

        /** The whole fleet, without what wants a person's eye. */
        public Now all() {
            return now(null, Attention.NONE);
        }

        /** Only the machines and rollouts of these groups, without what wants a person's eye. */
        public Now only(Set<UUID> groups) {
            return now(groups, Attention.NONE);
        }

        private Now now(@Nullable Set<UUID> groups, Attention wanting) {
            List<Tally> those = groups == null
                    ? kinds
                    : kinds.stream()
                            .filter(tally -> groups.contains(tally.group()))
                            .toList();
            List<RolloutInfo> open = picture.openRollouts().stream()
                    .filter(rollout -> groups == null || groups.contains(rollout.group()))
                    .toList();
            FleetSummary.Figures figures = summary.figures(picture, those, at);
            Map<UUID, Runs> runs = runs(picture, those, at);
            return new Now(
                    figures,
                    moving(picture, open, counts, figures),
                    runs,
                    channels(picture, runs),
                    Exposure.worst(picture.releases(), running(picture, those), at)
                            .orElse(null),
                    wanting);
        }
    }

    private static List<Moving> moving(
            Picture picture, List<RolloutInfo> open, Map<UUID, RolloutTally> counts, FleetSummary.Figures figures) {
        Map<UUID, GroupCount> groups =
                figures.byGroup().stream().collect(Collectors.toMap(GroupCount::group, Function.identity()));
        return open.stream()
                .map(rollout -> {
                    GroupCount count = groups.get(rollout.group());
                    return new Moving(
                            rollout,
                            picture.release(rollout.release()).version(),
                            counts.getOrDefault(rollout.id(), RolloutTally.NONE),
                            picture.group(rollout.group()),
                            count == null ? 0 : count.machines(),
                            count == null ? 0 : count.onTarget());
                })
                .toList();
    }

    private static Map<UUID, Runs> runs(Picture picture, List<Tally> kinds, Instant now) {
        Map<UUID, Runs> runs = new HashMap<>();
        for (Tally tally : kinds) {
            GroupInfo group = picture.group(tally.group());
            if (group != null) {
                Runs run = runs.computeIfAbsent(
                        group.id(),
                        id -> new Runs(
                                group,
                                picture.targetOf(id, now),
                                picture.channelRelease(group),
                                new HashMap<>(),
                                new EnumMap<>(Health.class)));
                run.byVersion().merge(tally.version(), tally.machines(), Integer::sum);
                run.byHealth().merge(tally.health(), tally.machines(), Integer::sum);
            }
        }
        return runs;
    }

    private static List<ChannelInfo> channels(Picture picture, Map<UUID, Runs> runs) {
        Map<UUID, Integer> machines = new HashMap<>();
        runs.values().stream()
                .filter(run -> run.group().channel() != null)
                .forEach(run -> machines.merge(
                        java.util.Objects.requireNonNull(run.group().channel()),
                        run.byVersion().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum(),
                        Integer::sum));
        return picture.channels().stream()
                .filter(channel -> machines.containsKey(channel.id()))
                .sorted(Comparator.comparing((ChannelInfo channel) -> machines.get(channel.id()))
                        .reversed()
                        .thenComparing(ChannelInfo::name)
                        .thenComparing(ChannelInfo::arch))
                .toList();
    }

    private static List<Exposure.Running> running(Picture picture, List<Tally> kinds) {
        List<Exposure.Running> running = new ArrayList<>();
        for (Tally tally : kinds) {
            GroupInfo group = picture.group(tally.group());
            ChannelInfo channel = group == null ? null : picture.channelOf(group);
            Version.parse(tally.version())
                    .ifPresent(version -> running.add(new Exposure.Running(
                            tally.product(), channel == null ? null : channel.arch(), version, tally.machines())));
        }
        return running;
    }
}
