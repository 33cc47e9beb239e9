package dev.fairway.access;

import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.Stale;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people who may sign in. There is always an admin who may do everything, is not disabled and has a password: whoever
 * would take away the last one is refused.
 */
@Service
public class Accounts {

    private final AccountRepository accounts;
    private final AccountLinks links;
    private final Sessions sessions;
    private final AccessEpoch epoch;
    private final PasswordEncoder encoder;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            AccountRepository accounts,
            AccountLinks links,
            Sessions sessions,
            AccessEpoch epoch,
            PasswordEncoder encoder,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.sessions = sessions;
        this.epoch = epoch;
        this.encoder = encoder;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What an admin decides about an account. */
    public record Edit(Role role, GroupScope scope, boolean disabled) {

        /** The edit that changes nothing. */
        public static Edit of(AccountInfo account) {
            return new Edit(account.role(), account.scope(), account.disabled());
        }
    }

    /** An account and the link by which its person sets a password; the secret is shown this once. */
    public record Linked(AccountInfo account, String secret, Instant expires) {}

    /** Whether nobody can sign in yet. */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return accounts.count() == 0;
    }

    /** All, by name. */
    @Transactional(readOnly = true)
    public List<AccountInfo> list() {
        Actor.require(Permission.MANAGE_PEOPLE);
        Map<UUID, Instant> open = links.open();
        return accounts.findAll().stream()
                .map(account -> info(account, open.get(account.id)))
                .sorted(Comparator.comparing(AccountInfo::name))
                .toList();
    }

    /** @throws NotFound if there is no such account */
    @Transactional(readOnly = true)
    public AccountInfo get(UUID id) {
        Actor.require(Permission.MANAGE_PEOPLE);
        return info(find(id), links.open().get(id));
    }

    /** How many accounts there are that may be in use. */
    @Transactional(readOnly = true)
    public long count() {
        return accounts.count();
    }

    /**
     * Creates the first admin.
     *
     * @throws Conflict if there is an account already
     * @throws InvalidInput if the name or the password cannot be taken
     */
    @Transactional
    void createFirstAdmin(Actor actor, @Nullable String name, @Nullable String password) {
        String key = AccountNames.checked(name);
        String secret = password == null ? "" : password;
        PasswordRules.check(key, secret);
        epoch.advance();
        if (accounts.count() > 0) {
            throw new Conflict("Fairway is set up already: sign in instead");
        }
        Account account = fresh(key, Role.ADMIN, GroupScope.ALL, encoded(secret));
        accounts.saveAndFlush(account);
        written(actor, "created", account, null);
    }

    /**
     * Invites somebody: makes an account without a password, and a link by which its person sets one.
     *
     * @throws InvalidInput if the name cannot be taken, or somebody has it
     */
    @Transactional
    public Linked invite(@Nullable String name, Role role, GroupScope scope) {
        Actor actor = Actor.require(Permission.MANAGE_PEOPLE);
        String key = AccountNames.checked(name);
        epoch.advance();
        if (accounts.findByName(key).isPresent()) {
            throw new InvalidInput("name", "There is an account " + key + " already");
        }
        Account account = fresh(key, role, scope, "");
        accounts.saveAndFlush(account);
        written(actor, "invited", account, null);
        return linked(actor, account);
    }

    /**
     * Takes somebody's password away, ends their sessions, and makes a link by which they set another.
     *
     * @throws NotFound if there is no such account
     * @throws Conflict if it is disabled, the last admin, or signs in elsewhere
     */
    @Transactional
    public Linked reset(UUID id) {
        Actor actor = Actor.require(Permission.MANAGE_PEOPLE);
        epoch.advance();
        Account account = find(id);
        if (account.disabled) {
            throw new Conflict(account.name + " is disabled: enable the account first");
        }
        requireOwn(account);
        Account.AccountState before = account.state();
        boolean hadLink = !account.hasPassword();
        account.passwordHash = "";
        requireAnotherAdmin(account, hadLink, "reset");
        accounts.saveAndFlush(account);
        sessions.endAll(id);
        written(actor, "reset", account, before);
        return linked(actor, account);
    }

    /**
     * Changes role, scope or whether somebody may sign in, at once: also in sessions that are open. Disabling ends them.
     *
     * @param ifRevision the revision that was read, or {@code null} to write whatever it is
     * @throws NotFound if there is no such account
     * @throws Conflict if the revision is stale, it is the last admin, or its role comes from elsewhere
     */
    @Transactional
    public AccountInfo edit(UUID id, Edit edit, @Nullable Long ifRevision) {
        Actor actor = Actor.require(Permission.MANAGE_PEOPLE);
        epoch.advance();
        Account account = find(id);
        if (ifRevision != null && ifRevision != account.revision) {
            throw new Stale("account", ifRevision, account.revision);
        }
        if (edit.role() != account.role || !edit.scope().text().equals(account.groupScope)) {
            requireOwn(account);
        }
        Account.AccountState before = account.state();
        boolean wasAble = account.isAbleAdmin();
        account.role = edit.role();
        account.groupScope = edit.scope().text();
        account.disabled = edit.disabled();
        requireAnotherAdmin(account, !wasAble, edit.disabled() ? "disabled" : "limited or made a lesser role");
        accounts.saveAndFlush(account);
        if (account.disabled) {
            sessions.endAll(id);
        }
        if (!before.equals(account.state())) {
            String verb = before.disabled() == account.disabled ? "edited" : account.disabled ? "disabled" : "enabled";
            written(actor, verb, account, before);
        }
        return info(account, links.open().get(id));
    }

    /**
     * Removes an account with its sessions, its personal tokens, its settings and its own saved views.
     *
     * @throws NotFound if there is no such account
     * @throws Conflict if it is the last admin
     */
    @Transactional
    public void remove(UUID id) {
        Actor actor = Actor.require(Permission.MANAGE_PEOPLE);
        epoch.advance();
        Account account = find(id);
        Account.AccountState before = account.state();
        boolean wasAble = account.isAbleAdmin();
        account.disabled = true;
        requireAnotherAdmin(account, !wasAble, "removed");
        accounts.delete(account);
        accounts.flush();
        audit.record(actor, "removed", new AuditTrail.Subject("account", id), before, null, null);
        events.publishEvent(new AccountRemoved(account.name));
    }

    /** Under the lock of {@link AccessEpoch#advance}, so that nobody else takes another one away at the same moment. */
    private void requireAnotherAdmin(Account changed, boolean wasNone, String what) {
        if (wasNone || changed.isAbleAdmin()) {
            return;
        }
        boolean another = accounts.findByRole(Role.ADMIN).stream()
                .anyMatch(account -> !account.id.equals(changed.id) && account.isAbleAdmin());
        if (!another) {
            throw new Conflict(changed.name + " is the last admin who may do everything and cannot be " + what
                    + ": make somebody else admin first");
        }
    }

    private static void requireOwn(Account account) {
        if (account.isFromOutside()) {
            throw new Conflict(account.name + " signs in by single sign-on: password and role are changed there");
        }
    }

    private Linked linked(Actor actor, Account account) {
        AccountLinks.Fresh link = links.make(actor, account.id);
        return new Linked(info(account, link.expires()), link.secret(), link.expires());
    }

    private Account fresh(String name, Role role, GroupScope scope, String hash) {
        return new Account(UUID.randomUUID(), name, role, scope, hash, clock.instant());
    }

    private void written(Actor actor, String verb, Account account, Account.@Nullable AccountState before) {
        audit.record(actor, verb, new AuditTrail.Subject("account", account.id), before, account.state(), null);
    }

    private String encoded(String secret) {
        return Objects.requireNonNull(encoder.encode(secret));
    }

    private Account find(UUID id) {
        return accounts.findById(id).orElseThrow(() -> new NotFound("account", id));
    }

    private static AccountInfo info(Account account, @Nullable Instant linkExpires) {
        return new AccountInfo(
                account.id,
                account.name,
                account.role,
                account.scope(),
                account.disabled,
                account.hasPassword(),
                account.createdAt,
                account.signedInAt,
                account.issuer,
                linkExpires,
                account.revision);
    }
}
