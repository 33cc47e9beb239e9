package dev.fairway.console.rollout;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import java.time.Instant;

/** One rollout in the list: state, whom it moves where, its stages, evidence, and what comes next. */
public final class RolloutRow extends ListItem {

    /** A row that is drawn once; lists replace it when something changed. */
    public RolloutRow(Course course, RolloutButtons buttons, Runnable refresh, Instant now) {
        setId("rollout-" + course.rollout().id());
        addClassName("fw-rollout-row");
        Anchor name =
                Links.to(Links.rollout(course.rollout().id()), course.rollout().groupName());
        name.addClassName("fw-name");
        name.setAriaLabel(course.title());
        Div who = Parts.block(
                "fw-rollout-who",
                name,
                Parts.text(
                        "fw-caption",
                        course.version()
                                + (course.state().isOpen()
                                        ? " · " + Messages.of("rollouts.machines", course.machines())
                                        : "")));
        Span next = Outlook.of(course, now);
        next.addClassNames("fw-rollout-next", "fw-wrap");
        Div act = Parts.block("fw-rollout-act");
        Button main = buttons.main(course, refresh);
        if (main != null) {
            act.add(main);
        }
        add(Parts.state(course.state()), who, StageStrip.of(course, now), evidence(course), next, act);
    }

    private static Div evidence(Course course) {
        int good = course.tally().finished() - course.tally().failures();
        int failures = course.tally().failures();
        Div cell = Parts.block("fw-rollout-evidence");
        if (course.tally().finished() == 0) {
            cell.add(Parts.text(
                    "fw-text-2",
                    course.tally().inFlight() > 0
                            ? Messages.of("rollouts.in-flight", course.tally().inFlight())
                            : Messages.of("rollouts.none-finished")));
            return cell;
        }
        cell.add(Parts.text("", Messages.of("rollouts.done", good)));
        if (failures > 0) {
            Anchor failed = Links.to(Links.failed(course.rollout().id()), Messages.of("rollouts.failed", failures));
            failed.addClassName("failing");
            cell.add(failed);
        } else if (course.tally().inFlight() > 0) {
            cell.add(Parts.text(
                    "fw-caption",
                    Messages.of("rollouts.in-flight", course.tally().inFlight())));
        }
        return cell;
    }
}
