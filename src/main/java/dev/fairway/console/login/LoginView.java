package dev.fairway.console.login;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.fairway.access.Accounts;
import dev.fairway.console.Parts;

/** The sign-in page. */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in – Fairway")
@AnonymousAllowed
public class LoginView extends Div implements BeforeEnterObserver {

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
                Parts.block("fw-brand", Parts.icon("mark"), Parts.text("", "Fairway")),
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
            return "Your account is ready. Sign in with it.";
        }
        return accounts.isEmpty()
                ? "Nobody can sign in yet. Open the set-up link that Fairway wrote to its log when it started."
                : "";
    }

    private static LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        words.getForm().setTitle("Sign in");
        words.getForm().setUsername("Name");
        words.getForm().setPassword("Password");
        words.getForm().setSubmit("Sign in");
        words.getErrorMessage().setTitle("That did not work");
        words.getErrorMessage().setMessage("Name and password do not belong together. Check both and try again.");
        words.getErrorMessage().setUsername("Enter your name");
        words.getErrorMessage().setPassword("Enter your password");
        return words;
    }
}
