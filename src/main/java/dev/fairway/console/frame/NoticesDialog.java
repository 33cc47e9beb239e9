package dev.fairway.console.frame;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Messages;
import dev.fairway.console.Notices;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import java.time.Instant;
import java.util.List;

/** What was said in this window, to be read again. */
class NoticesDialog {

    private final Dialog dialog = Parts.reading("notices-dialog", Messages.of("frame.notices"), "480px");

    NoticesDialog(List<Notices.Notice> said, Instant now) {
        if (said.isEmpty()) {
            dialog.add(Parts.paragraph("fw-reading", Messages.of("frame.notices.none")));
            return;
        }
        OrderedList list = new OrderedList();
        list.addClassNames("fw-plain", "fw-log", "fw-notices");
        for (Notices.Notice notice : said) {
            Span when = Parts.text("fw-log-time", "");
            when.add(Times.at(notice.at(), now));
            list.add(new ListItem(when, Parts.text("fw-log-words fw-wrap", notice.sentence())));
        }
        dialog.add(list);
    }

    void open() {
        dialog.open();
    }
}
