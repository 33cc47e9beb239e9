package dev.fairway.console.machine;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.fairway.base.Page;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.SharedReads;
import dev.fairway.console.Times;
import dev.fairway.console.activity.Histories;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.GroupRights;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEdits;
import dev.fairway.release.Products;
import dev.fairway.release.Releases;
import dev.fairway.rollout.Explanations;
import dev.fairway.rollout.Grant;
import dev.fairway.rollout.MachineRollouts;
import dev.fairway.rollout.Retries;
import dev.fairway.rollout.RolloutReport;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of a machine that exists. It is drawn anew only when what it shows has changed. */
class MachinePage extends Div {

    private static final int EVENTS = 30;

    /** All that the page asks and does. */
    @Component
    record Services(
            EventLog log,
            Explanations explanations,
            MachineRollouts rollouts,
            RolloutReport report,
            Groups groups,
            GroupRights rights,
            Products products,
            MachineEdits edits,
            Retries retries,
            Releases releases,
            MachineDialogs dialogs,
            Histories histories,
            Clock clock) {}

    /**
     * All that it shows, to be compared with what it showed before.
     *
     * @param failure why its latest attempt failed, and how many machines failed for it; {@code null} if it did not
     * @param product the name of its product, where its id is one of several
     */
    record Content(
            Machine machine,
            Explanations.View view,
            MachineRollouts.Story story,
            Page<EventLog.Logged> events,
            @Nullable SameCause failure,
            @Nullable String product) {}

    private record Key(Machine machine, int events, boolean all) {}

    private final Services services;
    private final Runnable refresh;
    private final boolean oneOfSeveral;
    private final @Nullable String list;
    private final TimelineChoice timeline;
    private @Nullable Content content;

    /** @param list the address of the list that it was opened from, with its filter; {@code null} for none */
    MachinePage(Services services, Runnable refresh, boolean oneOfSeveral, @Nullable String list) {
        this.services = services;
        this.refresh = refresh;
        this.oneOfSeveral = oneOfSeveral;
        this.list = list;
        this.timeline = new TimelineChoice(EVENTS, refresh);
        setId("machine");
    }

    void show(Machine machine) {
        Content now = SharedReads.get(
                new Key(machine, timeline.wanted(), timeline.all()), () -> read(machine, timeline.wanted()));
        if (!now.equals(content)) {
            content = now;
            draw(now);
        }
    }

    private Content read(Machine machine, int events) {
        Page.Request page = new Page.Request(events, null);
        MachineRollouts.Story story = services.rollouts().of(machine);
        return new Content(
                machine,
                services.explanations().view(machine),
                story,
                timeline.all()
                        ? services.log().newest(machine.product(), machine.id(), page)
                        : services.log().mattering(machine.product(), machine.id(), page),
                SameCause.of(story.latest(), services.report()),
                oneOfSeveral ? services.products().get(machine.product()).name() : null);
    }

    private void draw(Content now) {
        Instant time = services.clock().instant();
        Machine machine = now.machine();
        Div columns = Parts.block(
                "fw-machine-columns",
                RulesPanel.of(now.view().explanation(), time),
                TimelinePanel.of(now.events(), now.failure(), time, timeline),
                Parts.block(
                        "fw-machine-side",
                        IdentityPanel.of(now, time),
                        RolloutsPanel.of(now.story().parts(), time),
                        NotesPanel.of(machine, services, refresh)));
        Parts.replace(this, trail(machine), head(machine, time), lead(now));
        StateNotes.of(machine, services.releases(), time).forEach(this::add);
        Grant latest = now.story().latest();
        if (latest != null) {
            add(StepsPanel.of(latest, now.story().wentBack(), now.events().items(), time));
        }
        add(columns, services.histories().of("machine", machine.id()));
    }

    private Nav trail(Machine machine) {
        Span here = Parts.text("fw-cut", machine.name());
        here.getElement().setAttribute("aria-current", "page");
        Nav trail = new Nav(Links.to("machines", Messages.of("machine.trail.machines")), Parts.icon("right"));
        if (list != null) {
            trail.add(Links.to(list, Messages.of("machine.trail.list")), Parts.icon("right"));
        }
        trail.add(here);
        trail.getElement().setAttribute("aria-label", Messages.of("machine.trail"));
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
        Span seen = Parts.text("fw-text-2", Messages.of("machine.seen") + " ");
        seen.add(Times.ago(machine.lastSeen(), time));
        Div actions = MachineActions.of(machine, services, refresh, time);
        return Parts.block("fw-title fw-machine-head", name, health, seen, actions);
    }

    /** What it runs, what it aims at, and what follows from it. */
    private static Paragraph lead(Content now) {
        Machine machine = now.machine();
        Explanations.Target target = now.view().target();
        Paragraph lead = new Paragraph();
        lead.setId("machine-lead");
        lead.addClassNames("fw-lead", "fw-wrap");
        if (target != null && !target.version().equals(machine.told().version())) {
            lead.add(Parts.text(
                    "", Messages.of("machine.lead.runs", machine.told().version()) + " "));
            lead.add(Parts.text("fw-strong", target.version()));
            lead.add(Parts.text("", Messages.of(target.floor() ? "machine.lead.floor" : "machine.lead.end") + " "));
        }
        lead.add(Parts.text("", now.view().explanation().decision().sentence()));
        return lead;
    }
}
