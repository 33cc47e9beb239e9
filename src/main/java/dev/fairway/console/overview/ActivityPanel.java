package dev.fairway.console.overview;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.Outlook;
import dev.fairway.rollout.RolloutNews;
import java.time.Instant;
import java.util.List;

/** What happened lately, newest first. */
final class ActivityPanel extends Div {

    private final Paragraph nothing = Parts.paragraph("fw-reading fw-inset", Messages.of("overview.activity.nothing"));
    private final KeyedList<RolloutNews.Entry, ListItem> lines;
    private Instant now = Instant.EPOCH;

    ActivityPanel() {
        setId("activity");
        addClassName("fw-panel");
        lines = new KeyedList<>(
                "latest", RolloutNews.Entry::id, entry -> new ListItem(), (line, entry) -> draw(line, entry, now));
        lines.addClassName("fw-latest");
        add(Parts.block("fw-panel-head", new H2(Messages.of("overview.activity"))), nothing, lines);
    }

    void show(List<RolloutNews.Entry> entries, Instant at) {
        now = at;
        nothing.setVisible(entries.isEmpty());
        lines.setVisible(!entries.isEmpty());
        lines.show(entries);
    }

    /** An entry never changes, so it is drawn once. */
    private static void draw(ListItem line, RolloutNews.Entry entry, Instant now) {
        Span when = Parts.text("fw-caption fw-latest-time", "");
        when.add(Times.at(entry.at(), now));
        Anchor name = Links.to(
                Links.rollout(entry.rollout()), Messages.of("overview.activity.what", entry.group(), entry.version()));
        name.addClassNames("fw-name", "fw-wrap");
        Span words = Parts.text("fw-caption fw-wrap", words(entry));
        line.add(
                when,
                Parts.block("fw-latest-icon " + tone(entry), Parts.icon(icon(entry))),
                Parts.block("fw-latest-words", name, words));
    }

    static String words(RolloutNews.Entry entry) {
        String done = entry.action().equals("created") ? Messages.of("overview.activity.made") : entry.action();
        String said = entry.who().equals("fairway")
                ? Messages.of("overview.activity.itself", Parts.sentence(done))
                : Messages.of("overview.activity.by", Parts.sentence(done), Outlook.who(entry.who()));
        return entry.reason() == null || entry.reason().isBlank()
                ? said
                : said + ": " + Words.shortened(entry.reason(), 120);
    }

    private static String icon(RolloutNews.Entry entry) {
        return switch (entry.action()) {
            case "halted" -> "stop";
            case "paused" -> "held";
            case "aborted" -> "close";
            case "superseded" -> "next";
            case "completed" -> "healthy";
            case "created" -> "ready";
            default -> "go";
        };
    }

    private static String tone(RolloutNews.Entry entry) {
        return switch (entry.action()) {
            case "halted" -> "failing";
            case "paused" -> "held";
            case "completed" -> "healthy";
            case "aborted", "superseded", "created" -> "silent";
            default -> "updating";
        };
    }
}
