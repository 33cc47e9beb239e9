package dev.fairway.rollout;

import dev.fairway.fleet.Retention;
import dev.fairway.fleet.Sql;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down each minute how far the open rollouts are, if that has changed, and thins what is old: every change is kept for
 * a day, the last of each hour for a month, the last of each day (UTC) as long as grants are kept after the rollout is over.
 */
@Component
class RolloutPoints {

    /** So long every change is kept. */
    static final Duration MINUTES_FOR = Duration.ofDays(1);

    /** So long the last change of each hour is kept. */
    static final Duration HOURS_FOR = Duration.ofDays(31);

    private static final Logger LOG = LoggerFactory.getLogger(RolloutPoints.class);
    private static final int HOUR = 3600;
    private static final List<String> OPEN = Arrays.stream(RolloutState.values())
            .filter(RolloutState::isOpen)
            .map(RolloutState::label)
            .toList();

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RolloutPoints(JdbcClient jdbc, Retention retention, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(cron = "2 * * * * *")
    @SchedulerLock(name = "rollout-points", lockAtMostFor = "PT50S", lockAtLeastFor = "PT30S")
    void onTheMinute() {
        try {
            write(clock.instant());
            thin(clock.instant());
        } catch (RuntimeException failed) {
            LOG.warn("the rollouts were not written down this minute", failed);
        }
    }

    /** Writes down the open rollouts whose figures are others than when they were last written, at the minute of {@code now}. */
    void write(Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into rollout_point
                          (rollout_id, taken_at, in_hour, span, in_flight, completed, finished, failures)
                        select r.id, cast(:minute as timestamp(6) with time zone), cast(:hour as bigint), 0,
                          t.in_flight, t.completed, t.finished, t.failures
                        from rollout r join rollout_tally t on t.rollout_id = r.id
                        where r.state in (:open) and not exists (
                          select 1 from rollout_point p where p.rollout_id = r.id
                            and p.taken_at = (select max(q.taken_at) from rollout_point q where q.rollout_id = r.id)
                            and (p.taken_at >= :minute or p.in_flight = t.in_flight and p.completed = t.completed
                              and p.finished = t.finished and p.failures = t.failures))""")
                .param("minute", Sql.time(minute))
                .param("hour", minute.getEpochSecond() / HOUR)
                .param("open", OPEN)
                .update());
    }

    /** Thins what has come of age by {@code now}, and lets go of what belongs to rollouts that have been over for long. */
    void thin(Instant now) {
        keepLast(0, "p.in_hour", now.minus(MINUTES_FOR));
        keepLast(1, "p.in_hour / 24", now.minus(HOURS_FOR));
        transaction.executeWithoutResult(status ->
                jdbc.sql("""
                        delete from rollout_point where rollout_id in (
                          select id from rollout where state in ('aborted', 'superseded') and stopped_at < ?)""").param(Sql.time(now.minus(retention.grants()))).update());
    }

    /** Of each period the last row stays and stands for the longer span; one that has a later row beside it goes. */
    private void keepLast(int span, String period, Instant before) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            delete from rollout_point where span = :span and taken_at < :before and exists (
                              select 1 from rollout_point p where p.rollout_id = rollout_point.rollout_id
                                and p.taken_at > rollout_point.taken_at and %s = %s)""".formatted(period, period.replace("p.", "rollout_point.")))
                    .param("span", span)
                    .param("before", Sql.time(before))
                    .update();
            jdbc.sql("update rollout_point set span = :longer where span = :span and taken_at < :before")
                    .param("longer", span + 1)
                    .param("span", span)
                    .param("before", Sql.time(before))
                    .update();
        });
    }
}
