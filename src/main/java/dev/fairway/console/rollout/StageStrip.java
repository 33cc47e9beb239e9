package dev.fairway.console.rollout;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.StageProgress;
import dev.fairway.rollout.policy.RolloutState;
import java.util.stream.Collectors;

/** The stages of a rollout, small enough for a row of a list. */
public final class StageStrip {

    private StageStrip() {}

    /** One piece for each stage, the open one as far as it is; told to a screen reader in one phrase. */
    public static Div of(Course course, java.time.Instant now) {
        RolloutInfo rollout = course.rollout();
        Div strip = Parts.block("fw-strip");
        strip.getElement().setAttribute("role", "img");
        strip.getElement().setAttribute("aria-label", spoken(rollout));
        for (int i = 0; i < rollout.stages().size(); i++) {
            StageProgress stage = rollout.stages().get(i);
            Div fill = Parts.block("fw-strip-fill");
            fill.setWidth(filled(course, i, now) + "%");
            Span percent =
                    Parts.text("fw-strip-percent", Words.percent(stage.plan().percent()));
            Div piece = Parts.block("fw-strip-piece", Parts.block("fw-strip-bar", fill), percent);
            if (isOpen(rollout, i)) {
                piece.addClassNames("fw-strip-open", rollout.state().label());
            }
            strip.add(piece);
        }
        return strip;
    }

    private static boolean isOpen(RolloutInfo rollout, int index) {
        return index == rollout.current() && rollout.stages().get(index).doneAt() == null;
    }

    private static int filled(Course course, int index, java.time.Instant now) {
        RolloutInfo rollout = course.rollout();
        if (index > rollout.current()) {
            return 0;
        }
        StageProgress stage = rollout.stages().get(index);
        if (index < rollout.current() || stage.doneAt() != null) {
            return 100;
        }
        if (rollout.state() == RolloutState.HALTED || stage.soak().isZero()) {
            return 100;
        }
        long part =
                100 * course.soaked(now).toSeconds() / Math.max(1, stage.soak().toSeconds());
        return (int) Math.max(15, Math.min(100, part));
    }

    private static String spoken(RolloutInfo rollout) {
        String all = rollout.stages().stream()
                .map(stage -> Words.percent(stage.plan().percent()))
                .collect(Collectors.joining(", "));
        int current = rollout.current();
        return current < 0
                ? Messages.of("rollout.stages.spoken.none", all)
                : Messages.of(
                        "rollout.stages.spoken",
                        all,
                        Words.percent(rollout.stages().get(current).plan().percent()));
    }
}
