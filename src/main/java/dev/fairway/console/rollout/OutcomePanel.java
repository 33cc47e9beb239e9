package dev.fairway.console.rollout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Progress;
import dev.fairway.rollout.RolloutTally;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the leave that was given, in figures; each leads to the machines where they can be listed. */
final class OutcomePanel {

    private OutcomePanel() {}

    static Div of(Course course) {
        RolloutTally tally = course.tally();
        UUID group = course.rollout().group();
        Div figures = Parts.block("fw-outcome");
        boolean open = course.state().isOpen() && course.group() != null;
        figures.add(
                figure(
                        "completed",
                        Messages.of("rollout.outcome.completed"),
                        tally.completed(),
                        open ? version(course) : null),
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
        Div panel = Parts.panel(
                Messages.of("rollout.outcome"),
                Parts.text("fw-caption", Messages.of("rollout.outcome.given", tally.granted())));
        panel.setId("outcome");
        panel.add(bar(course), figures);
        return panel;
    }

    private static String version(Course course) {
        return Links.group(course.rollout().group()) + "&version=" + course.version();
    }

    private static Div bar(Course course) {
        RolloutTally tally = course.tally();
        Div bar = Parts.block("fw-outcome-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        int whole = Math.max(1, tally.granted());
        piece(bar, "completed", tally.completed(), whole);
        piece(bar, "flight", tally.inFlight(), whole);
        piece(bar, "reboot", course.waitingForReboot(), whole);
        piece(bar, "failed", tally.failed(), whole);
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
