package dev.fairway.console.walls;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.links.WallLink;
import dev.fairway.links.WallPanel;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A link: what it shows, to whom, who looks, and how to look oneself or revoke it. */
final class LinkLine extends ListItem {

    private final Clock clock;
    private final Span name = Parts.text("fw-strong-2 fw-wrap", "");
    private final Span shows = Parts.text("fw-caption fw-wrap", "");
    private final Span made = Parts.text("fw-caption fw-wrap", "");
    private final Span viewers = Parts.text("", "");
    private final Span used = Parts.text("fw-caption fw-caption-2", "");
    private final Button preview = button("walls.preview");
    private final Button revoke = button("walls.revoke");
    private WallLink.@Nullable Used link;

    LinkLine(Clock clock, LinkDialogs dialogs) {
        this.clock = clock;
        addClassName("fw-wall-link");
        preview.addClickListener(click -> {
            if (link != null) {
                dialogs.preview(link.link());
            }
        });
        revoke.addClickListener(click -> {
            if (link != null) {
                dialogs.revoke(link);
            }
        });
        add(
                Parts.block("fw-entry", name, shows, made),
                Parts.block("fw-entry", viewers, used),
                Parts.block("fw-enrolment-acts", preview, revoke));
    }

    private static Button button(String word) {
        Button button = new Button(Messages.of(word));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    void show(WallLink.Used now) {
        link = now;
        WallLink.Shows what = now.link().shows();
        Instant at = clock.instant();
        name.setText(what.name());
        shows.setText(what(what));
        made.setText(Messages.of(
                        "walls.made",
                        now.link().createdBy(),
                        Times.momentText(now.link().createdAt(), at))
                + " · " + end(now.link(), at));
        viewers.setText(Messages.of("walls.viewers", now.viewers()));
        used.removeAll();
        Instant last = now.lastUsed();
        if (last == null) {
            used.add(Parts.text("", Messages.of("walls.unused")));
        } else {
            used.add(Parts.text("", Messages.of("walls.used") + " "), Times.ago(last, at));
        }
        preview.setVisible(!now.link().isOverAt(at));
        preview.setAriaLabel(Messages.of("walls.preview.label", what.name()));
        revoke.setAriaLabel(Messages.of("walls.revoke.label", what.name()));
    }

    private static String what(WallLink.Shows shows) {
        boolean all = shows.panels().size() == WallPanel.values().length;
        String panels = all
                ? Messages.of("walls.panels.all")
                : shows.panels().stream()
                        .map(panel -> Messages.of("walls.panel." + panel.label()))
                        .collect(Collectors.joining(", "));
        String groups = shows.groups() == null
                ? Messages.of("walls.groups.all")
                : Messages.of("walls.groups.some", shows.groups().size());
        String embed = shows.origins().isEmpty()
                ? Messages.of("walls.origins.none")
                : Messages.of("walls.origins.some", String.join(", ", shows.origins()));
        String names = Messages.of(shows.showNames() ? "walls.names.shown" : "walls.names.hidden");
        return String.join(" · ", panels, groups, names, embed);
    }

    private static String end(WallLink link, Instant now) {
        Instant expires = link.expires();
        if (expires == null) {
            return Messages.of("walls.endless");
        }
        return Messages.of(link.isOverAt(now) ? "walls.ended" : "walls.ends", Times.momentText(expires, now));
    }
}
