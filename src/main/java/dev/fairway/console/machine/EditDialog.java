package dev.fairway.console.machine;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.HoldWish;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEdits;
import dev.fairway.fleet.PinWish;
import java.util.Arrays;

/** Names and labels a machine, and notes something about it. */
class EditDialog {

    private final MachineEdits edits;
    private final Machine machine;
    private final Runnable done;
    private final Dialog dialog = Parts.dialog("edit-dialog", Messages.of("machine.edit.title"), "480px");
    private final TextField alias = new TextField(Messages.of("machine.edit.alias"));
    private final TextField labels = new TextField(Messages.of("machine.edit.labels"));
    private final TextArea notes = new TextArea(Messages.of("machine.edit.notes"));
    private final Div problem = Parts.problem();

    EditDialog(MachineEdits edits, Machine machine, Runnable done) {
        this.edits = edits;
        this.machine = machine;
        this.done = done;
        String written = machine.written().alias();
        String writtenNotes = machine.written().notes();
        alias.setId("alias");
        alias.setValue(written == null ? "" : written);
        alias.setMaxLength(200);
        String told = machine.told().alias();
        alias.setHelperText(
                told == null ? Messages.of("machine.edit.alias.unnamed") : Messages.of("machine.edit.alias.named"));
        labels.setId("labels");
        labels.setValue(String.join(", ", machine.written().labels()));
        labels.setHelperText(Messages.of("machine.edit.labels.help"));
        notes.setId("machine-notes");
        notes.setValue(writtenNotes == null ? "" : writtenNotes);
        notes.setMaxLength(10_000);
        notes.setMinRows(4);
        notes.setMaxRows(12);
        Button save = Parts.primary(Messages.of("machine.edit.save"));
        save.setId("edit-save");
        save.addClickListener(click -> save());
        dialog.add(Parts.block("fw-form", problem, alias, labels, notes));
        dialog.getFooter().add(save);
    }

    /** Opens it, ready to write a note. */
    void openAtNotes() {
        dialog.open();
        notes.focus();
    }

    void open() {
        dialog.open();
        alias.focus();
    }

    private void save() {
        labels.setInvalid(false);
        Parts.say(problem, null);
        try {
            Machine.Written before = machine.written();
            MachineEdits.Edit edit = new MachineEdits.Edit(
                    alias.getValue(),
                    before.assignedGroup(),
                    Arrays.stream(labels.getValue().split("[,\\s]+"))
                            .filter(label -> !label.isEmpty())
                            .toList(),
                    notes.getValue(),
                    HoldWish.of(before.hold()),
                    PinWish.of(before.pin()));
            edits.edit(machine.product(), machine.id(), edit, before.revision());
            dialog.close();
            done.run();
            Parts.done(Messages.of("machine.edit.saved"));
        } catch (InvalidInput wrong) {
            if (wrong.field().equals("labels")) {
                labels.setErrorMessage(Words.sentence(wrong.sentence()));
                labels.setInvalid(true);
                labels.focus();
            } else {
                Parts.say(problem, wrong.sentence() + ".");
            }
        } catch (Conflict | NotFound refused) {
            Parts.say(problem, refused.getMessage() + ".");
        }
    }
}
