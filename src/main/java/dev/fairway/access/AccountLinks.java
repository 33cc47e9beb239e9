package dev.fairway.access;

import dev.fairway.base.Conflict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which people set their password: as an invitation, or after a reset. One works once and for {@link #LASTS}; only
 * the hash of its secret is kept, and there is one at most for each account.
 */
@Service
public class AccountLinks {

    /** How long a link works. */
    public static final Duration LASTS = Duration.ofHours(72);

    private final JdbcClient jdbc;
    private final AccessEpoch epoch;
    private final PasswordEncoder encoder;
    private final AuditTrail audit;
    private final Clock clock;
    private final String publicUrl;

    AccountLinks(
            JdbcClient jdbc,
            AccessEpoch epoch,
            PasswordEncoder encoder,
            AuditTrail audit,
            Clock clock,
            @Value("${fairway.public-url}") String publicUrl) {
        this.jdbc = jdbc;
        this.epoch = epoch;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** A link that was just made. */
    record Fresh(String secret, Instant expires) {}

    /** Whose link it is. */
    public record Guest(UUID account, String name) {}

    /** The address that is given to the person. */
    public String url(String secret) {
        return publicUrl + "/welcome/" + secret;
    }

    /** In place of the one that the account may have. */
    @Transactional(propagation = Propagation.MANDATORY)
    Fresh make(Actor actor, UUID account) {
        Instant now = clock.instant();
        Fresh fresh = new Fresh(Secrets.random(), now.plus(LASTS));
        revoke(account);
        jdbc.sql("""
                        insert into account_link (account_id, secret_hash, created_at, created_by, expires_at)
                        values (?, ?, ?, ?, ?)""")
                .params(account, Secrets.hash(fresh.secret()), utc(now), actor.name(), utc(fresh.expires()))
                .update();
        return fresh;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void revoke(UUID account) {
        jdbc.sql("delete from account_link where account_id = ?").param(account).update();
    }

    /** Until when the links that still work do so, by account. */
    @Transactional(readOnly = true)
    Map<UUID, Instant> open() {
        Map<UUID, Instant> open = new HashMap<>();
        jdbc.sql("select account_id, expires_at from account_link where expires_at > ?")
                .param(utc(clock.instant()))
                .query(row -> {
                    open.put(
                            row.getObject("account_id", UUID.class),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant());
                });
        return open;
    }

    /** Whose link this is, while it works. */
    @Transactional(readOnly = true)
    public Optional<Guest> guest(String secret) {
        return jdbc.sql("""
                        select a.id, a.name from account_link l join account a on a.id = l.account_id
                        where l.secret_hash = ? and l.expires_at > ? and a.disabled = false""")
                .params(Secrets.hash(secret), utc(clock.instant()))
                .query((row, index) -> new Guest(row.getObject("id", UUID.class), row.getString("name")))
                .optional();
    }

    /**
     * Sets the password of the one whose link it is, and spends the link. Bad input does not spend it.
     *
     * @param origin the address that the command came from
     * @throws Conflict if the link does not work any more
     * @throws dev.fairway.base.InvalidInput if the password cannot be taken
     */
    @Transactional
    public void accept(String secret, @Nullable String password, @Nullable String origin) {
        epoch.advance();
        Guest guest = guest(secret).orElseThrow(() -> new Conflict("this link was used already or has expired"));
        String chosen = password == null ? "" : password;
        PasswordRules.check(guest.name(), chosen);
        revoke(guest.account());
        jdbc.sql("update account set password_hash = ?, revision = revision + 1 where id = ?")
                .params(Objects.requireNonNull(encoder.encode(chosen)), guest.account())
                .update();
        audit.record(
                new Actor(guest.name(), null, origin),
                "password set",
                new AuditTrail.Subject("account", guest.account()),
                null,
                null,
                null);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
