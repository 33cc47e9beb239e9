package dev.fairway.console.overview;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.KeyedList;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.Course;
import dev.fairway.console.rollout.RolloutButtons;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** The open rollouts, those that need a person first, each with its next step. Completed ones wait in their own list. */
final class OpenRolloutsPanel extends Div {

    private static final int MOST = 8;
    private static final List<RolloutState> URGENCY =
            List.of(RolloutState.HALTED, RolloutState.PAUSED, RolloutState.READY, RolloutState.RUNNING);

    /** What a row shows; its bars and times move with the minute. */
    private record Seen(Course course, Instant minute) {}

    private final Span count = Parts.text("fw-count-of", "");
    private final Div nothing = Parts.block("fw-inset");
    private final Paragraph words = Parts.paragraph("fw-reading", "");
    private final Anchor more = Links.to("rollouts", "");
    private final KeyedList<Seen, OpenRolloutRow> rows;
    private final Div heads = Parts.block("fw-open-row fw-open-heads");
    private Instant now = Instant.EPOCH;

    OpenRolloutsPanel(RolloutButtons buttons, Runnable refresh) {
        setId("open-rollouts");
        addClassName("fw-panel");
        rows = new KeyedList<>(
                "open-list",
                seen -> seen.course().rollout().id(),
                seen -> new OpenRolloutRow(buttons, refresh),
                (row, seen) -> row.show(seen.course(), now));
        H2 title = new H2(Messages.of("overview.rollouts"));
        title.add(count);
        heads.getElement().setAttribute("aria-hidden", "true");
        for (String head : new String[] {"state", "who", "stages", "evidence", "next"}) {
            heads.add(Parts.text("", Messages.of("overview.rollouts.head." + head)));
        }
        nothing.add(words, Links.to("channels", Messages.of("overview.rollouts.promote")));
        more.addClassName("fw-panel-foot");
        add(
                Parts.block("fw-panel-head", title, Links.to("rollouts", Messages.of("overview.rollouts.all"))),
                nothing,
                heads,
                rows,
                more);
    }

    void show(List<Course> courses, Instant at) {
        now = at;
        List<Course> moving = courses.stream()
                .filter(course -> URGENCY.contains(course.state()))
                .sorted(Comparator.comparing((Course course) -> URGENCY.indexOf(course.state()))
                        .thenComparing(Comparator.comparing(Course::machines).reversed())
                        .thenComparing(course -> course.rollout().groupName()))
                .toList();
        int completed = courses.size() - moving.size();
        count.setText(moving.isEmpty() ? "" : " " + Words.number(moving.size()));
        nothing.setVisible(moving.isEmpty());
        heads.setVisible(!moving.isEmpty());
        words.setText(
                completed == 0
                        ? Messages.of("overview.rollouts.none")
                        : Messages.of("overview.rollouts.completed", completed));
        boolean tooMany = moving.size() > MOST;
        more.setVisible(tooMany || (completed > 0 && !moving.isEmpty()));
        more.setHref(tooMany ? "rollouts" : "rollouts?state=completed");
        more.setText(
                tooMany
                        ? Messages.of("overview.rollouts.more", moving.size() - MOST)
                        : Messages.of("overview.rollouts.done-too", completed));
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        rows.show(moving.stream()
                .limit(MOST)
                .map(course -> new Seen(course, minute))
                .toList());
    }
}
