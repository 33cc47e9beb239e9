package dev.fairway.console.setup;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.fairway.access.Accounts;
import dev.fairway.access.FirstSetup;
import dev.fairway.console.Parts;

/** Where the link from the log leads: the first admin account, once. */
@Route(value = "setup/:secret", autoLayout = false)
@PageTitle("Set up – Fairway")
@AnonymousAllowed
public class SetupView extends Div implements BeforeEnterObserver {

    private final FirstSetup setup;
    private final Accounts accounts;

    SetupView(FirstSetup setup, Accounts accounts) {
        this.setup = setup;
        this.accounts = accounts;
        addClassName("fw-alone");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String secret = event.getRouteParameters().get("secret").orElse("");
        Div card = Parts.block("fw-card", Parts.block("fw-brand", Parts.icon("mark"), Parts.text("", "Fairway")));
        if (setup.accepts(secret)) {
            card.add(
                    new H1("Create the first admin"),
                    Parts.paragraph("fw-reading", "This account may do everything. The link works once."),
                    new SetupForm(setup, secret));
        } else {
            explain(card);
        }
        Parts.replace(this, card);
    }

    private void explain(Div card) {
        card.setId("setup-refused");
        card.add(new H1("This link does not work"));
        if (accounts.isEmpty()) {
            card.add(
                    Parts.paragraph(
                            "fw-reading",
                            "It belongs to an earlier start, or is not complete. Restart Fairway: it writes a new link to its log."));
            return;
        }
        card.add(
                Parts.paragraph("fw-reading", "Fairway is set up already: somebody has an account. Sign in instead."),
                new Anchor("login", "Go to sign-in"));
    }
}
