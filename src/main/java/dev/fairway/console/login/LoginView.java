package dev.fairway.console.login;

import com.vaadin.flow.component.html.Anchor;
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
import dev.fairway.access.SignInRefused;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.signon.SignOn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sign-in page. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
public class LoginView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final AuthenticationContext authentication;
    private final Accounts accounts;
    private final LoginForm form = new LoginForm(words());
    private final Div note = Parts.block("fw-note");

    private final Div refusal = Parts.problem();

    LoginView(AuthenticationContext authentication, Accounts accounts, SignOn ways) {
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
                refusal,
                elsewhere(ways),
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
        String out = out(parameters);
        String hint = out.isEmpty() ? hint(parameters.containsKey("created")) : out;
        note.setText(hint);
        note.setVisible(!hint.isEmpty());
        Parts.say(refusal, refusal(parameters));
    }

    private static Div elsewhere(SignOn ways) {
        String word = ways.button().isEmpty() ? Messages.of("login.elsewhere") : ways.button();
        Anchor way = new Anchor(SignOn.start(), Parts.icon("key"), Parts.text("", word));
        way.setId("sign-on");
        way.setRouterIgnore(true);
        way.addClassName("fw-sign-on");
        Div block = Parts.block("fw-elsewhere", way, Parts.text("fw-caption", Messages.of("login.or")));
        block.setVisible(ways.hasIssuer());
        return block;
    }

    /** Only what is known is said: the address could be anybody's. */
    private static @Nullable String refusal(Map<String, List<String>> parameters) {
        String code = String.join("", parameters.getOrDefault("refused", List.of()));
        for (SignInRefused.Why why : SignInRefused.Why.values()) {
            if (why.code().equals(code)) {
                return Messages.of("login.refused." + code);
            }
        }
        return null;
    }

    private static String out(Map<String, List<String>> parameters) {
        return switch (String.join("", parameters.getOrDefault("out", List.of()))) {
            case "proxy" -> Messages.of("login.out.proxy");
            case "oidc" -> Messages.of("login.out.oidc");
            default -> "";
        };
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
