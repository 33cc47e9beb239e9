package dev.fairway.console.setup;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.fairway.access.Accounts;
import dev.fairway.access.FirstSetup;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;

/** Where the link from the log leads: the first admin account, once. */
@Route(value = "setup/:secret", autoLayout = false)
@AnonymousAllowed
public class SetupView extends Div implements BeforeEnterObserver, HasDynamicTitle {

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
        Div card = Parts.block(
                "fw-card", Parts.block("fw-brand", Parts.icon("mark"), Parts.text("", Messages.of("frame.name"))));
        if (setup.accepts(secret)) {
            card.add(
                    new H1(Messages.of("setup.title")),
                    Parts.paragraph("fw-reading", Messages.of("setup.what")),
                    new SetupForm(setup, secret));
        } else {
            explain(card);
        }
        Parts.replace(this, card);
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("setup.page"));
    }

    private void explain(Div card) {
        card.setId("setup-refused");
        card.add(new H1(Messages.of("setup.refused")));
        if (accounts.isEmpty()) {
            card.add(Parts.paragraph("fw-reading", Messages.of("setup.refused.old")));
            return;
        }
        card.add(
                Parts.paragraph("fw-reading", Messages.of("setup.refused.done")),
                new Anchor("login", Messages.of("setup.sign.in")));
    }
}
