package dev.fairway.console.rollout;

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
import dev.fairway.rollout.Rollouts;
import jakarta.annotation.security.PermitAll;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One rollout: how far it is, what comes next and when, and what went wrong. */
@Route("rollouts/:id")
@PermitAll
public class RolloutView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Rollouts rollouts;
    private final RolloutPage.Services services;
    private String title = Messages.of("rollout.title");
    private @Nullable UUID shown;
    private @Nullable RolloutPage page;

    RolloutView(Rollouts rollouts, RolloutPage.Services services, LiveUpdates live) {
        this.rollouts = rollouts;
        this.services = services;
        addClassName("fw-screen");
        live.whileShown(
                this, EnumSet.of(Changed.Area.ROLLOUTS, Changed.Area.GROUPS, Changed.Area.MACHINES), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("id").orElse("");
        try {
            shown = UUID.fromString(id);
            page = new RolloutPage(services, this::refresh);
            Parts.replace(this, page);
            refresh();
        } catch (IllegalArgumentException noId) {
            showNothing();
        }
    }

    private void refresh() {
        if (shown == null || page == null) {
            return;
        }
        try {
            UUID id = shown;
            title = page.show(SharedReads.get(List.of("rollout", id), () -> rollouts.get(id)));
        } catch (NotFound unknown) {
            showNothing();
        }
    }

    private void showNothing() {
        shown = null;
        title = Messages.of("rollout.missing");
        Parts.replace(this, nothing());
    }

    /** What stands in the place of a rollout that there is not. */
    static Div nothing() {
        Div empty = Parts.block(
                "fw-empty",
                Parts.icon("rollouts"),
                new H2(Messages.of("rollout.missing")),
                Parts.paragraph("fw-reading", Messages.of("rollout.missing.why")),
                Links.to("rollouts", Messages.of("rollout.missing.all")));
        empty.setId("no-rollout");
        return empty;
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", title);
    }
}
