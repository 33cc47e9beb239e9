package dev.fairway.console.machine;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.MachineEvent;
import dev.fairway.fleet.MachineEvent.Kind;
import dev.fairway.rollout.ErrorCode;
import dev.fairway.rollout.Grant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the latest leave has come, from its grant to running the new version, with times where they are known. */
final class StepsPanel {

    private static final int REBOOT = 4;
    private static final int RUNS = 5;
    private static final List<Kind> REPORTS =
            List.of(Kind.GRANTED, Kind.DOWNLOADING, Kind.DOWNLOADED, Kind.INSTALLED, Kind.OTHER, Kind.COMPLETED);

    private StepsPanel() {}

    /** @param wentBack whether it ran the new version, and runs something older again */
    static Div of(Grant grant, boolean wentBack, List<EventLog.Logged> events, Instant now) {
        int reached = wentBack ? REBOOT : reached(grant);
        int stopped = grant.outcome() == Grant.Outcome.OPEN || reached == RUNS ? -1 : reached + 1;
        List<String> titles = List.of(
                Messages.of("machine.step.granted"),
                Messages.of("machine.step.downloading"),
                Messages.of("machine.step.downloaded"),
                Messages.of("machine.step.installed"),
                Messages.of("machine.step.reboot"),
                Messages.of("machine.step.runs", grant.version()));
        OrderedList steps = new OrderedList();
        steps.addClassName("fw-steps");
        for (int step = 0; step < titles.size(); step++) {
            ListItem item = step == stopped
                    ? stopped(grant, titles.get(step), now)
                    : step(titles.get(step), step <= reached, time(grant, step, events), now);
            item.addClassName(step < reached || step == stopped - 1 ? "fw-joined" : "fw-loose");
            steps.add(item);
        }
        Div panel = Parts.block("fw-panel fw-steps-panel", steps);
        panel.setId("steps");
        return panel;
    }

    /** The last step that is behind it. */
    private static int reached(Grant grant) {
        if (grant.outcome() == Grant.Outcome.COMPLETED) {
            return RUNS;
        }
        if (ErrorCode.FELL_BACK.equals(grant.error())) {
            return REBOOT;
        }
        return switch (grant.progress()) {
            case DOWNLOADING -> 1;
            case DOWNLOADED -> 2;
            case INSTALLED -> 3;
            case IDLE, GRANTED, FAILED -> 0;
        };
    }

    private static ListItem step(String title, boolean done, @Nullable Instant at, Instant now) {
        Span mark = Parts.text("fw-step-mark", "");
        if (done) {
            mark.add(Parts.icon("check"));
        }
        Div words = Parts.block("fw-step-words", Parts.text("fw-step-title", title));
        if (at != null) {
            words.add(Times.at(at, now));
        } else {
            words.add(Parts.text("", Messages.of(done ? "machine.step.done" : "machine.step.not-yet")));
        }
        ListItem item = new ListItem(mark, words);
        item.addClassName(done ? "fw-step-done" : "fw-step-open");
        return item;
    }

    private static ListItem stopped(Grant grant, String title, Instant now) {
        String how = switch (grant.outcome()) {
            case FAILED -> Messages.of("machine.step.failed");
            case TIMED_OUT -> Messages.of("machine.step.timed-out");
            case COMPLETED -> Messages.of("machine.step.went-back");
            case OPEN, RECALLED -> Messages.of("machine.step.recalled");
        };
        String icon = switch (grant.outcome()) {
            case FAILED, COMPLETED -> "failing";
            case TIMED_OUT -> "stuck";
            case OPEN, RECALLED -> "silent";
        };
        Span when = Parts.text("", how + " ");
        // It completed when the grant ended; when it went back, its timeline tells.
        if (grant.endedAt() != null && grant.outcome() != Grant.Outcome.COMPLETED) {
            when.add(Times.at(grant.endedAt(), now));
        }
        Span mark = Parts.text("fw-step-mark fw-bare", "");
        mark.add(Parts.icon(icon));
        ListItem item = new ListItem(mark, Parts.block("fw-step-words", Parts.text("fw-step-title", title), when));
        item.addClassNames("fw-step-stopped", icon);
        return item;
    }

    /** When a step was taken: the newest report of it since the grant. */
    private static @Nullable Instant time(Grant grant, int step, List<EventLog.Logged> events) {
        if (step == 0) {
            return grant.grantedAt();
        }
        if (step == REBOOT) {
            return null;
        }
        return events.stream()
                .map(EventLog.Logged::event)
                .filter(event ->
                        event.kind() == REPORTS.get(step) && !event.at().isBefore(grant.grantedAt()))
                .map(MachineEvent::at)
                .findFirst()
                .orElse(null);
    }
}
