package dev.fairway.console.overview;

import dev.fairway.access.AuditSearch;
import dev.fairway.console.Messages;
import dev.fairway.console.SharedReads;
import dev.fairway.console.Times;
import dev.fairway.console.chart.ChartData;
import dev.fairway.console.chart.Tone;
import dev.fairway.console.rollout.Course;
import dev.fairway.fleet.FleetHistory;
import dev.fairway.rollout.ActivityFeed;
import dev.fairway.rollout.FleetOverview;
import dev.fairway.rollout.FleetOverview.Now;
import dev.fairway.rollout.FleetOverview.Runs;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the screen shows: once for all windows, and the past once a minute, for it does not change within one. */
@Component
class OverviewReads {

    private static final int LATEST = 7;
    private static final int MOST_MARKERS = 3;
    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    private final FleetOverview overview;
    private final FleetHistory history;
    private final ActivityFeed feed;
    private final Clock clock;
    private final Map<PastKey, FleetHistory.Curves> pasts = new ConcurrentHashMap<>();

    private record PastKey(Scope.Span span, Set<UUID> groups, Instant minute) {}

    OverviewReads(FleetOverview overview, FleetHistory history, ActivityFeed feed, Clock clock) {
        this.overview = overview;
        this.history = history;
        this.feed = feed;
        this.clock = clock;
    }

    Instant time() {
        return clock.instant();
    }

    Now now() {
        return SharedReads.get("fleet overview", overview::now);
    }

    /** Those who see less of what was done do not see what others do. */
    List<ActivityFeed.Activity> activity() {
        return SharedReads.get(List.of("latest activity", AuditSearch.seesAll()), () -> feed.latest(LATEST));
    }

    static List<Course> courses(Now now) {
        return now.moving().stream()
                .map(moving -> new Course(
                        moving.rollout(),
                        moving.version().toString(),
                        moving.tally(),
                        moving.group(),
                        moving.machines(),
                        moving.onTarget()))
                .toList();
    }

    /** How far back to look unless somebody says so: a week, or as far as anything was written down. */
    Scope.Span fitting() {
        Instant until = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        List<Instant> moments = past(
                        Scope.DEFAULT,
                        Set.of(),
                        until.minus(Scope.DEFAULT.span().length()),
                        until)
                .moments();
        Instant oldest = moments.isEmpty() ? until : moments.getFirst();
        return Arrays.stream(Scope.Span.values())
                .filter(span -> !until.minus(span.length()).isAfter(oldest))
                .findFirst()
                .filter(span -> span.compareTo(Scope.DEFAULT.span()) < 0)
                .orElse(Scope.DEFAULT.span());
    }

    /** Adoption in this scope. */
    ChartData adoption(Now now, Scope scope) {
        Instant until = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant from = until.minus(scope.span().length());
        List<Runs> runs =
                now.runs().values().stream().filter(run -> isIn(scope, run)).toList();
        Map<String, Integer> versions = new HashMap<>();
        runs.forEach(
                run -> run.byVersion().forEach((version, machines) -> versions.merge(version, machines, Integer::sum)));
        String target = target(runs);
        FleetHistory.Curves past = past(scope, groups(now, scope), from, until);
        return Adoption.of(
                new Adoption.Facts(past, versions, target),
                from,
                until,
                markers(now, scope, from),
                summary(versions, target));
    }

    private static boolean isIn(Scope scope, Runs run) {
        return (scope.group() == null || scope.group().equals(run.group().id()))
                && (scope.channel() == null
                        || scope.channel().equals(run.group().channel()));
    }

    /** The groups that a scope names; none for all. */
    private static Set<UUID> groups(Now now, Scope scope) {
        if (scope.group() != null) {
            return Set.of(scope.group());
        }
        UUID channel = scope.channel();
        return channel == null
                ? Set.of()
                : now.runs().values().stream()
                        .filter(run -> channel.equals(run.group().channel()))
                        .map(run -> run.group().id())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What most machines aim at. */
    private static @Nullable String target(List<Runs> runs) {
        Map<String, Integer> aiming = new HashMap<>();
        for (Runs run : runs) {
            if (run.target() != null) {
                int machines = run.byVersion().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                aiming.merge(run.target(), machines, Integer::sum);
            }
        }
        return aiming.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private FleetHistory.Curves past(Scope scope, Set<UUID> groups, Instant from, Instant until) {
        pasts.keySet().removeIf(key -> key.minute().isBefore(until));
        boolean nobody = scope.channel() != null && groups.isEmpty();
        return nobody
                ? new FleetHistory.Curves(scope.span().length(), List.of(), List.of())
                : pasts.computeIfAbsent(
                        new PastKey(scope.span(), groups, until),
                        key -> history.curves(
                                new FleetHistory.Question(null, null, from, until, FleetHistory.By.VERSION, null),
                                groups));
    }

    /** When releases that are rolled out now were promoted. */
    private static List<ChartData.Marker> markers(Now now, Scope scope, Instant from) {
        Map<String, Instant> promoted = new HashMap<>();
        now.moving().stream()
                .filter(moving -> moving.group() != null
                        && (scope.group() == null
                                || scope.group().equals(moving.group().id()))
                        && (scope.channel() == null
                                || scope.channel().equals(moving.group().channel())))
                .forEach(moving -> promoted.merge(
                        moving.version().toString(),
                        moving.rollout().createdAt(),
                        (one, other) -> one.isBefore(other) ? one : other));
        return promoted.entrySet().stream()
                .filter(entry -> entry.getValue().isAfter(from))
                .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
                .limit(MOST_MARKERS)
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .map(entry -> new ChartData.Marker(
                        entry.getValue(),
                        Messages.of(
                                "overview.adoption.promoted",
                                entry.getKey(),
                                DAY_AND_CLOCK.format(entry.getValue().atZone(Times.zone()))),
                        Tone.TEXT,
                        false))
                .toList();
    }

    private static String summary(Map<String, Integer> versions, @Nullable String target) {
        int all = versions.values().stream().mapToInt(Integer::intValue).sum();
        return target == null
                ? Messages.of("overview.adoption.summary.none", all)
                : Messages.of("overview.adoption.summary", versions.getOrDefault(target, 0), all, target);
    }
}
