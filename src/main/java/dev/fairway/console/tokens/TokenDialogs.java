package dev.fairway.console.tokens;

import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.access.Actor;
import dev.fairway.access.Role;
import dev.fairway.access.TokenInfo;
import dev.fairway.access.Tokens;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.RoleFields;
import dev.fairway.console.SecretDialog;
import dev.fairway.fleet.Groups;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes tokens, shows them once, and revokes them. */
@Component
public class TokenDialogs {

    private final Tokens tokens;
    private final Groups groups;

    TokenDialogs(Tokens tokens, Groups groups) {
        this.tokens = tokens;
        this.groups = groups;
    }

    /** For a token of a service. */
    CommandDialog service(Runnable refresh) {
        RoleFields fields = new RoleFields(Role.ADMIN, groups.all());
        return make("tokens.new.says", fields, tokens::create, refresh);
    }

    /** For a token that acts as the one who is signed in. */
    public CommandDialog personal(Runnable refresh) {
        Actor actor = Actor.current();
        Role most = actor.role() == null ? Role.VIEWER : actor.role();
        RoleFields fields = new RoleFields(most, groups.all()).startingFrom(most, actor.scope());
        return make("tokens.own.says", fields, tokens::createOwn, refresh);
    }

    private static CommandDialog make(
            String says, RoleFields fields, Function<Tokens.Wish, Tokens.Fresh> make, Runnable refresh) {
        TextField name = new TextField(Messages.of("login.name"));
        name.setId("token-name");
        name.setMaxLength(90);
        name.setRequiredIndicatorVisible(true);
        name.setHelperText(Messages.of("tokens.name.help"));
        return new CommandDialog(
                        "token-dialog",
                        Messages.of("tokens.new.title"),
                        Messages.of("tokens.new.confirm"),
                        (reason, until) -> {
                            Tokens.Fresh fresh =
                                    make.apply(new Tokens.Wish(name.getValue(), fields.role(), fields.scope(), until));
                            show(name.getValue(), fresh);
                            return Messages.of("tokens.made", name.getValue());
                        })
                .says(Messages.of(says))
                .asks(name, fields)
                .withoutReason()
                .untilWhen(Messages.of("tokens.expires"), Messages.of("tokens.expires.help"))
                .afterwards(refresh);
    }

    private static void show(String name, Tokens.Fresh fresh) {
        new SecretDialog(
                        "secret",
                        Messages.of("tokens.secret.title", name),
                        Messages.of("tokens.secret.says"),
                        Messages.of("tokens.secret"),
                        fresh.secret())
                .open();
    }

    /** Revokes one. */
    CommandDialog revoke(TokenInfo token, Runnable refresh) {
        return new CommandDialog(
                        "revoke-dialog",
                        Messages.of("tokens.revoke.title", token.name()),
                        Messages.of("tokens.revoke.confirm"),
                        (reason, until) -> {
                            tokens.revoke(token.id());
                            return Messages.of("tokens.revoked", token.name());
                        })
                .says(Messages.of("tokens.revoke.says"))
                .withoutReason()
                .danger()
                .afterwards(refresh);
    }
}
