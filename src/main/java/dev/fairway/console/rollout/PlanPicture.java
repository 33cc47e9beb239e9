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
import java.util.List;

/** The stages of a plan on one time axis, and its sentences. */
public final class PlanPicture {

    /** So much of the longest soak the shortest stage is drawn with, so that its percent can be read. */
    private static final double LEAST = 0.3;

    private PlanPicture() {}

    /** @param paused drawn dashed: nothing opens before somebody resumes it */
    public static Div of(List<Plan.Stage> stages, boolean paused) {
        double longest = Math.max(
                1,
                stages.stream()
                        .mapToLong(stage -> Duration.parse(stage.soak()).toSeconds())
                        .max()
                        .orElse(1));
        Div axis = Parts.block(paused ? "fw-axis fw-axis-paused" : "fw-axis");
        axis.getElement().setAttribute("aria-hidden", "true");
        for (int i = 0; i < stages.size(); i++) {
            Plan.Stage stage = stages.get(i);
            double share = Math.max(LEAST, Duration.parse(stage.soak()).toSeconds() / longest);
            boolean isLast = i == stages.size() - 1;
            Span piece =
                    Parts.text(isLast ? "fw-axis-piece fw-axis-last" : "fw-axis-piece", Words.percent(stage.percent()));
            piece.getStyle().set("flex-grow", Double.toString(isLast ? Math.max(share, 0.8) : share));
            piece.getStyle().set("--fw-depth", depth(i, stages.size()));
            axis.add(piece);
        }
        return Parts.block("fw-axis-box", axis, Parts.text("fw-caption", caption(stages, paused)));
    }

    /**
     * The stages of a plan where they lie on the axis that it shares with others.
     *
     * @param paused drawn dashed: nothing opens before somebody resumes it
     */
    public static Div on(PlanAxis axis, List<Plan.Stage> stages, boolean paused) {
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
        return Parts.block("fw-axis-box", bar, Parts.text("fw-caption", caption(axis, stages, paused)));
    }

    private static String depth(int stage, int stages) {
        return 20 + 60 * stage / Math.max(1, stages - 1) + "%";
    }

    private static String caption(PlanAxis axis, List<Plan.Stage> stages, boolean paused) {
        Duration all = PlanAxis.untilOpen(stages);
        boolean byHand = stages.subList(0, stages.size() - 1).stream()
                .anyMatch(stage -> stage.advance().equals("manual"));
        if (paused) {
            return Messages.of(byHand ? "rollout.plan.paused.hand" : "rollout.plan.paused", Spans.exact(all));
        }
        return all.isZero() && !byHand
                ? Messages.of("rollout.plan.once")
                : Messages.of(
                        byHand ? "rollout.plan.open.hand" : "rollout.plan.open",
                        Times.momentText(axis.start().plus(all), axis.start()));
    }

    /** How soon all of it may be open. */
    static String caption(List<Plan.Stage> stages, boolean paused) {
        List<Plan.Stage> before = stages.subList(0, stages.size() - 1);
        boolean byHand = before.stream().anyMatch(stage -> stage.advance().equals("manual"));
        Duration all =
                before.stream().map(stage -> Duration.parse(stage.soak())).reduce(Duration.ZERO, Duration::plus);
        String key = all.isZero()
                ? "rollout.plan.at-once"
                : paused ? "rollout.plan.after-resume" : "rollout.plan.after-start";
        String opens = Messages.of(key, byHand ? 1 : 0, Spans.exact(all));
        return paused ? Messages.of("rollout.plan.starts-paused") + " " + opens : opens;
    }

    /** Sentences, one a line. */
    public static UnorderedList words(List<String> sentences) {
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-plan-words");
        sentences.forEach(sentence -> list.add(new ListItem(sentence)));
        return list;
    }
}
