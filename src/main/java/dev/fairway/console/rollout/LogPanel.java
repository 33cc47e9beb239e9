package dev.fairway.console.rollout;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.fairway.access.AuditTrail.Entry;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who did what and why, newest first; also what Fairway did by itself. */
final class LogPanel {

    private static final Pattern STAGE = Pattern.compile("stage (\\d+) of \\d+ at (.+ %)");

    private LogPanel() {}

    static Div of(List<Entry> entries, Instant now) {
        Div panel = Parts.panel("Log");
        panel.setId("log");
        if (entries.isEmpty()) {
            panel.add(Parts.paragraph("fw-reading fw-inset", "Nothing has happened yet."));
            return panel;
        }
        OrderedList list = new OrderedList();
        list.addClassNames("fw-plain", "fw-log");
        for (Entry entry : entries) {
            Span words = Parts.text("fw-log-words fw-wrap", title(entry));
            if (entry.reason() != null) {
                words.add(Parts.text("fw-caption", " “" + entry.reason() + "”"));
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
        boolean byItself = entry.who().equals("fairway");
        Matcher stage = STAGE.matcher(entry.after() == null ? "" : entry.after());
        String where =
                stage.find() ? "Stage " + stage.group(1) + " opened, " + stage.group(2) : "The next stage opened";
        String end = byItself ? " by itself" : " by " + entry.who();
        return switch (entry.action()) {
            case "stage opened", "advanced" ->
                entry.action().equals("advanced") && completed(entry) ? "Completed" + end : where + end;
            case "created" -> "Made" + end;
            default ->
                entry.action().substring(0, 1).toUpperCase(Locale.ROOT)
                        + entry.action().substring(1)
                        + end;
        };
    }

    private static boolean completed(Entry entry) {
        return entry.after() != null && entry.after().startsWith("completed");
    }
}
