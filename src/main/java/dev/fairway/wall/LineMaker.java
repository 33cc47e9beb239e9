package dev.fairway.wall;

import dev.fairway.rollout.FleetOverview.Moving;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.StageProgress;
import dev.fairway.rollout.policy.RolloutState;
import dev.fairway.wall.Board.Line;
import dev.fairway.wall.Board.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Open rollouts, those first that stand still; what is completed is left out. */
final class LineMaker {

    private static final int MOST = 24;

    private static final List<RolloutState> URGENCY =
            List.of(RolloutState.HALTED, RolloutState.PAUSED, RolloutState.RUNNING, RolloutState.READY);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.UK);

    private LineMaker() {}

    static List<Line> of(List<Moving> moving, boolean names, Instant now) {
        return moving.stream()
                .filter(one -> URGENCY.contains(one.rollout().state()))
                .sorted(Comparator.comparing(
                                (Moving one) -> URGENCY.indexOf(one.rollout().state()))
                        .thenComparing(Comparator.comparingInt(Moving::machines).reversed())
                        .thenComparing(one -> one.rollout().groupName()))
                .limit(MOST)
                .map(one -> line(one, names, now))
                .toList();
    }

    private static Line line(Moving moving, boolean names, Instant now) {
        RolloutInfo rollout = moving.rollout();
        String state = rollout.state().label();
        return new Line(
                state,
                Words.of("state." + state),
                rollout.groupName(),
                moving.version().toString(),
                note(moving, names, now),
                IntStream.range(0, rollout.stages().size())
                        .mapToObj(i -> new Stage(rollout.filled(i, now), rollout.isOpen(i)))
                        .toList());
    }

    private static String note(Moving moving, boolean names, Instant now) {
        RolloutInfo rollout = moving.rollout();
        return switch (rollout.state()) {
            case HALTED ->
                moving.tally().failures() > 0
                        ? Words.of(
                                "rollouts.failed",
                                moving.tally().failures(),
                                moving.tally().finished())
                        : Words.of("rollouts.halted");
            case PAUSED -> paused(rollout, names, now);
            case READY -> Words.of("rollouts.ready");
            case RUNNING -> running(moving, now);
            case COMPLETED, ABORTED, SUPERSEDED -> "";
        };
    }

    /** What a person wrote may hold names, so it is told only where names are. */
    private static String paused(RolloutInfo rollout, boolean names, Instant now) {
        RolloutInfo.Stop stop = rollout.stop();
        String since = Words.age(VerdictMaker.since(rollout), now);
        if (stop == null) {
            return Words.of("rollouts.paused", since);
        }
        String said = stop.until() == null
                ? Words.of("rollouts.paused", since)
                : Words.of("rollouts.paused.until", since, moment(stop.until(), now));
        return names ? Words.of("rollouts.why", said, stop.reason()) : said;
    }

    private static String running(Moving moving, Instant now) {
        RolloutInfo rollout = moving.rollout();
        int current = rollout.current();
        if (current < 0) {
            return Words.of("rollouts.first");
        }
        StageProgress stage = rollout.stages().get(current);
        StageProgress next =
                current + 1 < rollout.stages().size() ? rollout.stages().get(current + 1) : null;
        Instant soakedAt = rollout.soakedAt();
        if (soakedAt == null) {
            return waits(moving, stage);
        }
        if (next != null && !stage.advancesByItself()) {
            return Words.of("rollouts.by-hand", percent(next.plan().percent()));
        }
        if (soakedAt.isAfter(now)) {
            return next == null
                    ? Words.of("rollouts.ends", moment(soakedAt, now))
                    : Words.of("rollouts.next", percent(next.plan().percent()), moment(soakedAt, now));
        }
        return flight(moving);
    }

    private static String waits(Moving moving, StageProgress stage) {
        return moving.tally().inFlight() > 0 || moving.tally().finished() > 0
                ? flight(moving)
                : Words.of("rollouts.waits", stage.plan().minMachines());
    }

    private static String flight(Moving moving) {
        int inFlight = moving.tally().inFlight();
        return inFlight > 0
                ? Words.of("rollouts.in-flight", inFlight)
                : Words.of(
                        "rollouts.done",
                        moving.tally().finished() - moving.tally().failures());
    }

    private static String percent(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString() + "\u00a0%";
    }

    static String moment(@Nullable Instant at, Instant now) {
        if (at == null) {
            return "";
        }
        boolean isNear = Duration.between(now, at).abs().toHours() < 20;
        return (isNear ? CLOCK : DAY).format(at.atOffset(ZoneOffset.UTC));
    }
}
