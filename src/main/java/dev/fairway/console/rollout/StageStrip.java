package dev.fairway.console.rollout;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.StageProgress;
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
            fill.setWidth(rollout.filled(i, now) + "%");
            Span percent =
                    Parts.text("fw-strip-percent", Words.percent(stage.plan().percent()));
            Div piece = Parts.block("fw-strip-piece", Parts.block("fw-strip-bar", fill), percent);
            if (rollout.isOpen(i)) {
                piece.addClassNames("fw-strip-open", rollout.state().label());
            }
            strip.add(piece);
        }
        return strip;
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
