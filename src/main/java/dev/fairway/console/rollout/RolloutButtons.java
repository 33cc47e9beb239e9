package dev.fairway.console.rollout;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.menubar.MenuBar;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.rollout.StageProgress;
import dev.fairway.rollout.policy.RolloutState;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The buttons that a rollout has in its state. */
@Component
public class RolloutButtons {

    private final RolloutDialogs dialogs;

    RolloutButtons(RolloutDialogs dialogs) {
        this.dialogs = dialogs;
    }

    /** The one that matters most in a list; {@code null} for a rollout that has ended. */
    public @Nullable Button main(Course course, Runnable refresh) {
        return main(course, () -> course, refresh);
    }

    /**
     * The same for a list whose buttons stay while figures change.
     *
     * @param latest the rollout as it is when the button is pressed
     */
    public @Nullable Button main(Course course, Supplier<Course> latest, Runnable refresh) {
        return switch (course.state()) {
            case READY ->
                button("start", Messages.of("rollout.do.start"), course, () -> dialogs.start(latest.get(), refresh));
            case PAUSED, HALTED ->
                button("resume", Messages.of("rollout.do.resume"), course, () -> dialogs.resume(latest.get(), refresh));
            case RUNNING, COMPLETED ->
                button(
                        "pause",
                        Messages.of("rollout.do.pause"),
                        course,
                        () -> dialogs.pause(latest.get(), false, refresh));
            case ABORTED, SUPERSEDED -> null;
        };
    }

    /** All of them, for the page of the rollout. */
    Div all(Course course, Runnable refresh) {
        Div bar = Parts.block("fw-actions");
        Button main = main(course, refresh);
        if (main == null) {
            return bar;
        }
        if (main.getId().orElse("").equals("pause")) {
            main.setIcon(Parts.icon("held"));
            main.setSuffixComponent(Parts.text("fw-kbd", "P"));
            main.getElement().setAttribute("aria-keyshortcuts", "p");
        } else {
            main.setIcon(Parts.icon("go"));
            main.addThemeName("primary");
        }
        bar.add(main);
        if (course.state() == RolloutState.RUNNING && course.rollout().current() >= 0) {
            StageProgress next = course.nextStage();
            String label = next == null
                    ? Messages.of("rollout.do.complete")
                    : Messages.of("rollout.do.open", Words.percent(next.plan().percent()));
            bar.add(button("advance", label, course, () -> dialogs.advance(course, refresh)));
        }
        bar.add(menu(course, refresh));
        return bar;
    }

    private MenuBar menu(Course course, Runnable refresh) {
        MenuBar menu = new MenuBar();
        menu.setId("rollout-menu");
        menu.addClassName("fw-more");
        MenuItem more = menu.addItem("⋯");
        more.setAriaLabel(Messages.of("rollout.do.more"));
        boolean may = Actor.current().may(Permission.STEER_ROLLOUTS, course.ref());
        if (course.state() == RolloutState.RUNNING || course.state() == RolloutState.COMPLETED) {
            MenuItem recall = more.getSubMenu()
                    .addItem(
                            Messages.of("rollout.do.recall"),
                            click -> dialogs.pause(course, true, refresh).open());
            recall.setId("pause-recall");
            recall.setEnabled(may);
        }
        MenuItem abort = more.getSubMenu()
                .addItem(
                        Messages.of("rollout.do.abort"),
                        click -> dialogs.abort(course, refresh).open());
        abort.setId("abort-item");
        abort.setEnabled(may);
        return menu;
    }

    private static Button button(String id, String label, Course course, Supplier<CommandDialog> dialog) {
        Button button = new Button(label, click -> dialog.get().open());
        button.setId(id);
        button.setAriaLabel(label.replace("…", "") + ": " + course.title());
        return Parts.gated(button, Permission.STEER_ROLLOUTS, course.ref());
    }
}
