package dev.fairway.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/**
 * One command with its reason: first whom it touches, then why, then a button that says what it does. What is refused is
 * said in the words of the refusal, and the dialog stays open.
 */
public final class CommandDialog {

    /** Carries the command out; returns what is said when it is done. */
    @FunctionalInterface
    public interface Command {
        /** @param until {@code null} for no end, or where the dialog does not ask for one */
        String run(String reason, @Nullable Instant until);
    }

    private final Dialog dialog;
    private final Div form = Parts.block("fw-form");
    private final Div problem = Parts.problem();
    private final TextField reason = new TextField(Messages.of("common.reason"));
    private final UntilField until = new UntilField();
    private final Button confirm;
    private final Command command;
    private Runnable afterwards = () -> {};

    /**
     * @param id of the dialog; its button has the id {@code id + "-confirm"}
     * @param confirm what the button says
     */
    public CommandDialog(String id, String title, String confirm, Command command) {
        this.dialog = Parts.dialog(id, title, "520px");
        this.command = command;
        this.confirm = Parts.primary(confirm);
        this.confirm.setId(id + "-confirm");
        this.confirm.addClickListener(click -> run());
        this.confirm.setDisableOnClick(true);
        reason.setId("reason");
        reason.setMaxLength(2000);
        reason.setRequiredIndicatorVisible(true);
        reason.addKeyPressListener(Key.ENTER, enter -> run());
        until.setId("until");
        until.setVisible(false);
        form.add(problem);
        dialog.add(form);
        dialog.getFooter().add(this.confirm);
    }

    /** Says whom or what it touches. */
    public CommandDialog says(String sentence) {
        return shows(Parts.paragraph("fw-reading fw-wrap", sentence));
    }

    /** Shows something before the fields. */
    public CommandDialog shows(Component... parts) {
        int at = form.indexOf(problem);
        for (Component part : parts) {
            form.addComponentAtIndex(at++, part);
        }
        return this;
    }

    /** Asks for something besides the reason. */
    public CommandDialog asks(Component... fields) {
        form.add(fields);
        return this;
    }

    /** Wants no reason, but takes one. */
    public CommandDialog reasonOptional() {
        reason.setRequiredIndicatorVisible(false);
        reason.setLabel(Messages.of("common.reason.optional"));
        return this;
    }

    /** Asks for no reason. */
    public CommandDialog withoutReason() {
        reason.setVisible(false);
        return this;
    }

    /** Says below the reason where it is shown. */
    public CommandDialog reasonGoesTo(String helper) {
        reason.setHelperText(helper);
        return this;
    }

    /** Asks until when. */
    public CommandDialog untilWhen(String label, String helper) {
        until.ask(label, helper);
        until.setVisible(true);
        return this;
    }

    /** Fills in what holds already. */
    public CommandDialog startingFrom(String why, @Nullable Instant end) {
        reason.setValue(why);
        until.setInstant(end);
        return this;
    }

    /** Its button is red: what it does reaches far or cannot be undone. */
    public CommandDialog danger() {
        confirm.addThemeName("danger");
        return this;
    }

    /** Runs after the command, also after a refusal: what is shown may be old. */
    public CommandDialog afterwards(Runnable refresh) {
        afterwards = refresh;
        return this;
    }

    /** Opens it, ready to type the reason, or what else it asks for. */
    public void open() {
        form.add(reason, until);
        dialog.open();
        if (reason.isVisible()) {
            reason.focus();
        } else {
            typed().ifPresentOrElse(TextField::focus, confirm::focus);
        }
    }

    /** What is to be typed first, besides the reason. */
    private Optional<TextField> typed() {
        return form.getChildren()
                .filter(TextField.class::isInstance)
                .map(TextField.class::cast)
                .filter(field -> field != reason && field.isVisible())
                .findFirst();
    }

    private void run() {
        reason.setInvalid(false);
        until.setInvalid(false);
        Parts.say(problem, null);
        try {
            String done = command.run(reason.getValue(), until.read());
            dialog.close();
            afterwards.run();
            Parts.done(done);
        } catch (InvalidInput wrong) {
            show(wrong);
        } catch (Conflict | NotFound | AccessDeniedException refused) {
            Parts.say(problem, Words.sentence(String.valueOf(refused.getMessage())));
            afterwards.run();
        } finally {
            confirm.setEnabled(true);
        }
    }

    private void show(InvalidInput wrong) {
        if (wrong.field().endsWith("reason")) {
            reason.setErrorMessage(
                    reason.getValue().isBlank()
                            ? Messages.of("common.reason.missing")
                            : Words.sentence(wrong.sentence()));
            reason.setInvalid(true);
            reason.focus();
        } else if (wrong.field().endsWith("until") && until.isVisible()) {
            until.setErrorMessage(Words.sentence(wrong.sentence()));
            until.setInvalid(true);
        } else {
            Parts.say(problem, Words.sentence(wrong.sentence()));
        }
    }
}
