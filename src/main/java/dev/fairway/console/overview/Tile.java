package dev.fairway.console.overview;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import org.jspecify.annotations.Nullable;

/** One figure of the fleet, which leads to the list that it counts. */
final class Tile extends Div {

    private final Anchor figure = new Anchor();
    private final Span caption = Parts.text("fw-caption", "");
    private final String name;
    private @Nullable Integer shown;
    private boolean tick;

    /** @param icon one of the icons, which is also the class of its colour; {@code null} for neither */
    Tile(String id, String name, @Nullable String icon) {
        this.name = name;
        setId("tile-" + id);
        addClassName("fw-tile");
        Span label = icon == null ? Parts.text("fw-tile-name", name) : Parts.text("fw-tile-name fw-status " + icon, "");
        if (icon != null) {
            label.add(Parts.icon(icon), Parts.text("", name));
        }
        figure.addClassNames("fw-tile-figure", "fw-figure-link");
        figure.getElement().setAttribute("router-link", true);
        add(label, figure, caption);
    }

    /** @param why a caption; empty where there is nothing true to say */
    void show(int machines, String href, String why) {
        if (shown == null || shown != machines) {
            figure.setText(Words.number(machines));
            figure.setAriaLabel(Words.number(machines) + " " + name);
            if (shown != null) {
                // Either class tints for a moment; the other one starts it anew.
                tick = !tick;
                figure.removeClassName(tick ? "fw-live-b" : "fw-live-a");
                figure.addClassName(tick ? "fw-live-a" : "fw-live-b");
            }
            shown = machines;
        }
        if (!figure.getHref().equals(href)) {
            figure.setHref(href);
        }
        if (!caption.getText().equals(why)) {
            caption.setText(why);
        }
    }
}
