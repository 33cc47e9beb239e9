package dev.fairway.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.shared.Registration;
import dev.fairway.access.Actor;
import dev.fairway.access.GroupRef;
import dev.fairway.access.Permission;
import dev.fairway.fleet.Health;
import dev.fairway.rollout.policy.RolloutState;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The small parts that screens are put together from. All text goes in as text: nothing a machine sends is ever markup. */
public final class Parts {

    private Parts() {}

    /** A block with this class. */
    public static Div block(String className, Component... children) {
        Div block = new Div(children);
        block.addClassNames(className.split(" "));
        return block;
    }

    /** A piece of text with this class. */
    public static Span text(String className, @Nullable String text) {
        Span span = new Span();
        span.setText(text == null ? "" : text);
        if (!className.isEmpty()) {
            span.addClassNames(className.split(" "));
        }
        return span;
    }

    /** A paragraph with this class. */
    public static Paragraph paragraph(String className, @Nullable String text) {
        Paragraph paragraph = new Paragraph();
        paragraph.setText(text == null ? "" : text);
        paragraph.addClassNames(className.split(" "));
        return paragraph;
    }

    /** One of the icons in {@code icons.css}; it says nothing to a screen reader, so a word must stand beside it. */
    public static Span icon(String name) {
        Span icon = new Span();
        icon.addClassNames("fw-icon", "fw-i-" + name);
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    /** Icon and word of a health, in its colour. */
    public static Span health(Health health) {
        Span status = new Span(icon(health.label()), text("", Words.health(health)));
        status.addClassNames("fw-status", health.label());
        return status;
    }

    /** Icon and word of a rollout's state, in its colour. */
    public static Span state(RolloutState state) {
        Span status = new Span(icon(RolloutTone.icon(state)), text("", Words.state(state)));
        status.addClassNames("fw-status", RolloutTone.tone(state));
        return status;
    }

    /** A panel with a title, and room for actions at the right of it. */
    public static Div panel(String title, Component... actions) {
        Div head = block("fw-panel-head", new H2(title));
        head.add(actions);
        return block("fw-panel", head);
    }

    /** The main button of a screen or dialog. */
    public static Button primary(String text) {
        Button button = new Button(text);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    /** Switches a button off for somebody who may not use it, and says why. */
    public static Button gated(Button button, Permission permission) {
        return gated(button, lacking(permission, null));
    }

    /** The same for what is done to a group, its machines or its rollouts; {@code null} for none at hand. */
    public static Button gated(Button button, Permission permission, @Nullable GroupRef group) {
        return gated(button, lacking(permission, group));
    }

    private static Button gated(Button button, @Nullable String lacking) {
        if (lacking != null) {
            button.setEnabled(false);
            button.setTooltipText(lacking);
        }
        return button;
    }

    /** What the one who is signed in lacks for this, in words; {@code null} if nothing. */
    public static @Nullable String lacking(Permission permission, @Nullable GroupRef group) {
        Actor actor = Actor.current();
        Permission.Lack lack = permission.lacks(actor.role(), actor.scope(), group);
        if (lack == null) {
            return null;
        }
        String role = permission.least().label();
        return switch (lack) {
            case ROLE -> Messages.of("common.needs.role", role);
            case LIMITED -> Messages.of("common.needs.all", role, actor.scope());
            case OUTSIDE -> Messages.of("common.needs.group", group == null ? "" : group.name(), actor.scope());
        };
    }

    /** A dialog with a title and Cancel; what goes beside Cancel is added to its footer. */
    public static Dialog dialog(String id, String title, String width) {
        return dialog(id, title, width, "common.cancel");
    }

    /** A dialog that is only read, with Close. */
    public static Dialog reading(String id, String title, String width) {
        return dialog(id, title, width, "common.close");
    }

    private static Dialog dialog(String id, String title, String width, String leave) {
        Dialog dialog = new Dialog(title);
        dialog.setId(id);
        dialog.addClassName("fw-dialog");
        dialog.setWidth(width);
        dialog.setDraggable(false);
        dialog.getFooter().add(new Button(Messages.of(leave), click -> dialog.close()));
        return dialog;
    }

    /** Room for what went wrong in a form; hidden and silent until it is said. */
    public static Div problem() {
        Div problem = block("fw-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        return problem;
    }

    /** Says in a {@link #problem()} what went wrong; {@code null} takes it back. */
    public static void say(Div problem, @Nullable String sentence) {
        problem.removeAll();
        problem.setVisible(sentence != null);
        if (sentence != null) {
            problem.add(icon("failing"), text("", sentence(sentence)));
            UI window = UI.getCurrent();
            if (window != null) {
                Notices.of(window).add(sentence(sentence));
            }
        }
    }

    /** A short word that something was done, and what to look at next; it can be read again later ({@link Notices}). */
    public static void done(String sentence, Component... next) {
        Notices.of(UI.getCurrent()).add(sentence);
        Notification notification = new Notification();
        Div words = block("fw-done", icon("healthy"), text("", sentence));
        words.add(next);
        notification.add(words);
        notification.setDuration(next.length == 0 ? 4_000 : 10_000);
        notification.setPosition(Notification.Position.BOTTOM_START);
        notification.open();
    }

    /** A message with a capital letter in front. */
    public static String sentence(String message) {
        return message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }

    /** Tells the width of the page now and whenever it changes, while the owner is shown. */
    public static void fitting(Component owner, AttachEvent attached, IntConsumer fit) {
        Page page = attached.getUI().getPage();
        fit.accept(page.getExtendedClientDetails().getWindowInnerWidth());
        Registration resized = page.addBrowserWindowResizeListener(size -> fit.accept(size.getWidth()));
        owner.addDetachListener(detached -> {
            resized.remove();
            detached.unregisterListener();
        });
    }

    /** Replaces all children. */
    public static void replace(HasComponents parent, Component... children) {
        parent.removeAll();
        parent.add(children);
    }
}
