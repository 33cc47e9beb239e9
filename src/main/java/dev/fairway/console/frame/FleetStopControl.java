package dev.fairway.console.frame;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.access.Permission;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Pronounced;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.rollout.FleetStops;
import dev.fairway.rollout.policy.FleetStop;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stops all updates, says on every screen that they are stopped, and lets them go on. */
class FleetStopControl {

    private final Services services;
    private final Runnable refresh;
    private final Button button = new Button();
    private final Div banner = Parts.block("fw-stopped");
    private @Nullable Optional<FleetStop> shown;

    /** What it asks. */
    @Component
    record Services(FleetStops stops, NavFigures figures, Clock clock) {}

    /** @param refresh reads anew whether updates are stopped, and tells {@link #show} */
    FleetStopControl(Services services, Runnable refresh) {
        this.services = services;
        this.refresh = refresh;
        // Two words for two widths: on a phone the second is left out.
        Span more = Parts.text("fw-stop-more", Messages.of("frame.stop.more"));
        Span words = Parts.text("", Messages.of("frame.stop.short") + " ");
        words.add(more);
        Span icon = Parts.icon("stop");
        icon.getElement().setAttribute("slot", "prefix");
        button.getElement().appendChild(icon.getElement(), words.getElement());
        button.setId("stop-all");
        button.addClassName("fw-stop");
        button.setAriaLabel(Messages.of("frame.stop"));
        button.addClickListener(click -> ask());
        Parts.gated(button, Permission.STOP_FLEET);
        banner.setId("stopped-banner");
        banner.getElement().setAttribute("role", "status");
    }

    Button button() {
        return button;
    }

    Div banner() {
        return banner;
    }

    /** Draws the banner anew if somebody stopped updates, or let them go on. */
    final void show(Optional<FleetStop> now) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        button.setVisible(now.isEmpty());
        banner.removeAll();
        banner.setVisible(now.isPresent());
        now.ifPresent(this::draw);
    }

    private void draw(FleetStop stop) {
        Span words = Pronounced.sentence(
                "fw-stopped-words fw-wrap",
                "frame.stopped",
                Parts.text("fw-strong", Messages.of("frame.stopped.all")),
                Times.moment(stop.since(), services.clock().instant()),
                Parts.text("", Words.who(stop.by())),
                Parts.text("", Words.ended(stop.reason())));
        Button goOn =
                new Button(Messages.of("frame.go.on.ask"), click -> goOn(stop).open());
        goOn.setId("let-go-on");
        banner.add(Parts.icon("stop"), words, Parts.gated(goOn, Permission.STOP_FLEET));
    }

    private void ask() {
        NavFigures.Figures now = services.figures().read();
        new CommandDialog("stop-dialog", Messages.of("frame.stop"), Messages.of("frame.stop"), (reason, until) -> {
                    services.stops().stop(reason);
                    return Messages.of("frame.stopped.all");
                })
                .says(Messages.of(
                        "frame.stop.touches", now.machines(), now.others().openRollouts()))
                .reasonGoesTo(Messages.of("frame.stop.reason"))
                .danger()
                .afterwards(refresh)
                .open();
    }

    private CommandDialog goOn(FleetStop stop) {
        int open = services.figures().read().others().openRollouts();
        String title = Messages.of("frame.go.on");
        return new CommandDialog("go-on-dialog", title, title, (reason, until) -> {
                    services.stops().resume(reason);
                    return Messages.of("frame.gone.on");
                })
                .says(Messages.of("frame.go.on.touches", open, Words.who(stop.by()), Words.ended(stop.reason())))
                .reasonOptional()
                .afterwards(refresh);
    }
}
