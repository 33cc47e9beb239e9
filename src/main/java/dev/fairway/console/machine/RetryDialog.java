package dev.fairway.console.machine;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Machine;
import dev.fairway.rollout.Retries;

/** Lets a machine try again what failed, with a reason. */
class RetryDialog {

    private final Retries retries;
    private final Machine machine;
    private final Runnable done;
    private final Dialog dialog = Parts.dialog("retry-dialog", Messages.of("machine.retry.title"), "480px");
    private final TextField reason = new TextField(Messages.of("common.reason"));
    private final Div problem = Parts.problem();

    RetryDialog(Retries retries, Machine machine, Runnable done) {
        this.retries = retries;
        this.machine = machine;
        this.done = done;
        reason.setId("reason");
        reason.setRequiredIndicatorVisible(true);
        Button retry = Parts.primary(Messages.of("machine.retry.confirm"));
        retry.setId("retry-confirm");
        retry.addClickListener(click -> retry());
        reason.addKeyPressListener(com.vaadin.flow.component.Key.ENTER, enter -> retry());
        dialog.add(Parts.block(
                "fw-form",
                Parts.paragraph("fw-reading fw-wrap", Messages.of("machine.retry.effect", machine.name())),
                problem,
                reason));
        dialog.getFooter().add(retry);
    }

    void open() {
        dialog.open();
        reason.focus();
    }

    private void retry() {
        reason.setInvalid(false);
        try {
            retries.allow(machine.product(), machine.id(), reason.getValue());
            dialog.close();
            done.run();
            Parts.done(Messages.of("machine.retry.done"));
        } catch (InvalidInput wrong) {
            reason.setErrorMessage(
                    reason.isEmpty() ? Messages.of("machine.retry.reason.missing") : Words.sentence(wrong.sentence()));
            reason.setInvalid(true);
            reason.focus();
        } catch (Conflict | NotFound refused) {
            Parts.say(problem, refused.getMessage() + ".");
        }
    }
}
