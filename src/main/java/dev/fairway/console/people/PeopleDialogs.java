package dev.fairway.console.people;

import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.access.AccountInfo;
import dev.fairway.access.AccountLinks;
import dev.fairway.access.Accounts;
import dev.fairway.access.Role;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.RoleFields;
import dev.fairway.console.SecretDialog;
import dev.fairway.fleet.Groups;
import org.springframework.stereotype.Component;

/** What can be done to accounts, each with a dialog that says first what follows from it. */
@Component
class PeopleDialogs {

    private final Accounts accounts;
    private final AccountLinks links;
    private final Groups groups;

    PeopleDialogs(Accounts accounts, AccountLinks links, Groups groups) {
        this.accounts = accounts;
        this.links = links;
        this.groups = groups;
    }

    CommandDialog invite(Runnable refresh) {
        TextField name = new TextField(Messages.of("login.name"));
        name.setId("invite-name");
        name.setMaxLength(64);
        name.setRequiredIndicatorVisible(true);
        name.setHelperText(Messages.of("people.name.help"));
        RoleFields fields = new RoleFields(Role.ADMIN, groups.all());
        return new CommandDialog(
                        "invite-dialog",
                        Messages.of("people.invite.title"),
                        Messages.of("people.invite.confirm"),
                        (reason, until) -> {
                            Accounts.Linked made = accounts.invite(name.getValue(), fields.role(), fields.scope());
                            show(made, "people.link.invite");
                            return Messages.of("people.invited", made.account().name());
                        })
                .says(Messages.of("people.invite.says"))
                .asks(name, fields)
                .withoutReason()
                .afterwards(refresh);
    }

    CommandDialog edit(AccountInfo person, Runnable refresh) {
        RoleFields fields = new RoleFields(Role.ADMIN, groups.all()).startingFrom(person.role(), person.scope());
        return new CommandDialog(
                        "person-dialog",
                        Messages.of("people.edit.title", person.name()),
                        Messages.of("people.edit.confirm"),
                        (reason, until) -> {
                            accounts.edit(
                                    person.id(),
                                    new Accounts.Edit(fields.role(), fields.scope(), person.disabled()),
                                    person.revision());
                            return Messages.of("people.edited", person.name());
                        })
                .says(Messages.of("people.edit.says"))
                .asks(fields)
                .withoutReason()
                .afterwards(refresh);
    }

    CommandDialog reset(AccountInfo person, Runnable refresh) {
        boolean again = !person.hasPassword();
        return new CommandDialog(
                        "reset-dialog",
                        Messages.of(again ? "people.new.link.title" : "people.reset.title", person.name()),
                        Messages.of("people.reset.confirm"),
                        (reason, until) -> {
                            show(accounts.reset(person.id()), "people.link.reset");
                            return Messages.of("people.reset.done", person.name());
                        })
                .says(Messages.of(again ? "people.new.link.says" : "people.reset.says", person.name()))
                .withoutReason()
                .afterwards(refresh);
    }

    CommandDialog able(AccountInfo person, Runnable refresh) {
        boolean off = !person.disabled();
        CommandDialog dialog = new CommandDialog(
                        "able-dialog",
                        Messages.of(off ? "people.disable.title" : "people.enable.title", person.name()),
                        Messages.of(off ? "people.disable.confirm" : "people.enable.confirm"),
                        (reason, until) -> {
                            accounts.edit(
                                    person.id(),
                                    new Accounts.Edit(person.role(), person.scope(), off),
                                    person.revision());
                            return Messages.of(off ? "people.disabled" : "people.enabled", person.name());
                        })
                .says(Messages.of(off ? "people.disable.says" : "people.enable.says", person.name()))
                .withoutReason()
                .afterwards(refresh);
        return off ? dialog.danger() : dialog;
    }

    CommandDialog remove(AccountInfo person, Runnable refresh) {
        return new CommandDialog(
                        "remove-dialog",
                        Messages.of("people.remove.title", person.name()),
                        Messages.of("people.remove.confirm"),
                        (reason, until) -> {
                            accounts.remove(person.id());
                            return Messages.of("people.removed", person.name());
                        })
                .says(Messages.of("people.remove.says", person.name()))
                .withoutReason()
                .danger()
                .afterwards(refresh);
    }

    private void show(Accounts.Linked made, String what) {
        String hours = Long.toString(AccountLinks.LASTS.toHours());
        new SecretDialog(
                        "link",
                        Messages.of("people.link.title", made.account().name()),
                        Messages.of(what, made.account().name(), hours),
                        Messages.of("people.link"),
                        links.url(made.secret()))
                .open();
    }
}
