package dev.fairway.console.rollout;

import dev.fairway.console.Messages;
import dev.fairway.console.Words;
import dev.fairway.console.chart.ChartData;
import dev.fairway.console.chart.Tone;
import dev.fairway.rollout.RolloutHistory.Point;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.RolloutTally;
import dev.fairway.rollout.StageProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What the charts of a rollout show: from its start to its next opening, or to its end. */
final class CourseCurves {

    private static final Duration LEAST = Duration.ofMinutes(2);

    private final Course course;
    private final List<Point> points;
    private final Instant end;

    private CourseCurves(Course course, List<Point> points, Instant end) {
        this.course = course;
        this.points = points;
        this.end = end;
    }

    /** @param written what was written down, oldest first; where the rollout stands now is added */
    static CourseCurves of(Course course, List<Point> written, Instant now) {
        RolloutInfo rollout = course.rollout();
        RolloutInfo.Stop stop = rollout.stop();
        Instant end = !course.state().isOpen() && stop != null ? stop.at() : now;
        Instant start = Objects.requireNonNullElse(rollout.startedAt(), rollout.createdAt());
        List<Point> points = new ArrayList<>();
        points.add(new Point(start, 0, 0, 0, 0));
        written.stream()
                .filter(point -> point.at().isAfter(start) && point.at().isBefore(end))
                .forEach(points::add);
        if (end.isAfter(start)) {
            RolloutTally tally = course.tally();
            points.add(new Point(end, tally.inFlight(), tally.completed(), tally.finished(), tally.failures()));
        }
        return new CourseCurves(course, List.copyOf(points), end);
    }

    /** Completed and in flight on top of each other, how many may update, and when the next stage opens. */
    ChartData outcome() {
        StageProgress stage = course.stage();
        RolloutTally tally = course.tally();
        List<ChartData.Limit> limits = stage == null || !course.state().isOpen() || course.machines() == 0
                ? List.of()
                : List.of(new ChartData.Limit(
                        course.reach(stage), Messages.of("rollout.chart.may", course.reach(stage)), Tone.TEXT));
        return new ChartData(
                ChartData.Kind.AREA,
                ChartData.Unit.COUNT,
                ChartData.Labels.LEGEND,
                Messages.of("rollout.chart.outcome.summary", tally.completed(), tally.inFlight()),
                from(),
                Objects.requireNonNullElse(opening(), until()),
                moments(),
                List.of(
                        new ChartData.Band(
                                Messages.of("rollout.chart.completed"), Tone.COMPLETED, values(Point::completed)),
                        new ChartData.Band(
                                Messages.of("rollout.chart.in-flight"), Tone.IN_FLIGHT, values(Point::inFlight))),
                markers(),
                limits);
    }

    /** Failed of finished in percent, and where the rollout halts by itself. */
    ChartData rate() {
        RolloutTally tally = course.tally();
        StageProgress stage = Objects.requireNonNullElse(
                course.stage(), course.rollout().stages().getFirst());
        String limit = Words.percent(stage.plan().maxFailurePercent());
        return new ChartData(
                ChartData.Kind.LINE,
                ChartData.Unit.PERCENT,
                ChartData.Labels.NONE,
                Messages.of("rollout.chart.rate.summary", tally.failures(), tally.finished(), limit),
                from(),
                until(),
                moments(),
                List.of(new ChartData.Band(
                        Messages.of("rollout.chart.rate.failed"), Tone.TEXT, values(CourseCurves::percent))),
                List.of(),
                List.of(new ChartData.Limit(
                        stage.plan().maxFailurePercent().doubleValue(),
                        Messages.of("rollout.chart.rate.limit", limit),
                        Tone.FAILING)));
    }

    private static double percent(Point point) {
        return point.finished() == 0 ? Double.NaN : Math.round(10_000.0 * point.failures() / point.finished()) / 100.0;
    }

    /** Openings of stages, now, and the next opening. */
    private List<ChartData.Marker> markers() {
        List<ChartData.Marker> markers = new ArrayList<>();
        for (StageProgress stage : course.rollout().stages()) {
            if (stage.openedAt() != null && stage.openedAt().isAfter(from())) {
                markers.add(new ChartData.Marker(
                        stage.openedAt(), Words.percent(stage.plan().percent()), Tone.TEXT, false));
            }
        }
        StageProgress next = course.nextStage();
        Instant opening = opening();
        if (opening != null) {
            markers.add(new ChartData.Marker(end, Messages.of("rollout.chart.now"), Tone.TEXT, true));
            if (next != null) {
                markers.add(new ChartData.Marker(
                        opening,
                        Messages.of(
                                "rollout.chart.opens", Words.percent(next.plan().percent())),
                        Tone.ACCENT,
                        false));
            }
        }
        return markers;
    }

    /** When the next stage opens, if that is known and ahead. */
    private @org.jspecify.annotations.Nullable Instant opening() {
        Instant soakedAt = course.soakedAt();
        return soakedAt != null && soakedAt.isAfter(end) ? soakedAt : null;
    }

    private Instant from() {
        return points.getFirst().at();
    }

    private Instant until() {
        Instant least = from().plus(LEAST);
        return end.isAfter(least) ? end : least;
    }

    private List<Instant> moments() {
        return points.stream().map(Point::at).toList();
    }

    private List<Double> values(ToDoubleFunction<Point> of) {
        return points.stream().map(of::applyAsDouble).toList();
    }
}
