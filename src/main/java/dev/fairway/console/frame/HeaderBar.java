package dev.fairway.console.frame;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.fairway.access.Actor;
import dev.fairway.console.Parts;
import dev.fairway.console.machines.MachinesView;
import java.util.Locale;

/** Logo, quick search, whether the page is live, colour scheme, stop of all updates, and who is signed in. */
class HeaderBar extends Div {

    HeaderBar(AuthenticationContext authentication, Button stop) {
        addClassName("fw-header");
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel("Navigation");
        Anchor brand = new Anchor("", Parts.icon("mark"), Parts.text("", "Fairway"));
        brand.getElement().setAttribute("router-link", true);
        brand.addClassName("fw-brand");
        add(toggle, brand, search(), live(), scheme(), stop, user(authentication));
    }

    private static TextField search() {
        TextField search = new TextField();
        search.setId("quick-search");
        search.addClassNames("fw-search", "fw-quick");
        search.setPlaceholder("Find a machine");
        search.setAriaLabel("Find a machine");
        search.setMaxLength(200);
        search.setPrefixComponent(Parts.icon("search"));
        Span hint = Parts.text("fw-kbd", "/");
        hint.getElement().setAttribute("aria-hidden", "true");
        search.setSuffixComponent(hint);
        search.addKeyPressListener(Key.ENTER, enter -> {
            String query = search.getValue().strip();
            QueryParameters parameters = query.isEmpty() ? QueryParameters.empty() : QueryParameters.of("q", query);
            UI.getCurrent().navigate(MachinesView.class, parameters);
            search.clear();
        });
        return search;
    }

    /** The script of the page moves the clock and says so when the connection is lost. */
    private static Div live() {
        Span clock = new Span();
        clock.setId("clock");
        Span word = Parts.text("", "Live");
        word.setId("live-word");
        Div live = Parts.block("fw-live", Parts.text("fw-dot", ""), word, clock);
        live.setId("live");
        return live;
    }

    private static MenuBar menu() {
        MenuBar menu = new MenuBar();
        menu.addClassName("fw-header-menu");
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        return menu;
    }

    private static MenuBar scheme() {
        MenuBar menu = menu();
        MenuItem scheme = menu.addItem(Parts.icon("scheme"));
        scheme.setId("scheme");
        scheme.setAriaLabel("Colour scheme");
        for (String choice : new String[] {"Light", "Dark", "System"}) {
            scheme.getSubMenu()
                    .addItem(
                            choice,
                            click -> UI.getCurrent()
                                    .getPage()
                                    .executeJs("window.fairway.scheme($0)", choice.toLowerCase(Locale.ROOT)));
        }
        return menu;
    }

    private static MenuBar user(AuthenticationContext authentication) {
        MenuBar menu = menu();
        Actor actor = Actor.current();
        MenuItem user = menu.addItem(Parts.text("fw-avatar", initials(actor.name())));
        user.setId("user-menu");
        user.setAriaLabel("Signed in as " + actor.name());
        String role = actor.role() == null ? "" : actor.role().label();
        Div who = Parts.block("fw-who", Parts.text("fw-strong", actor.name()), Parts.text("fw-caption", role));
        user.getSubMenu().addItem(who).setEnabled(false);
        MenuItem signOut = user.getSubMenu().addItem("Sign out", click -> authentication.logout());
        signOut.setId("sign-out");
        return menu;
    }

    private static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (String part : name.split("[^\\p{L}\\p{N}]+")) {
            if (!part.isEmpty() && initials.length() < 2) {
                initials.appendCodePoint(part.codePointAt(0));
            }
        }
        return initials.toString().toUpperCase(Locale.ROOT);
    }
}
