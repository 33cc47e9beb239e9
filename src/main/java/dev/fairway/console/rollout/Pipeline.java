package dev.fairway.console.rollout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Pronounced;
import dev.fairway.console.Spans;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.RolloutReport.StageEvidence;
import dev.fairway.rollout.StageProgress;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Instant;
import java.util.List;

/** The stages in order: what is done, the open one with its evidence, and what waits for what. */
final class Pipeline {

    /** Below so many finished a rate says little, so the numbers are shown. */
    private static final int ENOUGH_TO_JUDGE = 10;

    private final Course course;
    private final List<StageEvidence> evidence;
    private final Instant now;

    private Pipeline(Course course, List<StageEvidence> evidence, Instant now) {
        this.course = course;
        this.evidence = evidence;
        this.now = now;
    }

    static OrderedList of(Course course, List<StageEvidence> evidence, Instant now) {
        return new Pipeline(course, evidence, now).draw();
    }

    private OrderedList draw() {
        OrderedList list = new OrderedList();
        list.setId("pipeline");
        list.addClassName("fw-pipeline");
        RolloutInfo rollout = course.rollout();
        for (int i = 0; i < rollout.stages().size(); i++) {
            StageProgress stage = rollout.stages().get(i);
            boolean passed = stage.doneAt() != null || i < rollout.current();
            ListItem item = passed ? done(i, stage) : i == rollout.current() ? open(i, stage) : waiting(i, stage);
            item.setId("stage-" + (i + 1));
            list.add(item);
        }
        return list;
    }

    private ListItem done(int index, StageProgress stage) {
        StageEvidence found = evidenceOf(index);
        Div lines = Parts.block("fw-stage-lines");
        if (stage.doneAt() != null) {
            lines.add(Pronounced.sentence("", "rollout.stage.done-at", Times.moment(stage.doneAt(), now)));
        }
        if (!stage.soaked().isZero()) {
            lines.add(Parts.text("", Messages.of("rollout.stage.soaked-for", Spans.rough(stage.soaked()))));
        }
        if (found.finished() > 0) {
            lines.add(Parts.text(
                    found.failures() > 0 ? "failing" : "",
                    Messages.of("rollout.stage.failed-of", found.failures(), found.finished())));
        }
        Span mark = Parts.text("fw-stage-mark fw-stage-check", "");
        mark.add(Parts.icon("check"));
        return item("fw-stage-done", mark, stage, "", lines);
    }

    private ListItem waiting(int index, StageProgress stage) {
        Div lines = Parts.block("fw-stage-lines");
        RolloutInfo rollout = course.rollout();
        boolean ended = !rollout.state().isOpen();
        boolean isNext = index == rollout.current() + 1;
        boolean byItself = index == 0 || rollout.stages().get(index - 1).advancesByItself();
        Instant opens = isNext ? course.soakedAt() : null;
        if (ended) {
            lines.add(Parts.text("", Messages.of("rollout.stage.never")));
        } else if (opens != null && byItself) {
            lines.add(
                    Pronounced.sentence("", "rollout.stage.opens-at", Times.moment(opens, now)),
                    Parts.text("", Messages.of("rollout.stage.by-itself")));
        } else {
            lines.add(Parts.text(
                    "",
                    Messages.of(
                            index == 0
                                    ? "rollout.stage.opens.start"
                                    : byItself ? "rollout.stage.opens.itself" : "rollout.stage.opens.person")));
        }
        if (!ended && !stage.soak().isZero()) {
            lines.add(Parts.text("", Messages.of("rollout.stage.soaks", Spans.exact(stage.soak()))));
        }
        return item("fw-stage-waiting", Parts.text("fw-stage-mark", ""), stage, "", lines);
    }

    private ListItem open(int index, StageProgress stage) {
        RolloutState state = course.state();
        Span mark = Parts.text("fw-stage-mark fw-bare", "");
        Span icon = Parts.state(state);
        mark.add(Parts.icon(
                switch (state) {
                    case PAUSED -> "held";
                    case HALTED -> "stop";
                    case ABORTED, SUPERSEDED -> "close";
                    case READY, RUNNING, COMPLETED -> "go";
                }));
        icon.getClassNames().stream().filter(name -> !name.equals("fw-status")).forEach(mark::addClassName);
        Div bars = Parts.block("fw-stage-bars");
        if (!stage.soak().isZero()) {
            long part = 100
                    * course.soaked(now).toSeconds()
                    / Math.max(1, stage.soak().toSeconds());
            Span words = Pronounced.sentence(
                    "",
                    "rollout.stage.soak.of",
                    Parts.text("fw-strong", Spans.rough(course.soaked(now))),
                    Spans.exact(stage.soak()));
            bars.add(bar(Messages.of("rollout.stage.soak"), words, fill("soak", part)));
        }
        bars.add(doneBar(stage), failedBar(stage));
        Span opened = stage.openedAt() == null
                ? Parts.text("", "")
                : Pronounced.sentence("", "rollout.stage.opened", Times.moment(stage.openedAt(), now));
        ListItem item = item("fw-stage-open", mark, stage, word(stage), bars);
        ((Div) item.getComponentAt(0))
                .getChildren()
                .filter(part -> part.hasClassName("fw-stage-reach"))
                .findFirst()
                .ifPresent(reach -> ((Span) reach).add(opened));
        item.addClassName(state.label());
        item.getElement().setAttribute("aria-current", "step");
        return item;
    }

    private String word(StageProgress stage) {
        if (course.state() != RolloutState.RUNNING) {
            return Words.state(course.state());
        }
        if (stage.minimumAt() == null) {
            return Messages.of("rollout.stage.open");
        }
        Instant soakedAt = course.soakedAt();
        return Messages.of(
                soakedAt != null && soakedAt.isAfter(now) ? "rollout.stage.soaking" : "rollout.stage.soaked");
    }

    private Div doneBar(StageProgress stage) {
        int good = course.tally().finished() - course.tally().failures();
        int inFlight = course.tally().inFlight();
        int whole = Math.max(1, Math.max(course.reach(stage), course.tally().finished() + inFlight));
        Span words = Pronounced.sentence(
                "",
                inFlight > 0 ? "rollout.stage.done.flight" : "rollout.stage.done.of",
                Parts.text("fw-strong", Words.number(good)),
                inFlight > 0 ? inFlight : course.reach(stage));
        return bar(
                Messages.of("rollout.stage.done"),
                words,
                fill("done", 100.0 * good / whole),
                fill("flight", 100.0 * inFlight / whole));
    }

    private Div failedBar(StageProgress stage) {
        int failures = course.tally().failures();
        int finished = course.tally().finished();
        double budget = stage.plan().maxFailurePercent().doubleValue();
        double failed = finished == 0 ? 0 : 100.0 * failures / finished;
        double full = budget == 0 ? (failures > 0 ? 100 : 0) : Math.min(100, 100 * failed / budget);
        String rate = failures == 0
                ? "0"
                : finished < ENOUGH_TO_JUDGE ? Words.of(failures, finished) : Words.share(failures, finished);
        Span words = Pronounced.sentence(
                "",
                finished < ENOUGH_TO_JUDGE && failures > 0 ? "rollout.stage.failed.few" : "rollout.stage.failed.budget",
                Parts.text(failures > 0 ? "fw-strong failing" : "fw-strong", rate),
                Words.percent(stage.plan().maxFailurePercent()));
        return bar(Messages.of("rollout.stage.failed"), words, fill("failed", full));
    }

    private static Div bar(String name, Span words, Component... fills) {
        Div track = Parts.block("fw-stage-track", fills);
        track.getElement().setAttribute("aria-hidden", "true");
        return Parts.block("fw-stage-bar", Parts.text("fw-stage-bar-name", name), track, words);
    }

    private static Div fill(String kind, double percent) {
        Div fill = Parts.block("fw-fill-" + kind);
        fill.setWidth(Math.clamp(percent, 0, 100) + "%");
        return fill;
    }

    private ListItem item(String kind, Span mark, StageProgress stage, String word, Component body) {
        Div head = Parts.block(
                "fw-stage-head",
                mark,
                Parts.text("fw-stage-percent", Words.percent(stage.plan().percent())),
                Parts.text("fw-stage-reach", Words.machines(course.reach(stage))));
        if (!word.isEmpty()) {
            head.add(Parts.text("fw-stage-word", word));
        }
        ListItem item = new ListItem(head, body);
        item.addClassNames("fw-stage", kind);
        return item;
    }

    private StageEvidence evidenceOf(int index) {
        return evidence.stream()
                .filter(found -> found.stage() == index)
                .findFirst()
                .orElse(new StageEvidence(index, 0, 0));
    }
}
