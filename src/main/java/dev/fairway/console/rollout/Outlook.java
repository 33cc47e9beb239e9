package dev.fairway.console.rollout;

import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Pronounced;
import dev.fairway.console.Spans;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.StageProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What comes next in a rollout, in one sentence: who or what it waits for, and until when. */
public final class Outlook {

    private Outlook() {}

    /** The sentence, with its times kept fresh. */
    public static Span of(Course course, Instant now) {
        RolloutInfo rollout = course.rollout();
        return switch (rollout.state()) {
            case READY -> text(ready(course));
            case RUNNING -> running(course, now);
            case PAUSED -> paused(rollout, now);
            case HALTED -> stopped("rollout.outlook.halted", rollout, now);
            case COMPLETED -> text(Messages.of("rollout.outlook.completed"));
            case ABORTED -> stopped("rollout.outlook.aborted", rollout, now);
            case SUPERSEDED -> stopped("rollout.outlook.superseded", rollout, now);
        };
    }

    private static String ready(Course course) {
        boolean fourEyes = course.group() != null && course.group().plan().fourEyes();
        return fourEyes
                ? Messages.of(
                        "rollout.outlook.ready.four-eyes", course.rollout().createdBy())
                : Messages.of("rollout.outlook.ready");
    }

    private static Span running(Course course, Instant now) {
        StageProgress stage = course.stage();
        if (stage == null) {
            return text(Messages.of("rollout.outlook.first"));
        }
        StageProgress next = course.nextStage();
        Instant soakedAt = course.soakedAt();
        if (soakedAt == null) {
            return text(waitsForFirst(stage, next));
        }
        if (next != null && !stage.advancesByItself()) {
            return byHand(soakedAt, percent(next), now);
        }
        if (!soakedAt.isAfter(now)) {
            return text(
                    next == null
                            ? Messages.of("rollout.outlook.completes.soon")
                            : Messages.of("rollout.outlook.opens.soon", percent(next)));
        }
        return Pronounced.sentence(
                "",
                next == null ? "rollout.outlook.completes" : "rollout.outlook.opens",
                strong(Times.moment(soakedAt, now)),
                strong(Times.in(soakedAt, now)),
                Words.percent(stage.plan().maxFailurePercent()),
                next == null ? "" : percent(next));
    }

    private static String waitsForFirst(StageProgress stage, @Nullable StageProgress next) {
        int least = stage.plan().minMachines();
        String waits = stage.soak().isZero()
                ? Messages.of("rollout.outlook.waits", least)
                : Messages.of("rollout.outlook.waits.soak", least, Spans.exact(stage.soak()));
        if (!stage.advancesByItself()) {
            return waits;
        }
        return waits + " "
                + (next == null
                        ? Messages.of("rollout.outlook.completes.after")
                        : Messages.of("rollout.outlook.opens.after", percent(next)));
    }

    private static Span byHand(Instant soakedAt, String percent, Instant now) {
        return soakedAt.isAfter(now)
                ? Pronounced.sentence(
                        "",
                        "rollout.outlook.by-hand",
                        strong(Times.moment(soakedAt, now)),
                        strong(Times.in(soakedAt, now)),
                        percent)
                : text(Messages.of("rollout.outlook.by-hand.now", percent));
    }

    private static Span paused(RolloutInfo rollout, Instant now) {
        RolloutInfo.Stop stop = rollout.stop();
        if (stop == null || stop.until() == null) {
            return stopped("rollout.outlook.paused", rollout, now);
        }
        return Pronounced.sentence(
                "",
                "rollout.outlook.paused.until",
                Times.moment(stop.at(), now),
                who(stop.by()),
                Words.ended(stop.reason()),
                strong(Times.moment(stop.until(), now)));
    }

    /** @param key of the sentence that says when it was stopped, by whom and why */
    private static Span stopped(String key, RolloutInfo rollout, Instant now) {
        RolloutInfo.Stop stop = rollout.stop();
        return stop == null
                ? text(Messages.of("rollout.outlook.somehow." + rollout.state().label()))
                : Pronounced.sentence(
                        "", key, Times.moment(stop.at(), now), who(stop.by()), Words.ended(stop.reason()));
    }

    /** A name as it stands in a sentence: Fairway itself has one, too. */
    public static String who(String name) {
        return name.equals("fairway") ? Messages.of("frame.name") : name;
    }

    private static String percent(StageProgress stage) {
        return Words.percent(stage.plan().percent());
    }

    private static Span text(String sentence) {
        return new Span(Parts.text("", sentence));
    }

    private static Span strong(Times.Stamp stamp) {
        Span strong = Parts.text("fw-strong", "");
        strong.add(stamp);
        return strong;
    }
}
