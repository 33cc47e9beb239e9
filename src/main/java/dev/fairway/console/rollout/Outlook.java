package dev.fairway.console.rollout;

import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Parts;
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
        Span said = new Span();
        RolloutInfo rollout = course.rollout();
        switch (rollout.state()) {
            case READY -> text(said, ready(course));
            case RUNNING -> running(said, course, now);
            case PAUSED -> paused(said, rollout.stop(), now);
            case HALTED -> stopped(said, "Halted", rollout.stop(), now, " A person has to resume or abort it.");
            case COMPLETED -> text(said, "All stages are done; stragglers and newcomers still get it.");
            case ABORTED -> stopped(said, "Aborted", rollout.stop(), now, "");
            case SUPERSEDED -> stopped(said, "Superseded", rollout.stop(), now, "");
        }
        return said;
    }

    private static String ready(Course course) {
        boolean fourEyes = course.group() != null && course.group().plan().fourEyes();
        return fourEyes
                ? "Waits for somebody other than " + course.rollout().createdBy() + " to start it."
                : "Waits for somebody to start it.";
    }

    private static void running(Span said, Course course, Instant now) {
        StageProgress stage = course.stage();
        if (stage == null) {
            text(said, "Its first stage opens in a moment.");
            return;
        }
        StageProgress next = course.nextStage();
        String then = next == null
                ? "It completes"
                : "It opens to " + Words.percent(next.plan().percent());
        Instant soakedAt = course.soakedAt();
        if (soakedAt == null) {
            waitsForFirst(said, stage, then);
        } else if (next != null && !stage.advancesByItself()) {
            byHand(said, soakedAt, next, now);
        } else if (!soakedAt.isAfter(now)) {
            text(
                    said,
                    next == null ? "It completes once nobody in its share is left to go." : then + " any moment now.");
        } else {
            text(said, then + " by itself at ");
            strong(said, Times.moment(soakedAt, now));
            text(said, ", ");
            strong(said, Times.in(soakedAt, now));
            text(said, ", if no more than " + Words.percent(stage.plan().maxFailurePercent()) + " fail.");
        }
    }

    private static void waitsForFirst(Span said, StageProgress stage, String then) {
        int least = stage.plan().minMachines();
        String soak = stage.soak().isZero() ? "" : "; then it soaks for " + Spans.exact(stage.soak());
        text(
                said,
                "Waits until " + (least == 1 ? "a first machine has" : Words.number(least) + " machines have")
                        + " finished in this stage" + soak + ". "
                        + (stage.advancesByItself() ? then + " after that." : ""));
    }

    private static void byHand(Span said, Instant soakedAt, StageProgress next, Instant now) {
        String percent = Words.percent(next.plan().percent());
        if (soakedAt.isAfter(now)) {
            text(said, "It has soaked at ");
            strong(said, Times.moment(soakedAt, now));
            text(said, ", ");
            strong(said, Times.in(soakedAt, now));
            text(said, "; then somebody has to open " + percent + ".");
        } else {
            text(said, "It has soaked; somebody has to open " + percent + ".");
        }
    }

    private static void paused(Span said, RolloutInfo.@Nullable Stop stop, Instant now) {
        if (stop == null || stop.until() == null) {
            stopped(said, "Paused", stop, now, " A person has to resume it.");
            return;
        }
        stopped(said, "Paused", stop, now, " It resumes by itself at ");
        strong(said, Times.moment(stop.until(), now));
        text(said, ".");
    }

    private static void stopped(Span said, String how, RolloutInfo.@Nullable Stop stop, Instant now, String end) {
        if (stop == null) {
            text(said, how + "." + end);
            return;
        }
        text(said, how + " at ");
        said.add(Times.moment(stop.at(), now));
        text(said, " by " + who(stop.by()) + ": " + Words.ended(stop.reason()) + end);
    }

    /** A name as it stands in a sentence: Fairway itself has one, too. */
    public static String who(String name) {
        return name.equals("fairway") ? "Fairway" : name;
    }

    private static void text(Span said, String text) {
        if (!text.isEmpty()) {
            said.add(Parts.text("", text));
        }
    }

    private static void strong(Span said, Times.Stamp stamp) {
        Span strong = Parts.text("fw-strong", "");
        strong.add(stamp);
        said.add(strong);
    }
}
