package dev.fairway.console.releases;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.fairway.base.Changed;
import dev.fairway.base.NotFound;
import dev.fairway.console.Links;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.SharedReads;
import jakarta.annotation.security.PermitAll;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One release: whether it is good, who runs it, where it is rolled out, and what it consists of. */
@Route("releases/:id")
@PermitAll
public class ReleaseView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ReleasePage.Services services;
    private String title = Messages.of("releases.one");
    private @Nullable UUID shown;
    private ReleasePage.@Nullable Content content;

    ReleaseView(ReleasePage.Services services, LiveUpdates live) {
        this.services = services;
        addClassName("fw-screen");
        live.whileShown(this, EnumSet.allOf(Changed.Area.class), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        content = null;
        try {
            shown = UUID.fromString(event.getRouteParameters().get("id").orElse(""));
            refresh();
        } catch (IllegalArgumentException noId) {
            showNothing();
        }
    }

    /** Drawn anew only when something on it changed, so that nothing jumps and focus stays. */
    private void refresh() {
        UUID id = shown;
        if (id == null) {
            return;
        }
        try {
            ReleasePage.Content now =
                    SharedReads.get(List.of("release page", id), () -> ReleasePage.Content.of(id, services));
            if (!now.equals(content)) {
                content = now;
                title = now.release().version() + " " + now.release().arch().label();
                Parts.replace(this, new ReleasePage(services, now, this::refresh));
            }
        } catch (NotFound unknown) {
            showNothing();
        }
    }

    private void showNothing() {
        shown = null;
        title = Messages.of("releases.missing");
        Div empty = Parts.block(
                "fw-empty",
                Parts.icon("releases"),
                new H2(Messages.of("releases.missing")),
                Parts.paragraph("fw-reading", Messages.of("releases.missing.why")),
                Links.to("releases", Messages.of("releases.missing.all")));
        empty.setId("no-release");
        Parts.replace(this, empty);
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", title);
    }
}
