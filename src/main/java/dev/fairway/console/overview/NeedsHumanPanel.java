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
import dev.fairway.console.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What needs a person, the worst first; each line leads to where one acts. */
final class NeedsHumanPanel extends Div {

    private final Span count = Parts.text("fw-count-of", "");
    private final Paragraph nothing = Parts.paragraph("fw-reading fw-inset", Messages.of("overview.needs.nothing"));
    private final KeyedList<Concern, Line> lines;
    private Instant now = Instant.EPOCH;

    NeedsHumanPanel() {
        setId("needs-human");
        addClassName("fw-panel");
        lines = new KeyedList<>("concerns", Concern::key, concern -> new Line(), (line, one) -> line.show(one, now));
        lines.addClassName("fw-concerns");
        H2 title = new H2(Messages.of("overview.needs"));
        title.add(count);
        add(Parts.block("fw-panel-head", title), nothing, lines);
    }

    void show(List<Concern> concerns, Instant at) {
        now = at;
        count.setText(concerns.isEmpty() ? "" : " " + Words.number(concerns.size()));
        nothing.setVisible(concerns.isEmpty());
        lines.setVisible(!concerns.isEmpty());
        lines.show(concerns);
    }

    private static final class Line extends ListItem {

        private final Span icon = Parts.text("fw-concern-icon", "");
        private final Anchor title = Links.to("", "");
        private final Span detail = Parts.text("fw-caption fw-wrap", "");
        private final Span since = Parts.text("fw-concern-since fw-caption", "");
        private Concern.@Nullable Kind kind;
        private @Nullable Instant shownSince;

        Line() {
            addClassName("fw-concern");
            title.addClassNames("fw-concern-title", "fw-wrap");
            add(icon, Parts.block("fw-concern-words", title, detail), since);
        }

        void show(Concern concern, Instant now) {
            if (kind != concern.kind()) {
                kind = concern.kind();
                icon.setClassName("fw-concern-icon " + concern.kind().tone());
                icon.removeAll();
                icon.add(Parts.icon(concern.kind().icon()));
            }
            title.setHref(concern.href());
            title.setText(concern.title());
            detail.setText(concern.detail());
            if (!java.util.Objects.equals(shownSince, concern.since())) {
                shownSince = concern.since();
                since.removeAll();
                if (concern.since() != null) {
                    since.add(Times.ago(concern.since(), now));
                }
            }
        }
    }
}
