package dev.fairway.console.machine;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.rollout.MachineRollouts.Part;
import java.time.Instant;
import java.util.List;

/** The rollouts that the machine took part in, newest first, with what became of it there. */
final class RolloutsPanel {

    private static final int SHOWN = 12;

    private RolloutsPanel() {}

    static Div of(List<Part> parts, Instant now) {
        Div panel = Parts.panel(Messages.of("machine.rollouts"));
        panel.setId("machine-rollouts");
        if (parts.isEmpty()) {
            panel.add(Parts.paragraph("fw-reading fw-inset", Messages.of("machine.rollouts.none")));
            return panel;
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-parts");
        parts.stream().limit(SHOWN).forEach(part -> list.add(line(part, now)));
        panel.add(list);
        return panel;
    }

    private static ListItem line(Part part, Instant now) {
        String tone = tone(part);
        Span outcome = new Span(Parts.icon(tone), Parts.text("", word(part)));
        outcome.addClassNames("fw-status", tone);
        Span when = Parts.text("fw-caption", "");
        when.add(Times.at(part.at(), now));
        return new ListItem(
                part.rollout() == null
                        ? Parts.text("fw-text-2", Messages.of("machine.rollouts.pin", part.version()))
                        : Links.to(Links.rollout(part.rollout()), part.version()),
                outcome,
                when);
    }

    private static String word(Part part) {
        return switch (part.outcome()) {
            case OPEN -> Messages.of("machine.rollouts.open");
            case COMPLETED ->
                Messages.of(part.wentBack() ? "machine.rollouts.went-back" : "machine.rollouts.completed");
            case FAILED -> Messages.of("machine.rollouts.failed", part.attempts());
            case TIMED_OUT -> Messages.of("machine.rollouts.timed-out");
            case RECALLED -> Messages.of("machine.rollouts.recalled");
        };
    }

    private static String tone(Part part) {
        return switch (part.outcome()) {
            case OPEN -> "updating";
            case COMPLETED -> part.wentBack() ? "failing" : "healthy";
            case FAILED -> "failing";
            case TIMED_OUT -> "stuck";
            case RECALLED -> "silent";
        };
    }
}
