package dev.fairway.console.overview;

import dev.fairway.console.Messages;
import dev.fairway.console.Spans;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.Course;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.StageProgress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What comes next in a rollout, in a few words; its page says it in full.
 *
 * @param what what happens, or who is waited for
 * @param detail when, since when or by whom
 */
record NextStep(String what, String detail) {

    static NextStep of(Course course, Instant now) {
        return switch (course.state()) {
            case READY -> ready(course, now);
            case HALTED -> stopped("overview.next.halted", "overview.next.halted.since", course, now, true);
            case PAUSED -> paused(course, now);
            case RUNNING -> running(course, now);
            case COMPLETED, ABORTED, SUPERSEDED -> new NextStep("", "");
        };
    }

    private static NextStep ready(Course course, Instant now) {
        String since = Times.momentText(course.rollout().createdAt(), now);
        boolean fourEyes = course.group() != null && course.group().plan().fourEyes();
        return new NextStep(
                Messages.of("overview.next.ready"),
                fourEyes
                        ? Messages.of(
                                "overview.next.other-than",
                                since,
                                Words.who(course.rollout().createdBy()))
                        : Messages.of("overview.next.since", since));
    }

    private static NextStep paused(Course course, Instant now) {
        RolloutInfo.Stop stop = course.rollout().stop();
        Instant until = stop == null ? null : stop.until();
        NextStep waits = stopped("overview.next.paused", "overview.next.paused.since", course, now, false);
        return until == null
                ? waits
                : new NextStep(Messages.of("overview.next.resumes", Times.momentText(until, now)), waits.detail());
    }

    private static NextStep stopped(String what, String detail, Course course, Instant now, boolean moment) {
        RolloutInfo.Stop stop = course.rollout().stop();
        String since =
                stop == null ? "" : moment ? Times.momentText(stop.at(), now) : FleetSentence.age(stop.at(), now);
        return new NextStep(Messages.of(what), stop == null ? "" : Messages.of(detail, since, Words.who(stop.by())));
    }

    private static NextStep running(Course course, Instant now) {
        StageProgress stage = course.stage();
        StageProgress next = course.nextStage();
        Instant soakedAt = course.soakedAt();
        if (stage == null) {
            return new NextStep(Messages.of("overview.next.first"), "");
        }
        if (soakedAt == null) {
            return waits(stage);
        }
        String percent = next == null ? "" : Words.percent(next.plan().percent());
        if (next != null && !stage.advancesByItself()) {
            return new NextStep(
                    Messages.of("overview.next.by-hand", percent),
                    soakedAt.isAfter(now)
                            ? Messages.of("overview.next.by-hand.soaks", Times.momentText(soakedAt, now))
                            : Messages.of("overview.next.by-hand.soaked"));
        }
        return byItself(next, percent, soakedAt, now);
    }

    private static NextStep byItself(@Nullable StageProgress next, String percent, Instant soakedAt, Instant now) {
        if (!soakedAt.isAfter(now)) {
            return new NextStep(
                    next == null
                            ? Messages.of("overview.next.completes.soon")
                            : Messages.of("overview.next.opens.soon", percent),
                    "");
        }
        String at = Times.momentText(soakedAt, now);
        Duration left = Duration.between(now, soakedAt);
        return new NextStep(
                next == null
                        ? Messages.of("overview.next.completes", at)
                        : Messages.of("overview.next.opens", percent, at),
                left.toMinutes() < 1
                        ? Messages.of("overview.next.itself.soon")
                        : Messages.of("overview.next.itself", Spans.rough(left)));
    }

    private static NextStep waits(StageProgress stage) {
        return new NextStep(
                Messages.of("overview.next.waits", stage.plan().minMachines()),
                stage.soak().isZero()
                        ? Messages.of("overview.next.waits.none")
                        : Messages.of("overview.next.waits.soak", Spans.exact(stage.soak())));
    }
}
