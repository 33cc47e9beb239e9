package dev.fairway.console.rollout;

import com.vaadin.flow.component.checkbox.Checkbox;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.Spans;
import dev.fairway.console.Words;
import dev.fairway.rollout.RolloutCommand;
import dev.fairway.rollout.Rollouts;
import dev.fairway.rollout.StageProgress;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What people tell a rollout: each command says first whom it touches, and takes a reason. */
@Component
public class RolloutDialogs {

    private final Rollouts rollouts;
    private final Clock clock;

    RolloutDialogs(Rollouts rollouts, Clock clock) {
        this.rollouts = rollouts;
        this.clock = clock;
    }

    /** Lets a ready rollout run. */
    CommandDialog start(Course course, Runnable refresh) {
        StageProgress first = course.rollout().stages().getFirst();
        return dialog(
                        "start",
                        Messages.of("rollout.start.title", course.title()),
                        Messages.of("rollout.start.confirm"),
                        course,
                        Messages.of("rollout.start.done", course.title()),
                        (reason, until) -> new RolloutCommand.Start(reason),
                        refresh)
                .says(Messages.of(
                        "rollout.start.effect",
                        Words.percent(first.plan().percent()),
                        course.rollout().groupName(),
                        course.reach(first)))
                .reasonOptional();
    }

    /** Stops offering; open grants finish, or are taken back where no download has begun. */
    CommandDialog pause(Course course, boolean recall, Runnable refresh) {
        Checkbox taken = new Checkbox(Messages.of("rollout.pause.recall"), recall);
        taken.setId("recall");
        int inFlight = course.tally().inFlight();
        return dialog(
                        "pause",
                        Messages.of("rollout.pause.title", course.title()),
                        Messages.of("rollout.pause.confirm"),
                        course,
                        Messages.of("rollout.pause.done", course.title()),
                        (reason, until) -> new RolloutCommand.Pause(reason, until, taken.getValue()),
                        refresh)
                .says(Messages.of("rollout.pause.effect", course.rollout().groupName(), course.version(), inFlight))
                .asks(taken)
                .untilWhen(Messages.of("common.until.optional"), Messages.of("rollout.pause.until"));
    }

    /** Lets a paused or halted rollout go on. */
    CommandDialog resume(Course course, Runnable refresh) {
        StageProgress stage = course.stage();
        String where = stage == null
                ? Messages.of("rollout.resume.effect.first")
                : Messages.of(
                        "rollout.resume.effect",
                        Words.percent(stage.plan().percent()),
                        course.rollout().groupName(),
                        course.reach(stage));
        String anew = course.state() == RolloutState.HALTED ? " " + Messages.of("rollout.resume.effect.anew") : "";
        return dialog(
                        "resume",
                        Messages.of("rollout.resume.title", course.title()),
                        Messages.of("rollout.resume.confirm"),
                        course,
                        Messages.of("rollout.resume.done", course.title()),
                        (reason, until) -> new RolloutCommand.Resume(reason),
                        refresh)
                .says(where + anew)
                .reasonOptional();
    }

    /** Opens the next stage before its time, or completes it after the last. */
    CommandDialog advance(Course course, Runnable refresh) {
        StageProgress stage = course.stage();
        StageProgress next = course.nextStage();
        String soaked = stage == null || stage.soak().isZero()
                ? ""
                : " "
                        + Messages.of(
                                "rollout.advance.soaked",
                                Spans.rough(course.soaked(clock.instant())),
                                Spans.exact(stage.soak()));
        String failed = course.tally().finished() == 0
                ? " " + Messages.of("rollout.advance.none-finished")
                : " "
                        + Messages.of(
                                "rollout.advance.failed",
                                course.tally().failures(),
                                course.tally().finished());
        String percent = next == null ? "" : Words.percent(next.plan().percent());
        String what = next == null
                ? Messages.of("rollout.complete.effect")
                : Messages.of(
                        "rollout.advance.effect", percent, course.rollout().groupName(), course.reach(next));
        return dialog(
                        "advance",
                        next == null
                                ? Messages.of("rollout.complete.title", course.title())
                                : Messages.of("rollout.advance.title", percent, course.title()),
                        next == null
                                ? Messages.of("rollout.complete.confirm")
                                : Messages.of("rollout.advance.confirm", percent),
                        course,
                        next == null
                                ? Messages.of("rollout.complete.done", course.title())
                                : Messages.of("rollout.advance.done", course.title(), percent),
                        (reason, until) -> new RolloutCommand.Advance(
                                reason, course.rollout().current()),
                        refresh)
                .says(what + soaked + failed)
                .reasonOptional();
    }

    /** Ends it for good. */
    CommandDialog abort(Course course, Runnable refresh) {
        int there = course.tally().completed();
        int inFlight = course.tally().inFlight();
        return dialog(
                        "abort",
                        Messages.of("rollout.abort.title", course.title()),
                        Messages.of("rollout.abort.confirm"),
                        course,
                        Messages.of("rollout.abort.done", course.title()),
                        (reason, until) -> new RolloutCommand.Abort(reason),
                        refresh)
                .says(Messages.of("rollout.abort.effect", course.rollout().groupName(), inFlight, there))
                .danger();
    }

    private interface Wording {
        RolloutCommand command(String reason, java.time.@org.jspecify.annotations.Nullable Instant until);
    }

    private CommandDialog dialog(
            String id, String title, String confirm, Course course, String done, Wording wording, Runnable refresh) {
        return new CommandDialog(id + "-dialog", title, confirm, (reason, until) -> {
                    rollouts.tell(course.rollout().id(), wording.command(reason, until));
                    return done;
                })
                .reasonGoesTo(Messages.of("common.reason.everywhere"))
                .afterwards(refresh);
    }
}
