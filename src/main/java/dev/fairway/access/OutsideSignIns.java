package dev.fairway.access;

import dev.fairway.access.SignInRefused.Why;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs in those for whom somebody else vouches. An account belongs to issuer and subject, and to nothing else: one of the
 * same name that is Fairway's own, or another's, is never taken over. The role is what the issuer's word comes to now.
 */
@Service
public class OutsideSignIns {

    private static final String WHO = "sign-in";

    private final AccountRepository accounts;
    private final Sessions sessions;
    private final SignIns signIns;
    private final AccessEpoch epoch;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final RefusalBrake brake = new RefusalBrake(System::nanoTime);

    OutsideSignIns(
            AccountRepository accounts,
            Sessions sessions,
            SignIns signIns,
            AccessEpoch epoch,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.signIns = signIns;
        this.epoch = epoch;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The principal for a session that begins. The first time an account is made; each time it gets the role that it should
     * have now.
     *
     * @throws SignInRefused if this person may not come in; to be handed to {@link #refused}
     */
    @Transactional(noRollbackFor = SignInRefused.class)
    public SignedIn signIn(OutsidePerson person) {
        Optional<Account> unchanged = accounts.findByIssuerAndSubject(person.issuer(), person.subject())
                .filter(account -> !account.disabled && has(account, person));
        if (unchanged.isPresent()) {
            return signIns.person(unchanged.get().id, unchanged.get().name);
        }
        epoch.advance();
        Account account = accounts.findByIssuerAndSubject(person.issuer(), person.subject())
                .map(known -> mapped(known, person))
                .orElseGet(() -> made(person));
        return signIns.person(account.id, account.name);
    }

    private static boolean has(Account account, OutsidePerson person) {
        return account.role == person.role()
                && account.groupScope.equals(person.scope().text());
    }

    private Account mapped(Account account, OutsidePerson person) {
        if (account.disabled) {
            throw new SignInRefused(Why.DISABLED, account.name);
        }
        Role role = person.role();
        if (role == null) {
            sessions.endAll(account.id);
            int tokens = jdbc.sql("update api_token set revoked_at = ? where owner_id = ? and revoked_at is null")
                    .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), account.id)
                    .update();
            String after = "sessions ended, personal tokens revoked: " + tokens;
            written(person, "shut out", account.id, account.state(), after, "nothing is mapped to a role any more");
            throw new SignInRefused(Why.NO_ROLE, account.name);
        }
        if (!has(account, person)) {
            Account.AccountState before = account.state();
            account.role = role;
            account.groupScope = person.scope().text();
            accounts.saveAndFlush(account);
            written(person, "role mapped", account.id, before, account.state(), "as " + person.issuer() + " says");
        }
        return account;
    }

    private Account made(OutsidePerson person) {
        Role role = person.role();
        String name = AccountNames.key(person.name());
        if (role == null) {
            throw new SignInRefused(Why.NO_ROLE, name);
        }
        if (!AccountNames.isUsable(name)) {
            throw new SignInRefused(Why.NAME_UNUSABLE, person.subject());
        }
        if (accounts.findByName(name).isPresent()) {
            throw new SignInRefused(Why.NAME_TAKEN, name);
        }
        if (accounts.count() == 0) {
            throw new SignInRefused(Why.NOT_SET_UP, name);
        }
        Account account = new Account(UUID.randomUUID(), name, role, person.scope(), "", clock.instant());
        account.issuer = person.issuer();
        account.subject = person.subject();
        accounts.saveAndFlush(account);
        written(person, "created", account.id, null, account.state(), "first sign-in by " + person.issuer());
        return account;
    }

    /** Writes down that somebody was refused; of many in a row only some, for anybody can try. */
    @Transactional
    public void refused(SignInRefused refusal, String way, String origin) {
        if (brake.mayTell(origin)) {
            String who = refusal.getMessage() == null ? "" : refusal.getMessage();
            audit.record(
                    new Actor(WHO, null, origin),
                    "refused",
                    new AuditTrail.Subject("sign-in", way),
                    null,
                    who,
                    refusal.words());
        }
    }

    private void written(
            OutsidePerson person, String verb, UUID id, @Nullable Object before, Object after, String reason) {
        Actor actor = new Actor(WHO, null, person.origin());
        audit.record(actor, verb, new AuditTrail.Subject("account", id), before, after, reason);
    }
}
