package dev.fairway.console.rollout;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.fairway.access.AuditTrail.Entry;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who did what and why, newest first; also what Fairway did by itself. */
final class LogPanel {

    private static final Pattern STAGE = Pattern.compile("stage (\\d+) of \\d+ at (.+ %)");

    private LogPanel() {}

    static Div of(List<Entry> entries, Instant now) {
        Div panel = Parts.panel(Messages.of("rollout.log"));
        panel.setId("log");
        if (entries.isEmpty()) {
            panel.add(Parts.paragraph("fw-reading fw-inset", Messages.of("rollout.log.none")));
            return panel;
        }
        OrderedList list = new OrderedList();
        list.addClassNames("fw-plain", "fw-log");
        for (Entry entry : entries) {
            Span words = Parts.text("fw-log-words fw-wrap", title(entry));
            if (entry.reason() != null) {
                words.add(Parts.text("fw-caption", " " + Messages.of("common.quoted", entry.reason())));
            }
            Span when = Parts.text("fw-log-time", "");
            when.add(Times.moment(entry.at(), now));
            list.add(new ListItem(when, words));
        }
        panel.add(list);
        return panel;
    }

    /** What an entry says, with the stage that it led to. */
    static String title(Entry entry) {
        return entry.who().equals("fairway")
                ? Messages.of("rollout.log.itself", what(entry))
                : Messages.of("rollout.log.by", what(entry), entry.who());
    }

    private static String what(Entry entry) {
        return switch (entry.action()) {
            case "advanced" -> completed(entry) ? Messages.of("rollout.log.completed") : stage(entry);
            case "stage opened" -> stage(entry);
            case "created" -> Messages.of("rollout.log.made");
            case "started" -> Messages.of("rollout.log.started");
            case "paused" -> Messages.of("rollout.log.paused");
            case "resumed" -> Messages.of("rollout.log.resumed");
            case "completed" -> Messages.of("rollout.log.completed");
            case "halted" -> Messages.of("rollout.log.halted");
            case "aborted" -> Messages.of("rollout.log.aborted");
            case "superseded" -> Messages.of("rollout.log.superseded");
            default -> Parts.sentence(entry.action());
        };
    }

    private static String stage(Entry entry) {
        Matcher stage = STAGE.matcher(entry.after() == null ? "" : entry.after());
        return stage.find()
                ? Messages.of("rollout.log.stage", stage.group(1), stage.group(2))
                : Messages.of("rollout.log.stage.next");
    }

    private static boolean completed(Entry entry) {
        return entry.after() != null && entry.after().startsWith("completed");
    }
}
