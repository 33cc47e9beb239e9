package dev.fairway.console.machine;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.MachineEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to the machine, newest first: in words, with what to do about it, and what was sent below. */
final class TimelinePanel {

    private TimelinePanel() {}

    /** @param showOlder loads more; {@code null} if there is no more */
    static Div of(List<EventLog.Logged> events, Instant now, @Nullable Runnable showOlder) {
        Div panel = Parts.panel("Timeline");
        panel.setId("timeline");
        if (events.isEmpty()) {
            panel.add(Parts.paragraph("fw-reading fw-inset", "Nothing has happened since it was first seen."));
            return panel;
        }
        OrderedList list = new OrderedList();
        list.addClassName("fw-timeline");
        events.forEach(logged -> list.add(item(logged.event(), now)));
        panel.add(list);
        if (showOlder != null) {
            Button older = new Button("Show older", click -> showOlder.run());
            older.setId("show-older");
            older.addThemeVariants(ButtonVariant.TERTIARY);
            panel.add(Parts.block("fw-inset", older));
        }
        return panel;
    }

    private static ListItem item(MachineEvent event, Instant now) {
        EventWords words = EventWords.of(event);
        Div text = Parts.block("fw-event-words", Parts.text("fw-event-title fw-wrap", words.title()));
        if (words.detail() != null) {
            text.add(Parts.text("fw-text-2 fw-wrap", words.detail()));
        }
        if (words.raw() != null) {
            text.add(Parts.text("fw-caption fw-wrap", words.raw()));
        }
        Div mark = Parts.block("fw-event-mark", Parts.icon(words.icon()));
        if (!words.tone().isEmpty()) {
            mark.addClassName(words.tone());
        }
        Div when = Parts.block("fw-event-time", Times.at(event.at(), now));
        return new ListItem(when, mark, text);
    }
}
