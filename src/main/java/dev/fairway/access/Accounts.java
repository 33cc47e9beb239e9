package dev.fairway.access;

import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who may sign in. */
@Service
public class Accounts implements UserDetailsService {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    private final AccountRepository accounts;
    private final PasswordEncoder encoder;
    private final AuditTrail audit;
    private final Clock clock;

    Accounts(AccountRepository accounts, PasswordEncoder encoder, AuditTrail audit, Clock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether nobody can sign in yet. */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return accounts.count() == 0;
    }

    /**
     * Creates the first admin.
     *
     * @throws Conflict if there is an account already
     * @throws InvalidInput if the name or the password cannot be taken
     */
    @Transactional
    void createFirstAdmin(Actor actor, @Nullable String name, @Nullable String password) {
        String key = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(key).matches()) {
            throw new InvalidInput(
                    "name", "A name is 1 to 64 letters, digits or . _ @ - and begins with a letter or digit");
        }
        String secret = password == null ? "" : password;
        PasswordRules.check(key, secret);
        if (accounts.count() > 0) {
            throw new Conflict("Fairway is set up already: sign in instead");
        }
        Account account = new Account(
                UUID.randomUUID(),
                key,
                Role.ADMIN,
                java.util.Objects.requireNonNull(encoder.encode(secret)),
                clock.instant());
        accounts.saveAndFlush(account);
        audit.record(actor, "created", new AuditTrail.Subject("account", account.id), null, key + " (admin)", null);
    }

    /** For Spring Security: names are the same in upper and lower case. */
    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String username) {
        Account account = accounts.findByName(username.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
        return User.withUsername(account.name)
                .password(account.passwordHash)
                .roles(account.role.name())
                .disabled(account.disabled)
                .build();
    }
}
