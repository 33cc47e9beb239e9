package dev.fairway.console.frame;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.access.Permission;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.rollout.FleetStops;
import dev.fairway.rollout.Rollouts;
import dev.fairway.rollout.policy.FleetStop;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stops all updates, says on every screen that they are stopped, and lets them go on. */
class FleetStopControl {

    private final FleetStops stops;
    private final Rollouts rollouts;
    private final MachineSearch machines;
    private final Clock clock;
    private final Button button = new Button();
    private final Div banner = Parts.block("fw-stopped");
    private @Nullable Optional<FleetStop> shown;

    FleetStopControl(FleetStops stops, Rollouts rollouts, MachineSearch machines, Clock clock) {
        this.stops = stops;
        this.rollouts = rollouts;
        this.machines = machines;
        this.clock = clock;
        Span more = Parts.text("fw-stop-more", " updates");
        Span words = Parts.text("", "Stop all");
        words.add(more);
        Span icon = Parts.icon("stop");
        icon.getElement().setAttribute("slot", "prefix");
        button.getElement().appendChild(icon.getElement(), words.getElement());
        button.setId("stop-all");
        button.addClassName("fw-stop");
        button.setAriaLabel("Stop all updates");
        button.addClickListener(click -> ask());
        Parts.gated(button, Permission.STOP_FLEET);
        banner.setId("stopped-banner");
        banner.getElement().setAttribute("role", "status");
        refresh();
    }

    Button button() {
        return button;
    }

    Div banner() {
        return banner;
    }

    /** Draws the banner anew if somebody stopped updates, or let them go on. */
    final void refresh() {
        Optional<FleetStop> now = stops.current();
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
        Span words = Parts.text("fw-stopped-words fw-wrap", "");
        words.add(Parts.text("fw-strong", "All updates are stopped"));
        words.add(Parts.text("", " since "));
        words.add(Times.moment(stop.since(), clock.instant()));
        words.add(Parts.text("", " by " + stop.by() + ": " + Words.ended(stop.reason())));
        Button goOn = new Button("Let updates go on…", click -> goOn(stop).open());
        goOn.setId("let-go-on");
        banner.add(Parts.icon("stop"), words, Parts.gated(goOn, Permission.STOP_FLEET));
    }

    private void ask() {
        int all = machines.count(MachineFilter.ALL).number();
        int open = rollouts.countOpen();
        new CommandDialog("stop-dialog", "Stop all updates", "Stop all updates", (reason, until) -> {
                    stops.stop(reason);
                    return "All updates are stopped";
                })
                .says("None of " + Words.count(all, "machine")
                        + " is offered anything until somebody lets updates go on. "
                        + (open == 0
                                ? ""
                                : Words.count(open, "open rollout") + (open == 1 ? " stands" : " stand") + " still. ")
                        + "Machines that download or install already may finish.")
                .reasonGoesTo("Shown on every screen while updates are stopped.")
                .danger()
                .afterwards(this::refresh)
                .open();
    }

    private CommandDialog goOn(FleetStop stop) {
        int open = rollouts.countOpen();
        return new CommandDialog("go-on-dialog", "Let updates go on", "Let updates go on", (reason, until) -> {
                    stops.resume(reason);
                    return "Updates go on";
                })
                .says((open == 0
                                ? "Machines"
                                : Words.count(open, "open rollout") + (open == 1 ? " goes" : " go")
                                        + " on, and machines")
                        + " are offered updates again with their next check-in. " + stop.by() + " stopped them: "
                        + Words.ended(stop.reason()))
                .reasonOptional()
                .afterwards(this::refresh);
    }
}
