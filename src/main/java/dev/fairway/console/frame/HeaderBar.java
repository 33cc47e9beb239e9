package dev.fairway.console.frame;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.rollout.QuickFind;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Logo, quick search, whether the page is live, colour scheme, help, stop of all updates, and who is signed in. */
class HeaderBar extends Header {

    /** What it asks. */
    @Component
    record Services(QuickFind find, AuthenticationContext authentication, Clock clock) {}

    HeaderBar(Services services, Button stop) {
        addClassName("fw-header");
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(Messages.of("frame.navigation"));
        Anchor brand = new Anchor("", Parts.icon("mark"), Parts.text("", Messages.of("frame.name")));
        brand.addClassName("fw-brand");
        brand.getElement().setAttribute("router-link", true);
        add(
                toggle,
                brand,
                new QuickSearch(services.find()),
                live(),
                scheme(),
                help(),
                stop,
                new UserMenu(services.authentication(), services.clock()));
    }

    /** The script of the page moves the clock and says so when the connection is lost. */
    private static Div live() {
        Span clock = new Span();
        clock.setId("clock");
        Span word = Parts.text("", Messages.of("frame.live"));
        word.setId("live-word");
        Div live = Parts.block("fw-live", Parts.text("fw-dot", ""), word, clock);
        live.setId("live");
        return live;
    }

    private static MenuBar scheme() {
        MenuBar menu = new MenuBar();
        menu.addClassName("fw-header-menu");
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem scheme = menu.addItem(Parts.icon("scheme"));
        scheme.setId("scheme");
        scheme.setAriaLabel(Messages.of("frame.scheme"));
        choice(scheme, Messages.of("frame.scheme.light"), "light");
        choice(scheme, Messages.of("frame.scheme.dark"), "dark");
        choice(scheme, Messages.of("frame.scheme.system"), "system");
        return menu;
    }

    private static void choice(MenuItem menu, String word, String scheme) {
        menu.getSubMenu()
                .addItem(word, click -> UI.getCurrent().getPage().executeJs("window.fairway.scheme($0)", scheme));
    }

    private static Button help() {
        Button help = new Button(Parts.icon("help"), click -> new KeysDialog().open());
        help.setId("help");
        help.addClassName("fw-help");
        help.addThemeVariants(ButtonVariant.TERTIARY);
        help.setAriaLabel(Messages.of("frame.keys"));
        help.setTooltipText(Messages.of("frame.keys.hint"));
        return help;
    }
}
