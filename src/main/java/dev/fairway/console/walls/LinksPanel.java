package dev.fairway.console.walls;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.fairway.console.KeyedList;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.links.WallLink;
import java.util.List;

/** All links that are not revoked. */
final class LinksPanel extends Div {

    private final Paragraph none = Parts.paragraph("fw-reading fw-inset", Messages.of("walls.none"));
    private final KeyedList<WallLink.Used, LinkLine> lines;

    LinksPanel(WallServices services, Runnable refresh) {
        LinkDialogs dialogs = new LinkDialogs(services, refresh);
        setId("wall-links");
        addClassNames("fw-panel", "fw-walls");
        Button make = Parts.primary(Messages.of("walls.new"));
        make.addClickListener(click -> dialogs.make());
        make.setId("new-wall");
        lines = new KeyedList<>(
                "walls", used -> used.link().id(), any -> new LinkLine(services.clock(), dialogs), LinkLine::show);
        lines.addClassName("fw-enrolment-list");
        add(
                Parts.block("fw-panel-head", new H2(Messages.of("walls.links")), make),
                Parts.paragraph("fw-caption fw-inset", Messages.of("walls.says")),
                none,
                lines);
    }

    void show(List<WallLink.Used> links) {
        none.setVisible(links.isEmpty());
        lines.setVisible(!links.isEmpty());
        lines.show(links);
    }
}
