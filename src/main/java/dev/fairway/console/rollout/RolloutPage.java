package dev.fairway.console.rollout;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.fairway.access.AuditTrail;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.SharedReads;
import dev.fairway.console.Times;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.rollout.GroupUsage;
import dev.fairway.rollout.RolloutHistory;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.RolloutReport;
import dev.fairway.rollout.RolloutReport.Cause;
import dev.fairway.rollout.RolloutReport.StageEvidence;
import dev.fairway.rollout.policy.Usage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of a rollout that exists. It is drawn anew only when what it shows has changed. */
class RolloutPage extends Div {

    /** All that the page asks and does. */
    @Component
    record Services(
            Courses courses,
            RolloutReport report,
            GroupUsage usage,
            AuditTrail audit,
            MachineSearch machines,
            RolloutHistory history,
            CausesPanel.Services causes,
            RolloutButtons buttons,
            Clock clock) {}

    /** All that it shows, to be compared with what it showed before; its bars move with the minute. */
    private record Content(
            Course course,
            List<StageEvidence> evidence,
            List<Cause> causes,
            List<RolloutHistory.Point> points,
            @Nullable Usage usage,
            int held,
            List<AuditTrail.Entry> log,
            Instant minute) {}

    private final Services services;
    private final Runnable refresh;
    private final RolloutCharts charts = new RolloutCharts();
    private @Nullable Content content;

    RolloutPage(Services services, Runnable refresh) {
        this.services = services;
        this.refresh = refresh;
        setId("rollout");
    }

    String show(RolloutInfo rollout) {
        Instant minute = services.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        Content now = SharedReads.get(List.of("rollout page", rollout, minute), () -> read(rollout, minute));
        if (!now.equals(content)) {
            content = now;
            draw(now);
        }
        return now.course().title();
    }

    private Content read(RolloutInfo rollout, Instant minute) {
        Course course = services.courses().of(rollout);
        boolean live = course.group() != null && rollout.state().isOpen();
        return new Content(
                course,
                services.report().stages(rollout.id()),
                services.report().causes(rollout.id()),
                services.history().of(rollout.id()),
                live ? services.usage().of(rollout.group()) : null,
                live ? services.machines().count(heldIn(rollout)).number() : 0,
                services.audit().of("rollout", rollout.id()),
                minute);
    }

    private static MachineFilter heldIn(RolloutInfo rollout) {
        return new MachineFilter(null, rollout.group(), null, null, Health.HELD, null, null, null);
    }

    private void draw(Content shown) {
        Instant time = services.clock().instant();
        Course course = shown.course();
        Div side = Parts.block("fw-stack");
        if (course.group() != null && shown.usage() != null) {
            side.add(LimitsPanel.of(course.group(), shown.usage(), shown.held(), time));
        }
        side.add(LogPanel.of(shown.log(), time));
        charts.show(course, shown.points(), shown.minute());
        Div main = Parts.block(
                "fw-stack",
                OutcomePanel.of(course, shown.causes()),
                new CausesPanel(course, services.causes(), refresh).draw(shown.causes()));
        Parts.replace(
                this,
                trail(course),
                head(course, time),
                lead(course, time),
                Pipeline.of(course, shown.evidence(), time),
                charts,
                Parts.block("fw-rollout-columns", main, side));
    }

    private static Nav trail(Course course) {
        Span here = Parts.text("fw-cut", course.version());
        here.getElement().setAttribute("aria-current", "page");
        String name = course.rollout().groupName();
        Nav trail = new Nav(
                Links.to("rollouts", Messages.of("rollout.trail.rollouts")),
                Parts.icon("right"),
                course.group() == null
                        ? Parts.text("", name)
                        : Links.to(Links.rolloutsOf(course.group().id()), name),
                Parts.icon("right"),
                here);
        trail.getElement().setAttribute("aria-label", Messages.of("rollout.trail"));
        trail.addClassName("fw-trail");
        return trail;
    }

    private Div head(Course course, Instant time) {
        RolloutInfo rollout = course.rollout();
        H1 name = new H1(course.title());
        name.setId("rollout-name");
        name.addClassName("fw-machine-name");
        Span state = Parts.state(rollout.state());
        state.setId("rollout-state");
        state.addClassName("fw-badge");
        Span by = Parts.text(
                "fw-text-2", Messages.of(rollout.startedAt() == null ? "rollout.made" : "rollout.started") + " ");
        by.setId("rollout-by");
        by.add(Times.moment(rollout.startedAt() == null ? rollout.createdAt() : rollout.startedAt(), time));
        String who = rollout.startedBy() == null ? rollout.createdBy() : rollout.startedBy();
        by.add(Parts.text("fw-wrap", " " + Messages.of("rollout.by", Outlook.who(who), rollout.reason())));
        if (rollout.allowDowngrade()) {
            by.add(Parts.text("", Messages.of("rollout.downgrade")));
        }
        Div actions = services.buttons().all(course, refresh);
        actions.addClassName("fw-end");
        return Parts.block("fw-title fw-machine-head fw-sticky", name, state, by, actions);
    }

    /** How far it is, and what comes next. */
    private static Paragraph lead(Course course, Instant time) {
        Paragraph lead = new Paragraph();
        lead.setId("rollout-lead");
        lead.addClassNames("fw-lead", "fw-wrap");
        int failures = course.tally().failures();
        if (course.state().isOpen() && course.group() != null) {
            Anchor there = Links.to(
                    Links.group(course.rollout().group()),
                    Messages.of("rollout.lead.of", course.onTarget(), course.machines()));
            there.addClassName("fw-strong");
            lead.add(there, Parts.text("", " " + Messages.of("rollout.lead.run")));
        } else {
            lead.add(Parts.text(
                    "", Messages.of("rollout.lead.took", course.tally().completed())));
        }
        if (failures > 0) {
            lead.add(Parts.text("", "; "));
            lead.add(Links.to(Links.failed(course.rollout().id()), Messages.of("rollout.lead.failed", failures)));
        }
        lead.add(Parts.text("", ". "));
        lead.add(Outlook.of(course, time));
        return lead;
    }
}
