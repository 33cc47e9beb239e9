package dev.fairway.access;

import dev.fairway.base.InvalidInput;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do to their own account, in a browser: a token that acts as somebody cannot change who that is. */
@Service
public class OwnAccount {

    private final AccountRepository accounts;
    private final Sessions sessions;
    private final SignInBrake brake;
    private final AccessEpoch epoch;
    private final PasswordEncoder encoder;
    private final AuditTrail audit;

    OwnAccount(
            AccountRepository accounts,
            Sessions sessions,
            SignInBrake brake,
            AccessEpoch epoch,
            PasswordEncoder encoder,
            AuditTrail audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.brake = brake;
        this.epoch = epoch;
        this.encoder = encoder;
        this.audit = audit;
    }

    /** The account of the person at the browser, who must be one. */
    static UUID require(Actor actor) {
        if (actor.account() == null || actor.session() == null) {
            throw new AccessDeniedException("only a person who has signed in to the console can do this");
        }
        return actor.account();
    }

    /**
     * Changes the password, and ends all other sessions.
     *
     * @throws InvalidInput naming {@code old} if that is not the password now, or {@code password} if the new one cannot be
     *     taken
     */
    @Transactional
    public void changePassword(@Nullable String old, @Nullable String chosen) {
        Actor actor = Actor.require(Permission.KEEP_OWN_ACCOUNT);
        UUID id = require(actor);
        Account account = accounts.findById(id).orElseThrow();
        requireOld(account, old == null ? "" : old, actor);
        String secret = chosen == null ? "" : chosen;
        if (secret.equals(old)) {
            throw new InvalidInput("password", "The new password is the old one");
        }
        PasswordRules.check(account.name, secret);
        epoch.advance();
        account.passwordHash = Objects.requireNonNull(encoder.encode(secret));
        accounts.saveAndFlush(account);
        sessions.endOthers(actor);
        audit.record(actor, "password changed", new AuditTrail.Subject("account", id), null, null, null);
    }

    /** Who finds a browser open is slowed down here as at the sign-in. */
    private void requireOld(Account account, String old, Actor actor) {
        String from = Objects.requireNonNullElse(actor.origin(), "");
        if (brake.begin(account.name, from) != null) {
            throw new InvalidInput("old", "Too many wrong passwords: wait a minute, then try again");
        }
        if (!account.hasPassword() || !Passwords.match(encoder, old, account.passwordHash)) {
            throw new InvalidInput("old", "This is not your password");
        }
        brake.succeeded(account.name, from);
    }
}
