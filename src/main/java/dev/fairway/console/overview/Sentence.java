package dev.fairway.console.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import dev.fairway.console.Links;
import dev.fairway.console.Parts;
import java.util.List;

/** The sentence at the top; its figures are links. Pieces that stay the same kind keep their place and their focus. */
final class Sentence extends H1 {

    private List<Said> shown = List.of();

    Sentence() {
        setId("sentence");
        addClassNames("fw-sentence", "fw-wrap");
    }

    void show(List<Said> said) {
        if (said.equals(shown)) {
            return;
        }
        boolean inPlace = said.size() == shown.size();
        for (int i = 0; inPlace && i < said.size(); i++) {
            inPlace = (said.get(i).href() == null) == (shown.get(i).href() == null)
                    && said.get(i).strong() == shown.get(i).strong();
        }
        if (!inPlace) {
            removeAll();
            said.forEach(piece -> add(part(piece)));
        } else {
            for (int i = 0; i < said.size(); i++) {
                change(getComponentAt(i), shown.get(i), said.get(i));
            }
        }
        shown = said;
    }

    private static Component part(Said piece) {
        String className = piece.strong() ? "fw-strong" : "";
        if (piece.href() == null) {
            return Parts.text(className, piece.text());
        }
        Anchor link = Links.to(piece.href(), piece.text());
        link.addClassNames("fw-figure-link");
        if (piece.strong()) {
            link.addClassName("fw-strong");
        }
        return link;
    }

    private static void change(Component part, Said before, Said now) {
        if (!before.text().equals(now.text())) {
            part.getElement().setText(now.text());
        }
        if (part instanceof Anchor link && now.href() != null && !now.href().equals(before.href())) {
            link.setHref(now.href());
        }
    }
}
