package dev.fairway.console.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.fairway.base.Changed;
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

/** One channel: what it points at and since when, who follows it, what may not be skipped, and what its machines run. */
@Route("channels/:id")
@PermitAll
public class ChannelView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ChannelPage.Services services;
    private String title = Messages.of("channels.one");
    private @Nullable UUID shown;
    private ChannelPage.@Nullable Content content;

    ChannelView(ChannelPage.Services services, LiveUpdates live) {
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
        ChannelPage.Content now =
                SharedReads.get(List.of("channel page", id), () -> ChannelPage.Content.of(id, services));
        if (now.channel() == null) {
            showNothing();
        } else if (!now.equals(content)) {
            content = now;
            title = now.channel().name() + " " + now.channel().arch().label();
            Parts.replace(this, new ChannelPage(services, now, now.channel(), this::refresh));
        }
    }

    private void showNothing() {
        shown = null;
        title = Messages.of("channels.missing");
        Div empty = Parts.block(
                "fw-empty",
                Parts.icon("channels"),
                new H2(Messages.of("channels.missing")),
                Parts.paragraph("fw-reading", Messages.of("channels.missing.why")),
                Links.to("channels", Messages.of("channels.missing.all")));
        empty.setId("no-channel");
        Parts.replace(this, empty);
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", title);
    }
}
