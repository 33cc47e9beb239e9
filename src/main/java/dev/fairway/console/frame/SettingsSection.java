package dev.fairway.console.frame;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.console.DrawerSection;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.account.AccountView;
import dev.fairway.console.audit.AuditView;
import dev.fairway.console.enrolment.EnrolmentView;
import dev.fairway.console.people.PeopleView;
import dev.fairway.console.signin.SignInView;
import dev.fairway.console.tokens.TokensView;
import dev.fairway.console.walls.WallsView;
import org.springframework.core.annotation.Order;

/** The settings in the drawer: those that one may see. Whoever's rights change gets a new page, and so a new list. */
@org.springframework.stereotype.Component
@Order(100)
class SettingsSection implements DrawerSection {

    @Override
    public Component create() {
        SideNav settings = new SideNav();
        settings.setId("settings");
        settings.addClassName("fw-nav-settings");
        settings.setLabel(Messages.of("frame.nav.settings"));
        settings.addItem(item("account.title", AccountView.class, "user"));
        Actor actor = Actor.current();
        if (actor.may(Permission.MANAGE_PEOPLE)) {
            settings.addItem(item("people.title", PeopleView.class, "people"));
        }
        if (actor.may(Permission.MANAGE_TOKENS)) {
            settings.addItem(item("tokens.title", TokensView.class, "key"));
        }
        if (actor.may(Permission.MANAGE_ENROLMENT)) {
            settings.addItem(item("enrolment.title", EnrolmentView.class, "enter"));
        }
        if (actor.may(Permission.MANAGE_WALLS)) {
            settings.addItem(item("walls.title", WallsView.class, "overview"));
        }
        if (actor.may(Permission.MANAGE_SETTINGS)) {
            settings.addItem(item("signin.title", SignInView.class, "enter"));
        }
        if (actor.may(Permission.READ_AUDIT)) {
            settings.addItem(item("audit.title", AuditView.class, "shield"));
        }
        return settings;
    }

    private static SideNavItem item(String word, Class<? extends Component> screen, String icon) {
        return new SideNavItem(Messages.of(word), screen, Parts.icon(icon));
    }
}
