package dev.fairway.rollout;

import dev.fairway.fleet.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a rollout had come at moments of the past. */
@Service
public class RolloutHistory {

    /** So many points a curve has at most. */
    static final int MOST_POINTS = 200;

    private static final Duration[] SPANS = {Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1)};

    private final JdbcClient jdbc;

    RolloutHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A rollout at one moment.
     *
     * @param completed grants that were completed until then
     * @param finished machine ids with an outcome that counted then
     * @param failures those of them that failed
     */
    public record Point(Instant at, int inFlight, int completed, int finished, int failures) {

        private Point at(Instant other) {
            return new Point(other, inFlight, completed, finished, failures);
        }
    }

    private record Kept(Point point, Duration span) {}

    /** What was written down of a rollout, oldest first, at most {@value #MOST_POINTS} points; between them it is a straight line. */
    @Transactional(readOnly = true)
    public List<Point> of(UUID rollout) {
        List<Kept> kept = jdbc.sql("""
                        select taken_at, span, in_flight, completed, finished, failures from rollout_point
                        where rollout_id = ? order by taken_at""")
                .param(rollout)
                .query((row, index) -> new Kept(
                        new Point(
                                Sql.time(row, "taken_at"),
                                row.getInt("in_flight"),
                                row.getInt("completed"),
                                row.getInt("finished"),
                                row.getInt("failures")),
                        SPANS[row.getInt("span")]))
                .list();
        return thinned(withStandstills(kept));
    }

    /** Where rows are further apart than they are taken nothing changed: a line must not slope over that time. */
    private static List<Point> withStandstills(List<Kept> kept) {
        List<Point> points = new ArrayList<>();
        for (Kept next : kept) {
            Instant before = next.point().at().minus(next.span());
            if (!points.isEmpty() && points.getLast().at().isBefore(before)) {
                points.add(points.getLast().at(before));
            }
            points.add(next.point());
        }
        return points;
    }

    /** Of neighbours one, and always the newest. */
    private static List<Point> thinned(List<Point> points) {
        int step = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
        if (step <= 1) {
            return List.copyOf(points);
        }
        List<Point> chosen = new ArrayList<>();
        for (int i = (points.size() - 1) % step; i < points.size(); i += step) {
            chosen.add(points.get(i));
        }
        return List.copyOf(chosen);
    }
}
