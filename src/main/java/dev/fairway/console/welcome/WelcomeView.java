package dev.fairway.console.welcome;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.fairway.access.AccountLinks;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Messages;
import dev.fairway.console.NewPassword;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import java.util.Optional;

/** Where the link of an invitation or a reset leads: one sets a password, once. */
@Route(value = "welcome/:secret", autoLayout = false)
@AnonymousAllowed
public class WelcomeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final AccountLinks links;
    private final Div problem = Parts.problem();
    private String secret = "";
    private final NewPassword password = new NewPassword(Messages.of("login.password"), this::accept);

    WelcomeView(AccountLinks links) {
        this.links = links;
        addClassName("fw-alone");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        secret = event.getRouteParameters().get("secret").orElse("");
        Div card = Parts.block(
                "fw-card", Parts.block("fw-brand", Parts.icon("mark"), Parts.text("", Messages.of("frame.name"))));
        Optional<AccountLinks.Guest> guest = links.guest(secret);
        if (guest.isPresent()) {
            ask(card, guest.get());
        } else {
            card.setId("welcome-refused");
            card.add(
                    new H1(Messages.of("setup.refused")),
                    Parts.paragraph("fw-reading", Messages.of("welcome.refused")),
                    new Anchor("login", Messages.of("setup.sign.in")));
        }
        Parts.replace(this, card);
    }

    private void ask(Div card, AccountLinks.Guest guest) {
        TextField name = new TextField(Messages.of("login.name"));
        name.setId("welcome-name");
        name.setValue(guest.name());
        name.setReadOnly(true);
        name.getElement().setAttribute("autocomplete", "username");
        Button accept = Parts.primary(Messages.of("welcome.accept"));
        accept.setId("welcome-accept");
        accept.addClickListener(click -> accept());
        card.add(
                new H1(Messages.of("welcome.title")),
                Parts.paragraph("fw-reading", Messages.of("welcome.what")),
                Parts.block("fw-form", problem, name, password, accept));
    }

    private void accept() {
        Parts.say(problem, null);
        if (!password.isRepeated()) {
            return;
        }
        try {
            VaadinRequest request = VaadinRequest.getCurrent();
            links.accept(secret, password.value(), request == null ? null : request.getRemoteAddr());
            UI.getCurrent().getPage().setLocation("login?created");
        } catch (InvalidInput wrong) {
            password.show(wrong);
        } catch (Conflict spent) {
            Parts.say(problem, Words.sentence(String.valueOf(spent.getMessage())));
        }
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("welcome.title"));
    }
}
