package dev.fairway.console.frame;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;

/** What this is, which version, and where one reads on. */
class AboutDialog {

    private final Dialog dialog = Parts.reading("about-dialog", Messages.of("frame.about.title"), "480px");

    AboutDialog(String version) {
        UnorderedList links = new UnorderedList(
                link("api/v1/openapi.json", "frame.about.api", "frame.about.api.note"),
                link("actuator/health", "frame.about.health", "frame.about.health.note"));
        links.addClassNames("fw-plain", "fw-about-links");
        Div text = Parts.block(
                "fw-about",
                Parts.block(
                        "fw-about-head",
                        Parts.icon("mark"),
                        Parts.text("fw-strong", Messages.of("frame.version", version))),
                Parts.paragraph("fw-reading", Messages.of("frame.about.what")),
                links,
                Parts.paragraph("fw-reading", Messages.of("frame.about.docs")),
                Parts.paragraph("fw-caption", Messages.of("frame.about.licence")));
        dialog.add(text);
    }

    private static ListItem link(String href, String word, String note) {
        Anchor link = new Anchor(href, Messages.of(word));
        link.setTarget("_blank");
        link.getElement().setAttribute("rel", "noopener");
        link.setRouterIgnore(true);
        return new ListItem(link, Parts.paragraph("fw-caption", Messages.of(note)));
    }

    void open() {
        dialog.open();
    }
}
