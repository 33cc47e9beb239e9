package dev.fairway.console.rollout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Progress;
import dev.fairway.rollout.RolloutReport.Cause;
import dev.fairway.rollout.RolloutTally;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of the leave that was given, in figures; each leads to the machines where they can be listed. A machine
 * that had completed and then went back or fell silent is told by itself: it counts as failed.
 */
final class OutcomePanel {

    private OutcomePanel() {}

    static Div of(Course course, List<Cause> causes) {
        RolloutTally tally = course.tally();
        int returned = machines(causes, "returned");
        int died = machines(causes, "died");
        int completed = Math.max(0, tally.completed() - returned - died);
        UUID group = course.rollout().group();
        Div figures = Parts.block("fw-outcome");
        boolean open = course.state().isOpen() && course.group() != null;
        figures.add(
                figure("completed", Messages.of("rollout.outcome.completed"), completed, open ? version(course) : null),
                figure(
                        "flight",
                        Messages.of("rollout.outcome.flight"),
                        tally.inFlight(),
                        open ? Links.group(group, Health.UPDATING) : null),
                figure(
                        "reboot",
                        Messages.of("rollout.outcome.reboot"),
                        course.waitingForReboot(),
                        open ? Links.group(group) + "&progress=" + Progress.INSTALLED.label() : null),
                figure(
                        "failed",
                        Messages.of("rollout.outcome.failed"),
                        tally.failed(),
                        open ? Links.group(group, Health.FAILING) : null),
                figure(
                        "timeout",
                        Messages.of("rollout.outcome.timeout"),
                        tally.timedOut(),
                        open ? Links.group(group, Health.STUCK) : null),
                figure("recalled", Messages.of("rollout.outcome.recalled"), tally.recalled(), null));
        if (returned > 0) {
            figures.add(figure("returned", Messages.of("rollout.outcome.returned"), returned, null));
        }
        if (died > 0) {
            figures.add(figure("died", Messages.of("rollout.outcome.died"), died, null));
        }
        Div panel = Parts.panel(
                Messages.of("rollout.outcome"),
                Parts.text("fw-caption", Messages.of("rollout.outcome.given", tally.granted())));
        panel.setId("outcome");
        panel.add(bar(course, completed, returned, died), figures);
        return panel;
    }

    private static int machines(List<Cause> causes, String outcome) {
        return causes.stream()
                .filter(cause -> cause.outcome().equals(outcome))
                .mapToInt(Cause::machines)
                .sum();
    }

    private static String version(Course course) {
        return Links.group(course.rollout().group()) + "&version=" + course.version();
    }

    private static Div bar(Course course, int completed, int returned, int died) {
        RolloutTally tally = course.tally();
        Div bar = Parts.block("fw-outcome-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        int whole = Math.max(1, tally.granted());
        piece(bar, "completed", completed, whole);
        piece(bar, "flight", tally.inFlight(), whole);
        piece(bar, "reboot", course.waitingForReboot(), whole);
        piece(bar, "failed", tally.failed(), whole);
        piece(bar, "returned", returned, whole);
        piece(bar, "died", died, whole);
        piece(bar, "timeout", tally.timedOut(), whole);
        piece(bar, "recalled", tally.recalled(), whole);
        return bar;
    }

    private static void piece(Div bar, String kind, int count, int whole) {
        if (count > 0) {
            Div piece = Parts.block("fw-out-" + kind);
            piece.setWidth(100.0 * count / whole + "%");
            bar.add(piece);
        }
    }

    private static Div figure(String kind, String name, int count, @Nullable String link) {
        Component number =
                count > 0 && link != null ? Links.to(link, Words.number(count)) : Parts.text("", Words.number(count));
        Div figure = Parts.block(
                "fw-figure",
                Parts.block("fw-figure-name", Parts.text("fw-swatch fw-out-" + kind, ""), Parts.text("", name)),
                Parts.block("fw-figure-number", number));
        figure.setId("figure-" + kind);
        return figure;
    }
}
