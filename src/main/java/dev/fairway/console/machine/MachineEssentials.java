package dev.fairway.console.machine;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.access.GroupRef;
import dev.fairway.access.Permission;
import dev.fairway.base.Page;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.GroupRights;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineKind;
import dev.fairway.rollout.ErrorCode;
import dev.fairway.rollout.Explanations;
import dev.fairway.rollout.Retries;
import dev.fairway.rollout.policy.Decision;
import dev.fairway.rollout.policy.Explanation;
import dev.fairway.rollout.policy.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one wants to know of a machine beside the list that it stands in: why it does not update before who it is. */
@org.springframework.stereotype.Component
public class MachineEssentials {

    private static final int EVENTS = 5;

    private final Explanations explanations;
    private final EventLog log;
    private final MachineDialogs dialogs;
    private final Retries retries;
    private final GroupRights rights;
    private final Clock clock;

    MachineEssentials(
            Explanations explanations,
            EventLog log,
            MachineDialogs dialogs,
            Retries retries,
            GroupRights rights,
            Clock clock) {
        this.explanations = explanations;
        this.log = log;
        this.dialogs = dialogs;
        this.retries = retries;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * What is shown, to be compared with what was shown before.
     *
     * @param target the version that it aims at, if it aims at any
     */
    public record Content(
            Machine machine,
            Explanation explanation,
            @Nullable String target,
            List<EventLog.Logged> events) {}

    /** Reads it. */
    public Content read(Machine machine) {
        Explanations.Target target = explanations.targets(List.of(machine)).get(MachineKey.of(machine));
        return new Content(
                machine,
                explanations.explain(machine),
                target == null ? null : target.version(),
                log.newest(machine.product(), machine.id(), new Page.Request(EVENTS, null))
                        .items());
    }

    /** Draws it. */
    public Div draw(Content content, String group, String channel) {
        Instant now = clock.instant();
        Machine machine = content.machine();
        H2 name = new H2(machine.name());
        name.setId("panel-name");
        name.addClassName("fw-panel-name");
        Span health = Parts.health(machine.health());
        health.addClassNames("fw-badge");
        Span seen = Parts.text("fw-text-2", Messages.of("machines.panel.seen") + " ");
        seen.add(Times.ago(machine.lastSeen(), now));
        Div body = Parts.block("fw-side-body", name, Parts.block("fw-side-state", health, seen), why(content, now));
        error(machine, body);
        body.add(facts(content, group, channel, now), latest(content.events(), now));
        return body;
    }

    private static Div why(Content content, Instant now) {
        Decision decision = content.explanation().decision();
        String title = switch (decision) {
            case Decision.Offer offer ->
                Messages.of(offer.again() ? "machines.panel.updating" : "machines.panel.offered");
            case Decision.Deferral(Reason.UpToDate ignored) -> Messages.of("machines.panel.nothing");
            case Decision.Deferral ignored -> Messages.of("machines.panel.why");
        };
        Div box = Parts.block("fw-side-why", new H3(title), Parts.paragraph("fw-reading fw-wrap", decision.sentence()));
        box.setId("panel-why");
        Instant next = content.explanation().nextChange();
        if (next != null) {
            Span when = Parts.text("fw-strong", "");
            when.add(Times.moment(next, now));
            Div line = Parts.block("fw-reading", Parts.text("", Messages.of("machines.panel.next") + " "), when);
            line.add(Parts.text("", ", "), Times.in(next, now), Parts.text("", "."));
            box.add(line);
        }
        Machine machine = content.machine();
        box.add(Links.to(
                Links.machine(machine.product(), machine.id()),
                Messages.of(
                        "machines.panel.rules", content.explanation().rules().size())));
        return box;
    }

    private static void error(Machine machine, Div body) {
        if (machine.lastError() != null) {
            ErrorCode code = new ErrorCode(machine.lastError());
            Div box = Parts.block(
                    "fw-side-part",
                    new H3(Messages.of("machines.panel.error")),
                    Parts.paragraph(
                            "fw-reading fw-wrap",
                            Words.sentence(code.meaning()) + " "
                                    + Messages.of("machines.panel.code", Integer.toString(code.value())) + " "
                                    + code.advice()));
            box.setId("panel-error");
            body.add(box);
        }
    }

    private static DescriptionList facts(Content content, String group, String channel, Instant now) {
        Machine machine = content.machine();
        DescriptionList facts = new DescriptionList();
        facts.addClassName("fw-facts");
        fact(facts, "runs", Parts.text("fw-wrap", machine.told().version()));
        fact(facts, "aims", Parts.text("fw-wrap", content.target() == null ? "–" : content.target()));
        Span place = new Span(Links.to(Links.groupPage(machine.group()), group));
        if (machine.group().equals(machine.written().assignedGroup())) {
            place.add(Parts.text("fw-caption", " " + Messages.of("machines.panel.byhand")));
        }
        fact(facts, "group", place);
        if (!channel.isEmpty()) {
            fact(facts, "channel", Parts.text("", channel));
        }
        fact(facts, "progress", Parts.text("", Words.progress(machine.progress())));
        fact(facts, "address", Parts.text("fw-wrap", machine.told().address()));
        fact(
                facts,
                "oem",
                Parts.text(
                        "fw-wrap",
                        machine.told().oem().isEmpty() ? "–" : machine.told().oem()));
        fact(facts, "id", Parts.text("fw-mono fw-wrap", machine.id().value()));
        if (!machine.written().labels().isEmpty()) {
            fact(
                    facts,
                    "labels",
                    Parts.text("fw-wrap", String.join(", ", machine.written().labels())));
        }
        fact(facts, "since", Times.at(machine.firstSeen(), now));
        return facts;
    }

    private static void fact(DescriptionList facts, String name, Component value) {
        facts.add(
                new DescriptionList.Term(Messages.of("machines.panel.fact." + name)),
                new DescriptionList.Description(value));
    }

    private static Div latest(List<EventLog.Logged> events, Instant now) {
        UnorderedList lines = new UnorderedList();
        lines.addClassName("fw-side-events");
        for (EventLog.Logged logged : events) {
            EventWords words = EventWords.of(logged.event());
            Span title = Parts.text("fw-cut " + words.tone(), words.title());
            title.getElement().setAttribute("title", words.title());
            lines.add(new ListItem(Times.at(logged.event().at(), now), title));
        }
        Div part = Parts.block("fw-side-part", new H3(Messages.of("machines.panel.latest")));
        part.add(events.isEmpty() ? Parts.paragraph("fw-reading", Messages.of("machines.panel.quiet")) : lines);
        return part;
    }

    /**
     * What can be done to it.
     *
     * @param move opens what moves it
     */
    public Div actions(Machine machine, Runnable refresh, Runnable move) {
        Instant now = clock.instant();
        Div actions = Parts.block("fw-side-actions");
        GroupRef group = rights.ref(machine.group());
        if (MachineKind.mayRetry(machine, now)) {
            Button retry = Parts.primary(Messages.of("machines.panel.retry"));
            retry.setIcon(Parts.icon("retry"));
            retry.addClickListener(click -> new RetryDialog(retries, machine, refresh).open());
            actions.add(button("panel-retry", retry, group));
        }
        boolean held = machine.written().isHeldAt(now);
        Button hold = new Button(
                Messages.of(held ? "machines.panel.release" : "machines.panel.hold"),
                click -> (held ? dialogs.release(machine, refresh) : dialogs.hold(machine, refresh)).open());
        Button moving = new Button(Messages.of("machines.panel.move"), click -> move.run());
        actions.add(button("panel-hold", hold, group), button("panel-move", moving, group));
        return actions;
    }

    private static Button button(String id, Button button, @Nullable GroupRef group) {
        button.setId(id);
        return Parts.gated(button, Permission.STEER_MACHINES, group);
    }
}
