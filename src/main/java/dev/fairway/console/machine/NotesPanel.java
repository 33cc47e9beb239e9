package dev.fairway.console.machine;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.fairway.access.Permission;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.fleet.Machine;

/** What people wrote about the machine. */
final class NotesPanel {

    private NotesPanel() {}

    static Div of(Machine machine, MachinePage.Services services, Runnable refresh) {
        String notes = machine.written().notes();
        Button edit = new Button(
                Messages.of(notes == null ? "machine.notes.add" : "machine.notes.edit"),
                click -> new EditDialog(services.edits(), machine, refresh).openAtNotes());
        edit.setId("edit-notes");
        edit.setAriaLabel(Messages.of("machine.notes.edit.label"));
        edit.addThemeVariants(ButtonVariant.TERTIARY);
        Div panel = Parts.panel(
                Messages.of("machine.notes"),
                Parts.gated(edit, Permission.STEER_MACHINES, services.rights().ref(machine.group())));
        panel.setId("notes");
        panel.add(
                notes == null
                        ? Parts.paragraph("fw-reading fw-inset", Messages.of("machine.notes.none"))
                        : Parts.paragraph("fw-reading fw-inset fw-wrap fw-lines", notes));
        return panel;
    }
}
