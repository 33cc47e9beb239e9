package dev.fairway.console.overview;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.KeyedList;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.activity.ActivityLine;
import dev.fairway.rollout.ActivityFeed.Activity;
import java.time.Instant;
import java.util.List;

/** What was done lately, newest first. */
final class ActivityPanel extends Div {

    private final Paragraph nothing = Parts.paragraph("fw-reading fw-inset", Messages.of("overview.activity.nothing"));
    private final KeyedList<Activity, ListItem> lines;
    private Instant now = Instant.EPOCH;

    ActivityPanel() {
        setId("activity");
        addClassName("fw-panel");
        lines = new KeyedList<>(
                "latest",
                activity -> activity.entry().id(),
                activity -> new ListItem(),
                (line, activity) -> draw(line, activity, now));
        lines.addClassName("fw-latest");
        Anchor all = Links.to("activity", Messages.of("overview.activity.all"));
        all.addClassName("fw-end");
        add(Parts.block("fw-panel-head", new H2(Messages.of("overview.activity")), all), nothing, lines);
    }

    void show(List<Activity> latest, Instant at) {
        now = at;
        nothing.setVisible(latest.isEmpty());
        lines.setVisible(!latest.isEmpty());
        lines.show(latest);
    }

    /** What was done never changes, but what it was done to may lose its name. */
    private static void draw(ListItem line, Activity activity, Instant now) {
        Span when = Parts.text("fw-caption fw-latest-time", "");
        when.add(Times.at(activity.entry().at(), now));
        Div words = Parts.block("fw-latest-words", ActivityLine.sentence(activity));
        if (activity.entry().reason() != null) {
            words.add(ActivityLine.reason(activity));
        }
        line.removeAll();
        line.add(when, Parts.block("fw-latest-icon", ActivityLine.icon(activity)), words);
    }
}
