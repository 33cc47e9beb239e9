package dev.fairway.console.signin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.console.Messages;
import dev.fairway.console.NotForYou;
import dev.fairway.console.Parts;
import dev.fairway.signon.SignInWays;
import jakarta.annotation.security.PermitAll;

/** How people may sign in, as it is configured; to be read, and not to be changed here. */
@Route("settings/sign-in")
@PermitAll
public class SignInView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final SignInWays ways;

    SignInView(SignInWays ways) {
        this.ways = ways;
        addClassName("fw-screen");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!Actor.current().may(Permission.MANAGE_SETTINGS)) {
            Parts.replace(this, new NotForYou(Messages.of("signin.title"), Permission.MANAGE_SETTINGS));
            return;
        }
        SignInWays.Ways now = ways.read();
        Parts.replace(
                this,
                Parts.block("fw-title", new H1(Messages.of("signin.title"))),
                Parts.paragraph("fw-reading fw-screen-lead", Messages.of("signin.lead")),
                Parts.block(
                        "fw-account fw-ways",
                        WayPanels.passwords(now.secondFactor()),
                        WayPanels.oidc(now.oidc(), ways),
                        WayPanels.proxy(now.proxy())));
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("signin.title"));
    }
}
