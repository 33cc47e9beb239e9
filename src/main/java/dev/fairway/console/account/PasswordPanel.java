package dev.fairway.console.account;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.fairway.access.OwnAccount;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Messages;
import dev.fairway.console.NewPassword;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;

/** Changes one's own password. */
class PasswordPanel extends Div {

    private final OwnAccount own;
    private final PasswordField old = new PasswordField(Messages.of("account.password.old"));
    private final NewPassword chosen = new NewPassword(Messages.of("account.password.new"), this::change);

    PasswordPanel(OwnAccount own) {
        this.own = own;
        old.setId("old-password");
        old.getElement().setAttribute("autocomplete", "current-password");
        Button change = new Button(Messages.of("account.password.change"), click -> change());
        change.setId("change-password");
        change.addClassName("fw-start");
        Div panel = Parts.panel(Messages.of("account.password"));
        panel.setId("password");
        panel.add(Parts.block("fw-form fw-inset", old, chosen, change));
        add(panel);
    }

    private void change() {
        old.setInvalid(false);
        if (!chosen.isRepeated()) {
            return;
        }
        try {
            own.changePassword(old.getValue(), chosen.value());
            old.clear();
            chosen.clear();
            Parts.done(Messages.of("account.password.changed"));
        } catch (InvalidInput wrong) {
            if (wrong.field().equals("old")) {
                old.setErrorMessage(Words.sentence(wrong.sentence()));
                old.setInvalid(true);
                old.focus();
            } else {
                chosen.show(wrong);
            }
        }
    }
}
