package dev.fairway.wall;

import dev.fairway.fleet.FleetHistory;
import dev.fairway.release.ChannelInfo;
import dev.fairway.rollout.FleetOverview.Moving;
import dev.fairway.rollout.FleetOverview.Now;
import dev.fairway.rollout.FleetOverview.Runs;
import dev.fairway.wall.Board.Curve;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * How the newest release of each channel spread, from when it came there. The past is read once a minute, for it does not
 * change within one; the last point is what machines run now.
 */
@Component
class Spread {

    private static final int MOST_CHANNELS = 5;
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MOST_POINTS = 120;

    private final FleetHistory history;
    private final Map<Key, Past> pasts = new ConcurrentHashMap<>();

    private record Key(Set<UUID> groups, String version, Instant from, Instant minute) {}

    private record Past(List<Instant> moments, List<Double> percent) {}

    private record Channel(ChannelInfo info, String version, Instant since, Set<UUID> groups, int on, int machines) {}

    Spread(FleetHistory history) {
        this.history = history;
    }

    List<Curve> of(Now now, Instant at) {
        List<Channel> channels = now.channels().stream()
                .flatMap(channel -> channel(channel, now).stream())
                .limit(MOST_CHANNELS)
                .toList();
        Channel main = channels.stream()
                .filter(channel -> channel.on() < channel.machines())
                .findFirst()
                .orElse(null);
        Set<String> seen = new TreeSet<>();
        Set<String> twice = channels.stream()
                .map(channel -> channel.info().name())
                .filter(name -> !seen.add(name))
                .collect(Collectors.toSet());
        return channels.stream()
                .map(channel -> curve(
                        channel,
                        at,
                        channel == main,
                        twice.contains(channel.info().name())))
                .toList();
    }

    private static Optional<Channel> channel(ChannelInfo channel, Now now) {
        List<Runs> runs = now.runs().values().stream()
                .filter(run -> channel.id().equals(run.group().channel()))
                .toList();
        String version = runs.stream()
                .map(Runs::channelRelease)
                .filter(release -> release != null)
                .findFirst()
                .orElse(null);
        if (version == null) {
            return Optional.empty();
        }
        Set<UUID> groups = runs.stream().map(run -> run.group().id()).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Integer> versions = now.versionsOn(channel.id());
        int machines = versions.values().stream().mapToInt(Integer::intValue).sum();
        return now.moving().stream()
                .filter(moving -> groups.contains(moving.rollout().group())
                        && moving.version().toString().equals(version))
                .map(Moving::rollout)
                .map(rollout -> rollout.createdAt())
                .min(Comparator.naturalOrder())
                .map(since -> new Channel(
                        channel, version, since, groups, versions.getOrDefault(version, 0), Math.max(1, machines)));
    }

    private Curve curve(Channel channel, Instant at, boolean main, boolean withArch) {
        Past past = past(channel, at);
        List<Double> hours = new ArrayList<>();
        List<Double> percent = new ArrayList<>(past.percent());
        past.moments().forEach(moment -> hours.add(hours(channel.since(), moment)));
        hours.add(hours(channel.since(), at.truncatedTo(ChronoUnit.MINUTES)));
        double latest = 100.0 * channel.on() / channel.machines();
        percent.add(rounded(latest));
        String name = withArch
                ? channel.info().name() + " " + channel.info().arch().label()
                : channel.info().name();
        return new Curve(name, channel.version(), Words.of("adoption.curve", name, (int) latest), hours, percent, main);
    }

    private Past past(Channel channel, Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        pasts.keySet().removeIf(key -> key.minute().isBefore(minute));
        Instant from = channel.since().isBefore(minute.minus(LONGEST)) ? minute.minus(LONGEST) : channel.since();
        if (!from.isBefore(minute)) {
            return new Past(List.of(), List.of());
        }
        return pasts.computeIfAbsent(
                new Key(channel.groups(), channel.version(), channel.since(), minute),
                key -> read(channel, from, minute));
    }

    private Past read(Channel channel, Instant from, Instant until) {
        FleetHistory.Curves curves = history.curves(
                new FleetHistory.Question(channel.info().product(), null, from, until, FleetHistory.By.VERSION, null),
                channel.groups());
        int every = Math.max(1, curves.moments().size() / MOST_POINTS);
        List<Instant> moments = new ArrayList<>();
        List<Double> percent = new ArrayList<>();
        for (int i = 0; i < curves.moments().size(); i += every) {
            int all = 0;
            int on = 0;
            for (FleetHistory.Series series : curves.series()) {
                int machines = series.machines().get(i);
                all += machines;
                on += series.name().equals(channel.version()) ? machines : 0;
            }
            if (all > 0) {
                moments.add(curves.moments().get(i));
                percent.add(rounded(100.0 * on / all));
            }
        }
        return new Past(moments, percent);
    }

    private static double hours(Instant since, Instant at) {
        return Math.max(0, Math.round(Duration.between(since, at).toSeconds() / 36.0) / 100.0);
    }

    private static double rounded(double percent) {
        return Math.round(percent * 10) / 10.0;
    }
}
