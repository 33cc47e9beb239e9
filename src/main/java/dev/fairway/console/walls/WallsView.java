package dev.fairway.console.walls;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.NotForYou;
import dev.fairway.console.Parts;
import dev.fairway.console.SharedReads;
import jakarta.annotation.security.PermitAll;
import java.util.EnumSet;

/** Links to status walls: who may look at what, and who looks. */
@Route("settings/walls")
@PermitAll
public class WallsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final WallServices services;
    private final LinksPanel links;
    private boolean mayLook;

    WallsView(WallServices services, LiveUpdates live) {
        this.services = services;
        this.links = new LinksPanel(services, this::refresh);
        addClassName("fw-screen");
        live.whileShown(this, EnumSet.of(Changed.Area.WALLS, Changed.Area.GROUPS), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        mayLook = Actor.current().may(Permission.MANAGE_WALLS);
        if (!mayLook) {
            Parts.replace(this, new NotForYou(Messages.of("walls.title"), Permission.MANAGE_WALLS));
            return;
        }
        Parts.replace(this, Parts.block("fw-title", new H1(Messages.of("walls.title"))), links);
        refresh();
    }

    private void refresh() {
        if (mayLook) {
            links.show(SharedReads.get(WallsView.class, services.links()::all));
        }
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("walls.title"));
    }
}
