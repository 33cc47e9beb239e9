package dev.fairway.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;

/** Shows something that is shown this once, with a button that copies it. */
public final class SecretDialog {

    private final Dialog dialog;

    /**
     * @param id of the dialog; the field has the id {@code id + "-value"}
     * @param what it is, and what to do with it
     */
    public SecretDialog(String id, String title, String what, String label, String secret) {
        dialog = Parts.reading(id, title, "560px");
        TextField field = new TextField(label);
        field.setId(id + "-value");
        field.setValue(secret);
        field.setReadOnly(true);
        field.setAutoselect(true);
        Button copy = Parts.primary(Messages.of("common.copy"));
        copy.setId(id + "-copy");
        copy.addClickListener(click -> {
            copy.getElement().executeJs("""
                            const field = document.getElementById($0).inputElement;
                            field.select();
                            navigator.clipboard ? navigator.clipboard.writeText($1) : document.execCommand('copy');""", id + "-value", secret);
            copy.setText(Messages.of("common.copied"));
        });
        dialog.add(Parts.block("fw-form", Parts.paragraph("fw-reading", what), Parts.block("fw-secret", field, copy)));
        // what is shown once must not vanish by a stray click
        dialog.setCloseOnOutsideClick(false);
    }

    /** Opens it. */
    public void open() {
        dialog.open();
    }
}
