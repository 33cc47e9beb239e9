package dev.fairway.console.machine;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.fairway.base.Page;
import dev.fairway.console.Links;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEdits;
import dev.fairway.fleet.MachineKey;
import dev.fairway.release.Channels;
import dev.fairway.release.Products;
import dev.fairway.release.Releases;
import dev.fairway.rollout.Explanations;
import dev.fairway.rollout.Grant;
import dev.fairway.rollout.Retries;
import dev.fairway.rollout.policy.Explanation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of a machine that exists. It is drawn anew only when what it shows has changed. */
class MachinePage extends Div {

    private static final int EVENTS = 50;

    /** All that the page asks and does. */
    @Component
    record Services(
            EventLog log,
            Explanations explanations,
            Groups groups,
            Channels channels,
            Products products,
            MachineEdits edits,
            Retries retries,
            Releases releases,
            MachineDialogs dialogs,
            Clock clock) {}

    /** All that it shows, to be compared with what it showed before. */
    private record Content(
            Machine machine,
            Explanation explanation,
            @Nullable Grant grant,
            List<EventLog.Logged> events) {}

    private final Services services;
    private final Runnable refresh;
    private final boolean oneOfSeveral;
    private int wantedEvents = EVENTS;
    private @Nullable Content content;

    MachinePage(Services services, Runnable refresh, boolean oneOfSeveral) {
        this.services = services;
        this.refresh = refresh;
        this.oneOfSeveral = oneOfSeveral;
        setId("machine");
    }

    void show(Machine machine) {
        Explanation explanation = services.explanations().explain(machine);
        Grant grant = services.explanations().latestGrant(machine).orElse(null);
        Page<EventLog.Logged> events = services.log()
                .newest(
                        machine.product(),
                        machine.id(),
                        new Page.Request(Math.min(wantedEvents, Page.Request.MAX_LIMIT), null));
        Content now = new Content(machine, explanation, grant, events.items());
        if (now.equals(content)) {
            return;
        }
        content = now;
        draw(now, events.next() != null && wantedEvents < Page.Request.MAX_LIMIT);
    }

    private void draw(Content now, boolean older) {
        Instant time = services.clock().instant();
        Machine machine = now.machine();
        Runnable showOlder = () -> {
            wantedEvents = Math.min(wantedEvents + EVENTS, Page.Request.MAX_LIMIT);
            refresh.run();
        };
        Div columns = Parts.block(
                "fw-machine-columns",
                RulesPanel.of(now.explanation(), time),
                TimelinePanel.of(now.events(), time, older ? showOlder : null),
                Parts.block(
                        "fw-machine-side",
                        IdentityPanel.of(machine, services, time, oneOfSeveral),
                        IdentityPanel.notes(machine)));
        Div head = head(machine, time);
        Paragraph lead = lead(now);
        Parts.replace(this, trail(machine), head, lead);
        StateNotes.of(machine, services.releases(), time).forEach(this::add);
        if (now.grant() != null) {
            add(StepsPanel.of(now.grant(), now.events(), time));
        }
        add(columns);
    }

    private static Nav trail(Machine machine) {
        Span here = Parts.text("fw-cut", machine.name());
        here.getElement().setAttribute("aria-current", "page");
        Nav trail = new Nav(Links.to("machines", "Machines"), Parts.icon("right"), here);
        trail.getElement().setAttribute("aria-label", "Where you are");
        trail.addClassName("fw-trail");
        return trail;
    }

    private Div head(Machine machine, Instant time) {
        H1 name = new H1(machine.name());
        name.setId("machine-name");
        name.addClassName("fw-machine-name");
        Span health = Parts.health(machine.health());
        health.setId("machine-health");
        health.addClassName("fw-badge");
        Span seen = Parts.text("fw-text-2", "last seen ");
        seen.add(Times.ago(machine.lastSeen(), time));
        Div actions = MachineActions.of(machine, services, refresh, time);
        return Parts.block("fw-title fw-machine-head", name, health, seen, actions);
    }

    /** What it runs, what it aims at, and what follows from it. */
    private Paragraph lead(Content now) {
        Machine machine = now.machine();
        Map<MachineKey, Explanations.Target> targets = services.explanations().targets(List.of(machine));
        Explanations.Target target = targets.get(MachineKey.of(machine));
        Paragraph lead = new Paragraph();
        lead.setId("machine-lead");
        lead.addClassNames("fw-lead", "fw-wrap");
        if (target != null && !target.version().equals(machine.told().version())) {
            lead.add(Parts.text("", "Runs " + machine.told().version() + " and aims at "));
            lead.add(Parts.text("fw-strong", target.version()));
            lead.add(Parts.text("", target.floor() ? ", a floor on its way. " : ". "));
        }
        lead.add(Parts.text("", now.explanation().decision().sentence()));
        return lead;
    }
}
