package dev.fairway.console.people;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import dev.fairway.access.AccountInfo;
import dev.fairway.access.Actor;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import java.time.Instant;
import java.util.function.Supplier;

/** A person: name, role and groups, how it stands with signing in, and what can be done. */
class PersonRow extends ListItem {

    PersonRow(AccountInfo person, PeopleDialogs dialogs, Runnable refresh, Instant now) {
        getElement().setAttribute("data-name", person.name());
        addClassName("fw-line");
        Div name = Parts.block("fw-line-name", Parts.text("fw-strong fw-wrap", person.name()));
        if (person.id().equals(Actor.current().account())) {
            name.add(Parts.text("fw-caption", Messages.of("people.you")));
        }
        if (person.issuer() != null) {
            name.add(Parts.text("fw-caption fw-wrap", Messages.of("people.elsewhere")));
        }
        add(name, role(person), state(person), seen(person, now), menu(person, dialogs, refresh));
    }

    private static Div role(AccountInfo person) {
        Div role = Parts.block(
                "fw-line-words",
                Parts.text("", Messages.of("people.role." + person.role().label())));
        if (!person.scope().isAll()) {
            role.add(Parts.text(
                    "fw-caption fw-wrap",
                    Messages.of("people.limited", person.scope().text())));
        }
        return role;
    }

    private static Span state(AccountInfo person) {
        String tone = switch (person.state()) {
            case ACTIVE -> "healthy";
            case INVITED -> "updating";
            case EXPIRED -> "stuck";
            case DISABLED -> "silent";
        };
        String icon = switch (person.state()) {
            case ACTIVE -> "healthy";
            case INVITED -> "clock";
            case EXPIRED -> "stuck";
            case DISABLED -> "close";
        };
        String word = Messages.of("people.state." + person.state().name().toLowerCase(java.util.Locale.ROOT));
        Span status = new Span(Parts.icon(icon), Parts.text("", word));
        status.addClassNames("fw-status", tone);
        return status;
    }

    private static Div seen(AccountInfo person, Instant now) {
        if (person.signedInAt() != null) {
            return Parts.block(
                    "fw-line-when",
                    Parts.text("", Messages.of("people.signed.in") + " "),
                    Times.ago(person.signedInAt(), now));
        }
        // The link of somebody who is disabled does not work either.
        return person.linkExpires() == null || person.disabled()
                ? Parts.block("fw-line-when", Parts.text("", Messages.of("people.never")))
                : Parts.block(
                        "fw-line-when",
                        Parts.text("", Messages.of("people.link.until") + " "),
                        Times.moment(person.linkExpires(), now));
    }

    private static MenuBar menu(AccountInfo person, PeopleDialogs dialogs, Runnable refresh) {
        MenuBar menu = new MenuBar();
        menu.addClassName("fw-more");
        MenuItem more = menu.addItem("⋯");
        more.setAriaLabel(Messages.of("people.more", person.name()));
        // Who signs in elsewhere has a role and a password there.
        boolean isOwn = person.issuer() == null;
        if (isOwn) {
            add(more, "person-edit", Messages.of("people.edit"), () -> dialogs.edit(person, refresh));
        }
        if (isOwn && !person.disabled()) {
            String word = person.hasPassword() ? "people.reset" : "people.new.link";
            add(more, "person-reset", Messages.of(word), () -> dialogs.reset(person, refresh));
        }
        String able = person.disabled() ? "people.enable" : "people.disable";
        add(more, "person-able", Messages.of(able), () -> dialogs.able(person, refresh));
        add(more, "person-remove", Messages.of("people.remove"), () -> dialogs.remove(person, refresh));
        return menu;
    }

    private static void add(MenuItem more, String id, String word, Supplier<CommandDialog> dialog) {
        more.getSubMenu().addItem(word, click -> dialog.get().open()).setId(id);
    }
}
