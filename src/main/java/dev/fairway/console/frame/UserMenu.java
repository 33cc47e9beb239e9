package dev.fairway.console.frame;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.fairway.access.Actor;
import dev.fairway.console.Messages;
import dev.fairway.console.Notices;
import dev.fairway.console.Parts;
import dev.fairway.console.account.AccountView;
import java.time.Clock;
import java.util.Locale;

/** Who is signed in; what was said in this window; the way out. */
class UserMenu extends MenuBar {

    private final Span count = Parts.text("fw-caption", "");

    UserMenu(AuthenticationContext authentication, Clock clock) {
        addClassName("fw-header-menu");
        addThemeVariants(MenuBarVariant.TERTIARY);
        Actor actor = Actor.current();
        MenuItem user = addItem(Parts.text("fw-avatar", initials(actor.name())));
        user.setId("user-menu");
        user.setAriaLabel(Messages.of("frame.signed.in", actor.name()));
        String role = actor.role() == null ? "" : actor.role().label();
        Div who = Parts.block("fw-who", Parts.text("fw-strong", actor.name()), Parts.text("fw-caption", role));
        user.getSubMenu().addItem(who).setEnabled(false);
        Div said = Parts.block("fw-menu-line", Parts.text("", Messages.of("frame.notices")), count);
        MenuItem notices = user.getSubMenu()
                .addItem(
                        said,
                        click -> getUI().ifPresent(window ->
                                new NoticesDialog(Notices.of(window).newestFirst(), clock.instant()).open()));
        notices.setId("notices");
        MenuItem account = user.getSubMenu()
                .addItem(
                        Messages.of("account.title"), click -> getUI().ifPresent(ui -> ui.navigate(AccountView.class)));
        account.setId("my-account");
        MenuItem signOut = user.getSubMenu().addItem(Messages.of("frame.sign.out"), click -> authentication.logout());
        signOut.setId("sign-out");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Notices notices = Notices.of(attached.getUI());
        notices.onAdded(() -> show(notices));
        show(notices);
    }

    private void show(Notices notices) {
        int said = notices.newestFirst().size();
        count.setText(said == 0 ? "" : Messages.of("common.number", said));
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
