package dev.fairway.console.rollout;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Spans;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.fleet.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The stages of a plan on an axis of time, and its sentences. */
public final class PlanPicture {

    private PlanPicture() {}

    /** One plan by itself, drawn from now on: the days, its stages, and how soon all of it may be open. */
    public static Div alone(List<Plan.Stage> stages, Instant now) {
        PlanAxis axis = PlanAxis.of(List.of(stages), now);
        return Parts.block(
                "fw-axis-box", axis.days(), bar(axis, stages, false), Parts.text("fw-caption", soonest(stages)));
    }

    /**
     * The stages of a plan where they lie on the axis that it shares with others.
     *
     * @param paused drawn dashed: nothing opens before somebody resumes it
     */
    public static Div on(PlanAxis axis, List<Plan.Stage> stages, boolean paused) {
        return Parts.block(
                "fw-axis-box", bar(axis, stages, paused), Parts.text("fw-caption", caption(axis, stages, paused)));
    }

    private static Div bar(PlanAxis axis, List<Plan.Stage> stages, boolean paused) {
        Div bar = Parts.block(paused ? "fw-axis fw-axis-paused" : "fw-axis");
        bar.getElement().setAttribute("aria-hidden", "true");
        for (int i = 0; i < stages.size(); i++) {
            Plan.Stage stage = stages.get(i);
            boolean isLast = i == stages.size() - 1;
            Span piece = Parts.text(
                    isLast ? "fw-axis-piece fw-axis-last fw-axis-rest" : "fw-axis-piece fw-axis-timed",
                    Words.percent(stage.percent()));
            if (!isLast) {
                piece.getStyle().set("flex-basis", axis.share(Duration.parse(stage.soak())) + "%");
            }
            piece.getStyle().set("--fw-depth", depth(i, stages.size()));
            bar.add(piece);
        }
        return bar;
    }

    private static String depth(int stage, int stages) {
        return 20 + 60 * stage / Math.max(1, stages - 1) + "%";
    }

    private static String caption(PlanAxis axis, List<Plan.Stage> stages, boolean paused) {
        Duration all = PlanAxis.untilOpen(stages);
        boolean byHand = byHand(stages);
        if (paused) {
            return Messages.of(byHand ? "rollout.plan.paused.hand" : "rollout.plan.paused", Spans.exact(all));
        }
        return all.isZero() && !byHand
                ? Messages.of("rollout.plan.once")
                : Messages.of(
                        byHand ? "rollout.plan.open.hand" : "rollout.plan.open",
                        Times.momentText(axis.start().plus(all), axis.start()));
    }

    private static boolean byHand(List<Plan.Stage> stages) {
        return stages.subList(0, stages.size() - 1).stream()
                .anyMatch(stage -> stage.advance().equals("manual"));
    }

    /** How soon all of it may be open, whenever it starts. */
    private static String soonest(List<Plan.Stage> stages) {
        Duration all = PlanAxis.untilOpen(stages);
        return Messages.of(
                all.isZero() ? "rollout.plan.at-once" : "rollout.plan.after-start",
                byHand(stages) ? 1 : 0,
                Spans.exact(all));
    }

    /** Sentences, one a line. */
    public static UnorderedList words(List<String> sentences) {
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-plan-words");
        sentences.forEach(sentence -> list.add(new ListItem(sentence)));
        return list;
    }
}
