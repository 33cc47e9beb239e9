package dev.fairway.console.machine;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import dev.fairway.base.Page;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.MachineEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to the machine, newest first: in words, with what to do about it, and what was sent below. */
final class TimelinePanel {

    private TimelinePanel() {}

    /** @param failure leads from the event that it is about to the other machines of its cause */
    static Div of(Page<EventLog.Logged> events, @Nullable SameCause failure, Instant now, TimelineChoice choice) {
        Div panel = Parts.panel(Messages.of("machine.timeline"), choice(choice));
        panel.setId("timeline");
        if (events.items().isEmpty()) {
            panel.add(Parts.paragraph("fw-reading fw-inset", Messages.of("machine.timeline.none")));
            return panel;
        }
        OrderedList list = new OrderedList();
        list.addClassName("fw-timeline");
        boolean told = failure == null;
        for (EventLog.Logged logged : events.items()) {
            boolean isIt = !told && failure != null && isAbout(logged.event(), failure);
            told |= isIt;
            list.add(item(logged.event(), isIt ? failure : null, now));
        }
        panel.add(list);
        if (events.next() != null && choice.canShowMore()) {
            Button older = new Button(Messages.of("machine.timeline.older"), click -> choice.more());
            older.setId("show-older");
            older.addThemeVariants(ButtonVariant.TERTIARY);
            panel.add(Parts.block("fw-inset", older));
        }
        return panel;
    }

    private static Div choice(TimelineChoice choice) {
        Div both = Parts.block(
                "fw-segments",
                segment(
                        "timeline-mattered",
                        Messages.of("machine.timeline.mattered"),
                        !choice.all(),
                        () -> choice.show(false)),
                segment("timeline-all", Messages.of("machine.timeline.all"), choice.all(), () -> choice.show(true)));
        both.getElement().setAttribute("role", "group");
        both.getElement().setAttribute("aria-label", Messages.of("machine.timeline.choice"));
        return both;
    }

    private static Button segment(String id, String text, boolean chosen, Runnable choose) {
        Button segment = new Button(text, click -> choose.run());
        segment.setId(id);
        segment.addClassName("fw-segment");
        segment.addThemeVariants(ButtonVariant.SMALL);
        segment.getElement().setAttribute("aria-pressed", Boolean.toString(chosen));
        return segment;
    }

    private static boolean isAbout(MachineEvent event, SameCause failure) {
        return switch (event.kind()) {
            case FAILED, FELL_BACK, TIMED_OUT -> !event.at().isBefore(failure.since());
            default -> false;
        };
    }

    private static ListItem item(MachineEvent event, @Nullable SameCause failure, Instant now) {
        EventWords words = EventWords.of(event);
        Div text = Parts.block("fw-event-words", Parts.text("fw-event-title fw-wrap", words.title()));
        if (words.detail() != null) {
            text.add(Parts.text("fw-text-2 fw-wrap", words.detail()));
        }
        if (words.raw() != null) {
            text.add(Parts.text("fw-caption fw-wrap", words.raw()));
        }
        if (failure != null && failure.machines() > 0) {
            text.add(Links.to(failure.link(), Messages.of("machine.timeline.same-cause", failure.machines())));
        }
        Div mark = Parts.block("fw-event-mark", Parts.icon(words.icon()));
        if (!words.tone().isEmpty()) {
            mark.addClassName(words.tone());
        }
        Div when = Parts.block("fw-event-time", Times.at(event.at(), now));
        return new ListItem(when, mark, text);
    }
}
