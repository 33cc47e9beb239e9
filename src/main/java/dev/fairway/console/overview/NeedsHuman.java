package dev.fairway.console.overview;

import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.Course;
import dev.fairway.fleet.Health;
import dev.fairway.rollout.Attention;
import dev.fairway.rollout.FleetOverview.Runs;
import dev.fairway.rollout.SilentTogether;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What needs a person, the worst first, each in words and with the place where one acts. */
final class NeedsHuman {

    private static final int MOST_IDS = 3;
    private static final int CAUSES = 3;

    private final Map<UUID, Runs> runs;
    private final Attention attention;
    private final Instant now;
    private final List<Concern> found = new ArrayList<>();

    private NeedsHuman(Map<UUID, Runs> runs, Attention attention, Instant now) {
        this.runs = runs;
        this.attention = attention;
        this.now = now;
    }

    /** All of it; none if everything goes by itself. */
    static List<Concern> of(List<Course> courses, Map<UUID, Runs> runs, Attention attention, Instant now) {
        NeedsHuman needs = new NeedsHuman(runs, attention, now);
        needs.found.addAll(RolloutConcerns.of(courses, now));
        needs.failing();
        needs.stuck();
        needs.silent();
        needs.newcomers();
        needs.noGroup();
        needs.suspects();
        return needs.found.stream()
                .sorted(Comparator.comparing(Concern::kind)
                        .thenComparing(Concern::since, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private int count(Health health) {
        return runs.values().stream()
                .mapToInt(run -> run.byHealth().getOrDefault(health, 0))
                .sum();
    }

    private void add(Concern.Kind kind, String key, String title, String detail, String href) {
        found.add(new Concern(kind, key, title, detail, href, null));
    }

    private void failing() {
        int machines = count(Health.FAILING);
        if (machines > 0) {
            String causes = attention.causes().stream()
                    .limit(CAUSES)
                    .map(cause -> Messages.of("overview.needs.cause", cause.machines(), Words.error(cause.errorCode())))
                    .collect(Collectors.joining(" · "));
            String title = Messages.of("overview.needs.failing", machines);
            add(Concern.Kind.FAILING, "failing", title, causes, address(Health.FAILING));
        }
    }

    private void stuck() {
        int machines = count(Health.STUCK);
        if (machines > 0) {
            String title = Messages.of("overview.needs.stuck", machines);
            String why = Messages.of("overview.needs.stuck.why");
            add(Concern.Kind.STUCK, "stuck", title, why, address(Health.STUCK));
        }
    }

    private void silent() {
        int together = 0;
        for (SilentTogether went : attention.together()) {
            Runs run = runs.get(went.group());
            if (run != null) {
                together += went.machines();
                found.add(new Concern(
                        Concern.Kind.SILENT_TOGETHER,
                        "together-" + went.group() + went.network(),
                        Messages.of(
                                "overview.needs.together",
                                went.machines(),
                                run.group().name()),
                        Messages.of(
                                "overview.needs.together.where",
                                went.network(),
                                Times.momentText(went.lastHeard(), now)),
                        Links.group(went.group(), Health.SILENT) + "&q=" + went.part(),
                        went.lastHeard()));
            }
        }
        int others = count(Health.SILENT) - together;
        if (others > 0) {
            String key = together > 0 ? "overview.needs.silent.others" : "overview.needs.silent";
            add(
                    Concern.Kind.SILENT,
                    "silent",
                    Messages.of(key, others),
                    together > 0 ? "" : mostly(),
                    address(Health.SILENT));
        }
    }

    /** The group that has most of the silent ones, if that says something. */
    private String mostly() {
        return runs.values().stream()
                .max(Comparator.comparingInt(run -> run.byHealth().getOrDefault(Health.SILENT, 0)))
                .filter(run -> runs.size() > 1)
                .map(run -> Messages.of(
                        "overview.needs.silent.most",
                        run.byHealth().getOrDefault(Health.SILENT, 0),
                        sum(run.byHealth().values()),
                        run.group().name()))
                .orElse("");
    }

    private void newcomers() {
        for (Attention.Newcomers waiting : attention.newcomers()) {
            found.add(new Concern(
                    Concern.Kind.NEWCOMERS,
                    "newcomers-" + waiting.product(),
                    Messages.of("overview.needs.newcomers", waiting.machines()),
                    Messages.of("overview.needs.newcomers.why"),
                    Links.enrolment(waiting.product()),
                    waiting.since()));
        }
    }

    private void noGroup() {
        for (Runs run : runs.values()) {
            if (run.group().unassigned()) {
                String tracks = attention.tracks().stream()
                        .filter(track -> track.group().equals(run.group().id()))
                        .map(Attention.Track::track)
                        .filter(track -> !track.isBlank())
                        .limit(CAUSES)
                        .map(track -> Messages.of("common.quoted", Words.shortened(track, 40)))
                        .collect(Collectors.joining(", "));
                add(
                        Concern.Kind.NO_GROUP,
                        "no-group-" + run.group().id(),
                        Messages.of(
                                "overview.needs.no-group", sum(run.byHealth().values())),
                        tracks.isEmpty()
                                ? Messages.of("overview.needs.no-group.why")
                                : Messages.of("overview.needs.no-group.tracks", tracks),
                        Links.group(run.group().id()));
            }
        }
    }

    private void suspects() {
        List<Attention.Suspect> all = attention.suspects();
        for (Attention.Suspect suspect : all.subList(0, Math.min(MOST_IDS, all.size()))) {
            found.add(new Concern(
                    Concern.Kind.SUSPECT,
                    "suspect-" + suspect.product() + suspect.id(),
                    Messages.of("overview.needs.suspect", Words.shortened(suspect.name(), 60)),
                    Messages.of("overview.needs.suspect.why"),
                    Links.machine(suspect.product(), suspect.id()),
                    suspect.lastTurn()));
        }
        if (all.size() > MOST_IDS) {
            Attention.Suspect next = all.get(MOST_IDS);
            add(
                    Concern.Kind.SUSPECT,
                    "suspects",
                    Messages.of("overview.needs.suspects", all.size() - MOST_IDS),
                    Messages.of("overview.needs.suspects.next", Words.shortened(next.name(), 60)),
                    Links.machine(next.product(), next.id()));
        }
    }

    private static String address(Health health) {
        return "machines?health=" + health.label();
    }

    private static int sum(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
