package dev.fairway.console.signin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.signon.SignInWays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A panel for each way in: whether it is on, what is configured, or what to write to have it. */
final class WayPanels {

    private WayPanels() {}

    static Div passwords(String secondFactor) {
        Div panel = panel("way-password", "signin.password", true);
        Facts facts = new Facts();
        facts.add("signin.password.who", Messages.of("signin.password.who.says"));
        facts.add("signin.factor", Messages.of("signin.factor.says", secondFactor));
        facts.add("signin.passkeys", Messages.of("signin.passkeys.says"));
        panel.add(facts);
        return panel;
    }

    static Div oidc(SignInWays.@Nullable Oidc oidc, SignInWays ways) {
        Div panel = panel("way-oidc", "signin.oidc", oidc != null);
        if (oidc == null) {
            panel.add(missing("signin.oidc.off", SignInWays.OIDC_LINES));
            return panel;
        }
        Facts facts = new Facts();
        facts.add("signin.oidc.issuer", oidc.address());
        facts.add("signin.oidc.client", oidc.clientId());
        facts.add(
                "signin.oidc.secret",
                Messages.of(oidc.hasSecret() ? "signin.oidc.secret.set" : "signin.oidc.secret.none"));
        facts.add("signin.oidc.scopes", oidc.scopes());
        facts.add("signin.oidc.name", oidc.nameClaim());
        facts.add("signin.oidc.role", oidc.roleClaim());
        facts.add("signin.oidc.return", oidc.returnTo());
        panel.add(facts, new MappingTable(oidc.mapping(), Messages.of("signin.map.claim")), look(ways));
        return panel;
    }

    static Div proxy(SignInWays.@Nullable Proxy proxy) {
        Div panel = panel("way-proxy", "signin.proxy", proxy != null);
        if (proxy == null) {
            panel.add(missing("signin.proxy.off", SignInWays.PROXY_LINES));
            return panel;
        }
        Facts facts = new Facts();
        facts.add("signin.proxy.header", proxy.header());
        facts.add("signin.proxy.addresses", String.join(", ", proxy.addresses()));
        facts.add("signin.proxy.groups", orNone(proxy.groupsHeader()));
        facts.add("signin.proxy.role", orNone(proxy.role()));
        facts.add("signin.proxy.out", orNone(proxy.signOut()));
        panel.add(facts);
        if (!proxy.mapping().lines().isEmpty()) {
            panel.add(new MappingTable(proxy.mapping(), Messages.of("signin.map.group")));
        }
        return panel;
    }

    private static Div look(SignInWays ways) {
        Span found = Parts.text("fw-wrap", "");
        found.setId("issuer-found");
        found.getElement().setAttribute("role", "status");
        Button look = new Button(Messages.of("signin.look"), click -> found.setText(sentence(ways.look())));
        look.setId("look-at-issuer");
        look.setDisableOnClick(true);
        look.addClickListener(click -> look.setEnabled(true));
        return Parts.block("fw-inset fw-way-look", look, found);
    }

    private static String sentence(SignInWays.Found found) {
        return found.wrong() == null
                ? Messages.of(
                        found.endsSessions() ? "signin.found.ends" : "signin.found",
                        Objects.requireNonNullElse(found.tokens(), ""))
                : Messages.of("signin.wrong", found.wrong());
    }

    private static Div panel(String id, String title, boolean isOn) {
        Span state = new Span(
                Parts.icon(isOn ? "healthy" : "close"), Parts.text("", Messages.of(isOn ? "signin.on" : "signin.off")));
        state.addClassNames("fw-status", isOn ? "healthy" : "silent");
        Div panel = Parts.panel(Messages.of(title), state);
        panel.setId(id);
        return panel;
    }

    private static Div missing(String says, String lines) {
        Pre code = new Pre();
        code.setText(lines);
        code.addClassName("fw-way-lines");
        code.getElement().setAttribute("tabindex", "0");
        code.getElement().setAttribute("role", "group");
        code.getElement().setAttribute("aria-label", Messages.of("signin.lines"));
        return Parts.block("fw-inset", Parts.paragraph("fw-reading", Messages.of(says)), code);
    }

    private static String orNone(String text) {
        return text.isBlank() ? Messages.of("common.none") : text;
    }
}
