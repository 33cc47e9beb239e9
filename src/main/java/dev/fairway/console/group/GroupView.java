package dev.fairway.console.group;

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
import dev.fairway.fleet.GroupInfo;
import jakarta.annotation.security.PermitAll;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One group: how it stands, its plan, when it may update, and which machines it takes. */
@Route("groups/:id")
@PermitAll
public class GroupView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final GroupPage.Services services;
    private String title = Messages.of("group.title");
    private @Nullable UUID shown;
    private @Nullable GroupPage page;

    GroupView(GroupPage.Services services, LiveUpdates live) {
        this.services = services;
        addClassName("fw-screen");
        live.whileShown(this, EnumSet.allOf(Changed.Area.class), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        page = null;
        try {
            shown = UUID.fromString(event.getRouteParameters().get("id").orElse(""));
            refresh();
        } catch (IllegalArgumentException noId) {
            showNothing();
        }
    }

    private void refresh() {
        if (shown == null) {
            return;
        }
        try {
            GroupInfo group = services.groups().get(shown);
            title = group.name();
            if (page == null) {
                page = new GroupPage(services, group, this::refresh);
                Parts.replace(this, page);
            }
            page.show(group);
        } catch (NotFound gone) {
            showNothing();
        }
    }

    private void showNothing() {
        shown = null;
        title = Messages.of("group.missing");
        Div empty = Parts.block(
                "fw-empty",
                Parts.icon("groups"),
                new H2(Messages.of("group.missing")),
                Parts.paragraph("fw-reading", Messages.of("group.missing.why")),
                Links.to("groups", Messages.of("group.missing.all")));
        empty.setId("no-group");
        Parts.replace(this, empty);
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", title);
    }
}
