package dev.fairway.console.rollout;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.base.Page;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.rollout.RolloutReport.Failed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Machines that failed, one a line, with the cause, the stage and when. */
class FailedList extends Div {

    private final Course course;
    private final boolean tellCause;
    private final Instant now;

    /** @param more shows more of them; {@code null} if that is as many as are shown */
    FailedList(Course course, Page<Failed> page, boolean tellCause, @Nullable Runnable more, Instant now) {
        this.course = course;
        this.tellCause = tellCause;
        this.now = now;
        UnorderedList list = new UnorderedList();
        list.setId("failed-machines");
        list.addClassNames("fw-plain", "fw-failed");
        page.items().forEach(failed -> list.add(line(failed)));
        add(list);
        if (page.next() != null && more != null) {
            Button button = new Button(Messages.of("rollout.failed.more"), click -> more.run());
            button.setId("show-more");
            button.addThemeVariants(ButtonVariant.TERTIARY);
            add(button);
        } else if (page.next() != null) {
            add(Parts.paragraph(
                    "fw-caption",
                    Messages.of("rollout.failed.first", page.items().size())));
        }
    }

    private ListItem line(Failed failed) {
        String tone = CauseWords.tone(failed.cause());
        Span icon = Parts.icon(tone);
        icon.addClassName(tone);
        Anchor name = Links.to(
                Links.machine(course.rollout().product(), failed.machine().id()),
                Words.shortened(failed.machine().name(), 60));
        name.addClassName("fw-name");
        Div words = Parts.block("fw-failed-words", name);
        if (tellCause) {
            words.add(Parts.text("fw-text-2", CauseWords.title(failed.cause())));
        }
        if (!failed.counts()) {
            words.add(Parts.text("fw-caption", Messages.of("rollout.failed.before")));
        }
        Span stage = Parts.text("fw-caption", Messages.of("rollout.failed.stage", failed.stage() + 1));
        Span when = Parts.text("fw-caption", "");
        when.add(Times.ago(failed.at(), now));
        ListItem line = new ListItem(icon, words, stage, when);
        line.addClassName("fw-failed-line");
        return line;
    }
}
