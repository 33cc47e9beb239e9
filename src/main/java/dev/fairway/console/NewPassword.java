package dev.fairway.console;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.fairway.access.PasswordRules;
import dev.fairway.base.InvalidInput;

/** Asks for a new password twice; what is wrong stands under its field. */
public final class NewPassword extends Div {

    private final PasswordField password;
    private final PasswordField repeat = new PasswordField(Messages.of("setup.again"));

    /** @param onEnter what Enter in the last field does */
    public NewPassword(String label, Runnable onEnter) {
        password = new PasswordField(label);
        addClassName("fw-form");
        password.setId("new-password");
        password.setHelperText(Messages.of("setup.password", PasswordRules.SHORTEST));
        password.getElement().setAttribute("autocomplete", "new-password");
        repeat.setId("new-password-repeat");
        repeat.getElement().setAttribute("autocomplete", "new-password");
        repeat.addKeyPressListener(Key.ENTER, enter -> onEnter.run());
        add(password, repeat);
    }

    /** The password, if it was typed twice alike; otherwise says so and returns {@code false}. */
    public boolean isRepeated() {
        password.setInvalid(false);
        boolean same = password.getValue().equals(repeat.getValue());
        repeat.setErrorMessage(Messages.of("setup.differ"));
        repeat.setInvalid(!same);
        return same;
    }

    /** What was typed. */
    public String value() {
        return password.getValue();
    }

    /** Says what is wrong with it. */
    public void show(InvalidInput wrong) {
        password.setErrorMessage(Words.sentence(wrong.sentence()));
        password.setInvalid(true);
        password.focus();
    }

    /** Forgets what was typed. */
    public void clear() {
        password.clear();
        repeat.clear();
    }
}
