package dev.fairway.access;

import dev.fairway.base.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The browsers in which people are signed in. A session whose row is gone has ended, whichever node it is on. */
@Service
public class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final int LONGEST_BROWSER = 200;
    private static final int LONGEST_ADDRESS = 100;

    /** A node that dies leaves sessions behind; they are cleared away so long after they could have ended by themselves. */
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final AccessEpoch epoch;
    private final AuditTrail audit;
    private final SessionSettings settings;
    private final Clock clock;
    private final Map<UUID, Instant> seen = new ConcurrentHashMap<>();

    Sessions(JdbcClient jdbc, AccessEpoch epoch, AuditTrail audit, SessionSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.epoch = epoch;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A session.
     *
     * @param seen when the browser was heard last, to a minute
     * @param browser what the browser says it is, as it says it
     * @param here whether it is the one that asks
     */
    public record Info(UUID id, Instant begun, Instant seen, String address, String browser, boolean here) {}

    /** Begins one for somebody who has just signed in. */
    @Transactional
    void begin(SignedIn person, String address, String browser) {
        UUID id = UUID.randomUUID();
        OffsetDateTime now = utc(clock.instant());
        epoch.advance();
        jdbc.sql("""
                        insert into account_session (id, account_id, begun_at, seen_at, address, browser)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(id, person.account(), now, now, cut(address, LONGEST_ADDRESS), cut(browser, LONGEST_BROWSER))
                .update();
        jdbc.sql("update account set signed_in_at = ? where id = ?")
                .params(now, person.account())
                .update();
        person.inSession(id);
    }

    /** Notes that a session is in use. */
    void seen(UUID session) {
        seen.put(session, clock.instant());
    }

    /** One's own, the newest first. */
    @Transactional(readOnly = true)
    public List<Info> own() {
        Actor actor = Actor.require(Permission.KEEP_OWN_ACCOUNT);
        UUID account = OwnAccount.require(actor);
        return jdbc.sql("select * from account_session where account_id = ? order by begun_at desc, id")
                .param(account)
                .query((row, index) -> {
                    UUID id = row.getObject("id", UUID.class);
                    Instant kept =
                            row.getObject("seen_at", OffsetDateTime.class).toInstant();
                    return new Info(
                            id,
                            row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                            seen.getOrDefault(id, kept),
                            row.getString("address"),
                            row.getString("browser"),
                            id.equals(actor.session()));
                })
                .list();
    }

    /**
     * Ends one of one's own.
     *
     * @throws NotFound if it is none of these, or has ended
     */
    @Transactional
    public void end(UUID session) {
        Actor actor = Actor.require(Permission.KEEP_OWN_ACCOUNT);
        UUID account = OwnAccount.require(actor);
        epoch.advance();
        int ended = jdbc.sql("delete from account_session where id = ? and account_id = ?")
                .params(session, account)
                .update();
        if (ended == 0) {
            throw new NotFound("session", session);
        }
        told(actor, account, ended);
    }

    /** Ends all of one's own but the one that asks; returns how many there were. */
    @Transactional
    public int endOthers() {
        return endOthers(Actor.require(Permission.KEEP_OWN_ACCOUNT));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    int endOthers(Actor actor) {
        UUID account = OwnAccount.require(actor);
        epoch.advance();
        int ended = jdbc.sql("delete from account_session where account_id = ? and id <> ?")
                .params(account, java.util.Objects.requireNonNull(actor.session()))
                .update();
        if (ended > 0) {
            told(actor, account, ended);
        }
        return ended;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void endAll(UUID account) {
        jdbc.sql("delete from account_session where account_id = ?")
                .param(account)
                .update();
    }

    /** A browser has signed out, or was not heard for too long: there is nobody any more whom it would have to be told. */
    @Transactional
    public void gone(UUID session) {
        seen.remove(session);
        jdbc.sql("delete from account_session where id = ?").param(session).update();
    }

    /** Writes in one batch who was seen: once a minute, however often they were. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void writeDown() {
        Map<UUID, Instant> now = new HashMap<>(seen);
        try {
            now.forEach((session, at) -> {
                jdbc.sql("update account_session set seen_at = ? where id = ? and seen_at < ?")
                        .params(utc(at), session, utc(at))
                        .update();
                seen.remove(session, at);
            });
            Instant instant = clock.instant();
            jdbc.sql("delete from account_session where seen_at < ? or begun_at < ?")
                    .params(
                            utc(instant.minus(settings.idle()).minus(LEFT_BEHIND)),
                            utc(instant.minus(settings.absolute())))
                    .update();
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("who was seen is written later: {}", away.getMessage());
        }
    }

    private void told(Actor actor, UUID account, int ended) {
        audit.record(actor, "sessions ended", new AuditTrail.Subject("account", account), null, ended + " ended", null);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
