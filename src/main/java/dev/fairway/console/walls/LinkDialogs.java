package dev.fairway.console.walls;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import dev.fairway.base.NotFound;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.links.WallLink;

/** Makes, previews and revokes links; the address of a new one is shown once, with what embeds it. */
final class LinkDialogs {

    private final WallServices services;
    private final Runnable refresh;

    LinkDialogs(WallServices services, Runnable refresh) {
        this.services = services;
        this.refresh = refresh;
    }

    void make() {
        LinkForm form = new LinkForm(services.groups().all());
        new CommandDialog(
                        "wall-dialog",
                        Messages.of("walls.new.title"),
                        Messages.of("walls.new.confirm"),
                        (reason, until) -> {
                            WallLink.Shows shows = form.read();
                            showOnce(services.links().create(shows, until));
                            return Messages.of("walls.new.done", shows.name());
                        })
                .says(Messages.of("walls.new.says"))
                .asks(form.fields())
                .untilWhen(Messages.of("walls.end"), Messages.of("walls.end.help"))
                .withoutReason()
                .afterwards(refresh)
                .open();
        form.focus();
    }

    void revoke(WallLink.Used used) {
        WallLink link = used.link();
        new CommandDialog(
                        "revoke-wall-dialog",
                        Messages.of("walls.revoke.title", link.shows().name()),
                        Messages.of("walls.revoke.confirm"),
                        (reason, until) -> {
                            services.links().revoke(link.id(), reason);
                            return Messages.of("walls.revoke.done", link.shows().name());
                        })
                .says(Messages.of("walls.revoke.says", used.viewers()))
                .reasonOptional()
                .danger()
                .afterwards(refresh)
                .open();
    }

    /** A wall may not be framed by the console, so it opens beside it, under an address that soon ends. */
    void preview(WallLink link) {
        String token;
        try {
            token = services.links().preview(link.id());
        } catch (NotFound gone) {
            refresh.run();
            return;
        }
        Dialog dialog = Parts.reading(
                "preview-dialog",
                Messages.of("walls.preview.title", link.shows().name()),
                "480px");
        Anchor open = new Anchor("wall/" + token, Messages.of("walls.preview.open"), AnchorTarget.BLANK);
        open.setId("open-preview");
        open.addClassName("fw-button");
        open.getElement().setAttribute("router-ignore", true);
        dialog.add(Parts.block("fw-form", Parts.paragraph("fw-reading", Messages.of("walls.preview.says")), open));
        dialog.open();
    }

    /** It cannot be closed by a click beside it: what it shows is shown once. */
    private void showOnce(WallLink.Fresh fresh) {
        String url = fresh.url(services.publicUrl());
        String script = url.substring(0, url.lastIndexOf('/')) + "/fairway-wall.js";
        Dialog dialog = Parts.reading(
                "fresh-wall-dialog",
                Messages.of("walls.fresh.title", fresh.link().shows().name()),
                "720px");
        dialog.setCloseOnOutsideClick(false);
        Div parts = Parts.block("fw-form", Parts.paragraph("fw-reading", Messages.of("walls.fresh.says")));
        parts.add(snippet("wall-address", "walls.fresh.address", url));
        if (!fresh.link().shows().origins().isEmpty()) {
            String frame = Messages.of("walls.fresh.frame.code", url);
            parts.add(
                    snippet("wall-frame", "walls.fresh.frame", frame),
                    snippet(
                            "wall-element",
                            "walls.fresh.element",
                            Messages.of("walls.fresh.element.code", url, script)));
        }
        parts.add(snippet("wall-badge", "walls.fresh.badge", url + "/badge.svg"));
        dialog.add(parts);
        dialog.open();
    }

    private static Div snippet(String id, String title, String code) {
        Pre text = new Pre();
        text.setId(id);
        text.setText(code);
        text.addClassNames("fw-code", "fw-enrolment-fresh");
        text.getElement().setAttribute("tabindex", "0");
        Button copy = new Button(Messages.of("walls.copy"));
        copy.setId("copy-" + id);
        copy.setAriaLabel(Messages.of("walls.copy.label", Messages.of(title)));
        copy.addClickListener(click -> {
            UI.getCurrent().getPage().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", code);
            copy.setText(Messages.of("walls.copied"));
        });
        return Parts.block(
                "fw-wall-snippet", Parts.block("fw-wall-snippet-head", new H3(Messages.of(title)), copy), text);
    }
}
