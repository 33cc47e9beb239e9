package dev.fairway.console.rollout;

import com.vaadin.flow.component.AttachEvent;
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
import dev.fairway.console.Parts;
import dev.fairway.rollout.Rollouts;
import jakarta.annotation.security.PermitAll;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One rollout: how far it is, what comes next and when, and what went wrong. */
@Route("rollouts/:id")
@PermitAll
public class RolloutView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MINUTE = 60_000;

    private final Rollouts rollouts;
    private final RolloutPage.Services services;
    private String title = "Rollout";
    private @Nullable UUID shown;
    private @Nullable RolloutPage page;

    RolloutView(Rollouts rollouts, RolloutPage.Services services, LiveUpdates live) {
        this.rollouts = rollouts;
        this.services = services;
        addClassName("fw-screen");
        live.whileShown(
                this, EnumSet.of(Changed.Area.ROLLOUTS, Changed.Area.GROUPS, Changed.Area.MACHINES), this::refresh);
    }

    /** Its bars and times move even when nothing happens. */
    @Override
    protected void onAttach(AttachEvent attached) {
        attached.getUI().setPollInterval(MINUTE);
        var polling = attached.getUI().addPollListener(poll -> refresh());
        addDetachListener(detached -> {
            polling.remove();
            detached.getUI().setPollInterval(-1);
            detached.unregisterListener();
        });
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
            title = page.show(rollouts.get(shown));
        } catch (NotFound unknown) {
            showNothing();
        }
    }

    private void showNothing() {
        shown = null;
        title = "No such rollout";
        Div empty = Parts.block(
                "fw-empty",
                Parts.icon("rollouts"),
                new H2("No such rollout"),
                Parts.paragraph("fw-reading", "The address may be mistyped."),
                Links.to("rollouts", "All rollouts"));
        empty.setId("no-rollout");
        Parts.replace(this, empty);
    }

    @Override
    public String getPageTitle() {
        return title + " – Fairway";
    }
}
