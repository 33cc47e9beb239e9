package dev.fairway.console.login;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.fairway.access.Accounts;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;

/** The sign-in page. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
public class LoginView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final AuthenticationContext authentication;
    private final Accounts accounts;
    private final LoginForm form = new LoginForm(words());
    private final Div note = Parts.block("fw-note");

    LoginView(AuthenticationContext authentication, Accounts accounts) {
        this.authentication = authentication;
        this.accounts = accounts;
        addClassName("fw-alone");
        form.setId("login");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        add(Parts.block(
                "fw-card fw-login",
                Parts.block("fw-brand", Parts.icon("mark"), Parts.text("", Messages.of("frame.name"))),
                note,
                form));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (authentication.isAuthenticated()) {
            event.forwardTo("");
            return;
        }
        var parameters = event.getLocation().getQueryParameters().getParameters();
        form.setError(parameters.containsKey("error"));
        String hint = hint(parameters.containsKey("created"));
        note.setText(hint);
        note.setVisible(!hint.isEmpty());
    }

    private String hint(boolean created) {
        if (created) {
            return Messages.of("login.created");
        }
        return accounts.isEmpty() ? Messages.of("login.nobody") : "";
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("login.title"));
    }

    private static LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        words.getForm().setTitle(Messages.of("login.title"));
        words.getForm().setUsername(Messages.of("login.name"));
        words.getForm().setPassword(Messages.of("login.password"));
        words.getForm().setSubmit(Messages.of("login.title"));
        words.getErrorMessage().setTitle(Messages.of("login.wrong"));
        words.getErrorMessage().setMessage(Messages.of("login.wrong.how"));
        words.getErrorMessage().setUsername(Messages.of("login.name.missing"));
        words.getErrorMessage().setPassword(Messages.of("login.password.missing"));
        return words;
    }
}
