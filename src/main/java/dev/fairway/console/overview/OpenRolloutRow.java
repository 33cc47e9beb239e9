package dev.fairway.console.overview;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.Course;
import dev.fairway.console.rollout.RolloutButtons;
import dev.fairway.console.rollout.StageStrip;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An open rollout: its state, whom it moves where, its stages, the evidence, what comes next, and the one thing to do. */
final class OpenRolloutRow extends ListItem {

    private final RolloutButtons buttons;
    private final Runnable refresh;
    private final Div state = Parts.block("fw-open-state");
    private final Anchor name = Links.to("", "");
    private final Span what = Parts.text("fw-caption", "");
    private final Div strip = Parts.block("fw-open-strip");
    private final Span done = Parts.text("fw-open-done", "");
    private final Anchor failed = Links.to("", "");
    private final Span budget = Parts.text("fw-caption", "");
    private final Div next = Parts.block("fw-open-next fw-wrap");
    private final Div act = Parts.block("fw-rollout-act");
    private @Nullable Course course;

    OpenRolloutRow(RolloutButtons buttons, Runnable refresh) {
        this.buttons = buttons;
        this.refresh = refresh;
        addClassName("fw-open-row");
        name.addClassName("fw-name");
        Div evidence = Parts.block("fw-open-evidence", Parts.block("fw-open-figures", done, failed), budget);
        add(state, Parts.block("fw-rollout-who", name, what), strip, evidence, next, act);
    }

    void show(Course now, Instant time) {
        Course before = course;
        course = now;
        setId("open-" + now.rollout().id());
        if (before == null || before.state() != now.state()) {
            Parts.replace(state, Parts.state(now.state()));
            act(now);
        }
        name.setHref(Links.rollout(now.rollout().id()));
        name.setText(now.rollout().groupName());
        name.setAriaLabel(now.title());
        what.setText(Messages.of("overview.rollouts.what", now.version(), now.machines()));
        Parts.replace(strip, StageStrip.of(now, time));
        evidence(now);
        NextStep step = NextStep.of(now, time);
        Parts.replace(next, Parts.text("", step.what()), Parts.text("fw-caption", step.detail()));
    }

    /** Its dialog speaks of the rollout as it is when the button is pressed, so the button can stay. */
    private void act(Course now) {
        act.removeAll();
        if (now.state() == RolloutState.HALTED) {
            Anchor review = Links.to(Links.rollout(now.rollout().id()), Messages.of("overview.rollouts.review"));
            review.addClassName("fw-button");
            review.setAriaLabel(Messages.of("overview.rollouts.review.what", now.title()));
            act.add(review);
            return;
        }
        Button main = buttons.main(now, () -> java.util.Objects.requireNonNullElse(course, now), refresh);
        if (main != null) {
            act.add(main);
        }
    }

    private void evidence(Course now) {
        int finished = now.tally().finished();
        int failures = now.tally().failures();
        done.setText(
                finished > 0
                        ? Messages.of("overview.rollouts.done", finished - failures)
                        : now.tally().inFlight() > 0
                                ? Messages.of(
                                        "overview.rollouts.in-flight",
                                        now.tally().inFlight())
                                : Messages.of("overview.rollouts.nothing"));
        failed.setVisible(failures > 0);
        failed.setHref(Links.failed(now.rollout().id()));
        failed.setText(Messages.of("overview.rollouts.failed", failures));
        failed.setClassName("failing", now.state() == RolloutState.HALTED);
        var stage = now.stage();
        budget.setText(
                stage == null || finished == 0
                        ? ""
                        : Messages.of(
                                "overview.rollouts.budget",
                                Words.share(failures, finished),
                                Words.percent(stage.plan().maxFailurePercent())));
    }
}
