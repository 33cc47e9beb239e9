package dev.fairway.console.overview;

import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.Course;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.StageProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A rollout that waits for a person, in words. */
final class RolloutConcern {

    /** A pause that is older than this was perhaps forgotten; one that ends within it is perhaps not over in time. */
    private static final Duration DAY = Duration.ofDays(1);

    private RolloutConcern() {}

    /** It stands still until a person resumes or aborts it. */
    static Optional<Concern> halted(Course course) {
        int failures = course.tally().failures();
        String title = failures == 0
                ? Messages.of("overview.needs.halted", name(course), course.version())
                : Messages.of(
                        "overview.needs.halted.failed",
                        name(course),
                        failures,
                        course.tally().finished(),
                        course.version());
        return Optional.of(concern(Concern.Kind.HALTED, course, title, why(course.rollout())));
    }

    /** Paused for long, or to go on by itself soon; any other pause is somebody's plan. */
    static Optional<Concern> paused(Course course, Instant now) {
        RolloutInfo.Stop stop = course.rollout().stop();
        if (stop == null) {
            return Optional.empty();
        }
        Instant until = stop.until();
        if (until != null && until.isBefore(now.plus(DAY))) {
            String at = Times.momentText(until, now);
            String title = Messages.of("overview.needs.pause-ends", name(course), at);
            return Optional.of(concern(Concern.Kind.PAUSE_ENDS, course, title, why(course.rollout())));
        }
        if (stop.at().plus(DAY).isAfter(now)) {
            return Optional.empty();
        }
        String title = Messages.of("overview.needs.paused", name(course), FleetSentence.age(stop.at(), now));
        String end = until == null
                ? Messages.of("overview.needs.paused.endless")
                : Messages.of("overview.needs.paused.until", Times.momentText(until, now));
        return Optional.of(concern(Concern.Kind.PAUSED_LONG, course, title, why(course.rollout()) + " " + end));
    }

    /** It was made, and waits to be started. */
    static Optional<Concern> ready(Course course) {
        String title = Messages.of("overview.needs.ready", name(course));
        String detail = Messages.of("overview.needs.ready.what", course.version(), course.machines());
        return Optional.of(new Concern(
                Concern.Kind.READY,
                course.rollout().id().toString(),
                title,
                detail,
                Links.rollout(course.rollout().id()),
                course.rollout().createdAt()));
    }

    /** Its stage has soaked, and the next one opens by hand only. */
    static Optional<Concern> byHand(Course course, Instant now) {
        StageProgress stage = course.stage();
        StageProgress next = course.nextStage();
        Instant soakedAt = course.soakedAt();
        if (stage == null || next == null || stage.advancesByItself() || soakedAt == null || soakedAt.isAfter(now)) {
            return Optional.empty();
        }
        String title = Messages.of(
                "overview.needs.by-hand",
                name(course),
                Words.percent(next.plan().percent()));
        String detail = Messages.of(
                "overview.needs.by-hand.how",
                course.tally().finished() - course.tally().failures(),
                course.tally().failures());
        return Optional.of(new Concern(
                Concern.Kind.BY_HAND,
                course.rollout().id().toString(),
                title,
                detail,
                Links.rollout(course.rollout().id()),
                soakedAt));
    }

    private static Concern concern(Concern.Kind kind, Course course, String title, String detail) {
        RolloutInfo rollout = course.rollout();
        return new Concern(
                kind,
                rollout.id().toString(),
                title,
                detail,
                Links.rollout(rollout.id()),
                FleetSentence.since(rollout));
    }

    private static String why(RolloutInfo rollout) {
        RolloutInfo.Stop stop = rollout.stop();
        return stop == null
                ? ""
                : Messages.of(
                        "overview.needs.why", Words.who(stop.by()), Words.ended(Words.shortened(stop.reason(), 160)));
    }

    private static String name(Course course) {
        return Words.shortened(course.rollout().groupName(), 60);
    }
}
