package dev.fairway.console.rollout;

import com.vaadin.flow.component.checkbox.Checkbox;
import dev.fairway.console.CommandDialog;
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
                        "Start",
                        "Start the rollout",
                        course,
                        "runs",
                        (reason, until) -> new RolloutCommand.Start(reason),
                        refresh)
                .says("Opens " + Words.percent(first.plan().percent()) + " of "
                        + course.rollout().groupName() + ", about " + Words.count(course.reach(first), "machine")
                        + ", at once.")
                .reasonOptional();
    }

    /** Stops offering; open grants finish, or are taken back where no download has begun. */
    CommandDialog pause(Course course, boolean recall, Runnable refresh) {
        Checkbox taken = new Checkbox("Take leave back from machines that have not begun to download", recall);
        taken.setId("recall");
        int inFlight = course.tally().inFlight();
        return dialog(
                        "pause",
                        "Pause",
                        "Pause the rollout",
                        course,
                        "is paused",
                        (reason, until) -> new RolloutCommand.Pause(reason, until, taken.getValue()),
                        refresh)
                .says("No other machine of " + course.rollout().groupName() + " is offered " + course.version() + ". "
                        + (inFlight == 0
                                ? "None is updating now."
                                : Words.are(inFlight, "machine") + " updating now, and may finish."))
                .asks(taken)
                .untilWhen("Until (optional)", "Empty: until somebody resumes it.");
    }

    /** Lets a paused or halted rollout go on. */
    CommandDialog resume(Course course, Runnable refresh) {
        StageProgress stage = course.stage();
        String where = stage == null
                ? "It starts with its first stage."
                : "It goes on with " + Words.percent(stage.plan().percent()) + " of "
                        + course.rollout().groupName() + ", about " + Words.count(course.reach(stage), "machine") + ".";
        String anew = course.state() == RolloutState.HALTED
                ? " Failures are counted anew; machines that failed need a retry to be offered it again."
                : "";
        return dialog(
                        "resume",
                        "Resume",
                        "Resume the rollout",
                        course,
                        "goes on",
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
                : " The open stage has soaked " + Spans.rough(course.soaked(clock.instant())) + " of "
                        + Spans.exact(stage.soak()) + ".";
        String failed = course.tally().finished() == 0
                ? " No machine has finished yet."
                : " " + Words.number(course.tally().failures()) + " of "
                        + Words.number(course.tally().finished()) + " failed so far.";
        String what = next == null
                ? "Ends its last stage now. Stragglers and newcomers still get it."
                : "Opens " + Words.percent(next.plan().percent()) + " of "
                        + course.rollout().groupName() + " now, about " + Words.count(course.reach(next), "machine")
                        + ".";
        return dialog(
                        "advance",
                        next == null
                                ? "Complete"
                                : "Open " + Words.percent(next.plan().percent()) + ":",
                        next == null
                                ? "Complete it now"
                                : "Open " + Words.percent(next.plan().percent()) + " now",
                        course,
                        next == null
                                ? "is completed"
                                : "is open to " + Words.percent(next.plan().percent()),
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
                        "Abort",
                        "Abort the rollout",
                        course,
                        "is aborted",
                        (reason, until) -> new RolloutCommand.Abort(reason),
                        refresh)
                .says("Ends it for good: " + course.rollout().groupName()
                        + " aims at nothing until another rollout is made. "
                        + (inFlight == 0
                                ? ""
                                : Words.are(inFlight, "machine")
                                        + " updating now; those that have not begun to download give their leave back. ")
                        + (there == 0 ? "" : Words.count(there, "machine") + " took it and keep it."))
                .danger();
    }

    private interface Wording {
        RolloutCommand command(String reason, java.time.@org.jspecify.annotations.Nullable Instant until);
    }

    private CommandDialog dialog(
            String id, String verb, String confirm, Course course, String done, Wording wording, Runnable refresh) {
        return new CommandDialog(id + "-dialog", verb + " " + course.title(), confirm, (reason, until) -> {
                    rollouts.tell(course.rollout().id(), wording.command(reason, until));
                    return course.title() + " " + done;
                })
                .reasonGoesTo("Shown wherever this rollout is shown, and kept in the audit trail.")
                .afterwards(refresh);
    }
}
