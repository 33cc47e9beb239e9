package dev.fairway.console.setup;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinRequest;
import dev.fairway.access.FirstSetup;
import dev.fairway.access.PasswordRules;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import org.jspecify.annotations.Nullable;

/** Name and password of the first admin. What is wrong stands under its field; bad input does not spend the link. */
class SetupForm extends Div {

    private final FirstSetup setup;
    private final String secret;
    private final TextField name = new TextField(Messages.of("login.name"));
    private final PasswordField password = new PasswordField(Messages.of("login.password"));
    private final PasswordField repeat = new PasswordField(Messages.of("setup.again"));
    private final Div problem = Parts.problem();

    SetupForm(FirstSetup setup, String secret) {
        this.setup = setup;
        this.secret = secret;
        addClassName("fw-form");
        name.setId("setup-name");
        name.setAutofocus(true);
        name.getElement().setAttribute("autocomplete", "username");
        password.setId("setup-password");
        password.setHelperText(Messages.of("setup.password", PasswordRules.SHORTEST));
        password.getElement().setAttribute("autocomplete", "new-password");
        repeat.setId("setup-repeat");
        repeat.getElement().setAttribute("autocomplete", "new-password");
        Button create = Parts.primary(Messages.of("setup.create"));
        create.setId("setup-create");
        create.addClickListener(click -> create());
        repeat.addKeyPressListener(Key.ENTER, enter -> create());
        add(problem, name, password, repeat, create);
    }

    private void create() {
        Parts.say(problem, null);
        name.setInvalid(false);
        password.setInvalid(false);
        boolean same = password.getValue().equals(repeat.getValue());
        repeat.setInvalid(!same);
        if (!same) {
            repeat.setErrorMessage(Messages.of("setup.differ"));
            return;
        }
        try {
            setup.createAdmin(secret, name.getValue(), password.getValue(), origin());
            UI.getCurrent().getPage().setLocation("login?created");
        } catch (InvalidInput wrong) {
            show(wrong);
        } catch (Conflict spent) {
            Parts.say(problem, Messages.of("setup.spent", String.valueOf(spent.getMessage())));
        }
    }

    private void show(InvalidInput wrong) {
        if (wrong.field().equals("name")) {
            name.setErrorMessage(wrong.sentence());
            name.setInvalid(true);
            name.focus();
        } else {
            password.setErrorMessage(wrong.sentence());
            password.setInvalid(true);
            password.focus();
        }
    }

    private static @Nullable String origin() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request == null ? null : request.getRemoteAddr();
    }
}
