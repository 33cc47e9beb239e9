package dev.fairway.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows when nobody here could have heard a machine, so that an outage of ours never counts as anybody's silence. The
 * scheduled work leaves a heartbeat; where one is missing there was an outage. Clients that found nobody come back late: they
 * double their interval after each failure, up to 4 hours ± 50 %, so some time after an outage is excused too.
 */
@Service
public class Outages {

    /** A gap between heartbeats up to this is none: the work takes its time, and another node takes over. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Duration LEAST_RETURN = Duration.ofMinutes(90);
    private static final Duration LATEST_RETURN = Duration.ofHours(6);
    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    Outages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A time in which silence is excused, the return of the machines included. */
    public record Outage(Instant from, Instant to) {}

    /**
     * What a heartbeat found.
     *
     * @param sinceLast how long ago the last one was
     * @param outage the outage that ends with this one, if there was one
     */
    public record Beat(Duration sinceLast, Optional<Outage> outage) {}

    /** Leaves a heartbeat. */
    @Transactional
    public Beat beat() {
        Instant now = clock.instant();
        Instant last = jdbc.sql("select beat_at from heartbeat where id = 1 for update")
                .query((row, index) -> Sql.time(row, "beat_at"))
                .optional()
                .orElse(null);
        if (last == null) {
            jdbc.sql("insert into heartbeat (id, beat_at) values (1, ?)")
                    .param(Sql.time(now))
                    .update();
            return new Beat(Duration.ZERO, Optional.empty());
        }
        jdbc.sql("update heartbeat set beat_at = ? where id = 1")
                .param(Sql.time(now))
                .update();
        Duration gap = last.isBefore(now) ? Duration.between(last, now) : Duration.ZERO;
        return gap.compareTo(TOLERANCE) <= 0
                ? new Beat(gap, Optional.empty())
                : new Beat(gap, Optional.of(record(last, now, gap)));
    }

    private Outage record(Instant last, Instant now, Duration gap) {
        Duration comeBack = gap.compareTo(LEAST_RETURN) < 0 ? LEAST_RETURN : gap;
        Outage outage = new Outage(last, now.plus(comeBack.compareTo(LATEST_RETURN) > 0 ? LATEST_RETURN : comeBack));
        jdbc.sql("insert into outage (started_at, ended_at) values (?, ?)")
                .params(Sql.time(outage.from()), Sql.time(outage.to()))
                .update();
        jdbc.sql("delete from outage where ended_at < ?")
                .param(Sql.time(now.minus(KEPT)))
                .update();
        return outage;
    }

    /** The latest outages, newest first. */
    @Transactional(readOnly = true)
    public List<Outage> latest() {
        return jdbc.sql("select started_at, ended_at from outage order by started_at desc limit 500")
                .query((row, index) -> new Outage(Sql.time(row, "started_at"), Sql.time(row, "ended_at")))
                .list();
    }

    /**
     * The moment from which a machine has been quiet for {@code quiet} if it was heard of last then, outages left out.
     *
     * @param outages in any order; they may overlap, or lie in one another
     */
    static Instant quietSince(Instant now, Duration quiet, List<Outage> outages) {
        Instant at = now;
        Duration left = quiet;
        // By their ends: a short one in the return from a long one must not hide how long that excuses.
        List<Outage> latestEndFirst = outages.stream()
                .sorted(Comparator.comparing(Outage::to).reversed())
                .toList();
        for (Outage outage : latestEndFirst) {
            Instant end = outage.to().isBefore(at) ? outage.to() : at;
            Duration heard = Duration.between(end, at);
            if (heard.compareTo(left) >= 0) {
                return at.minus(left);
            }
            left = left.minus(heard);
            at = outage.from().isBefore(end) ? outage.from() : end;
        }
        return at.minus(left);
    }
}
