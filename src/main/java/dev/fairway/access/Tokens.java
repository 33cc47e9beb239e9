package dev.fairway.access;

import dev.fairway.base.BadSetting;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bearer tokens for scripts. Only hashes are stored; a token is shown once, when it is made. */
@Service
public class Tokens {

    /** What every token of ours begins with, so that secret scanners recognise one. */
    public static final String PREFIX = "fwy_";

    private static final int SHORTEST_BOOTSTRAP = 20;

    /** With the word {@code token:} before it, it names the actor wherever one is recorded. */
    private static final int LONGEST_NAME = 90;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final @Nullable String bootstrapToken;

    Tokens(
            JdbcClient jdbc,
            AuditTrail audit,
            Clock clock,
            @Value("${fairway.bootstrap-api-token:#{null}}") @Nullable String bootstrapToken) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.bootstrapToken = bootstrapToken == null || bootstrapToken.isEmpty() ? null : bootstrapToken;
        if (this.bootstrapToken != null && this.bootstrapToken.length() < SHORTEST_BOOTSTRAP) {
            throw new BadSetting("FAIRWAY_BOOTSTRAP_API_TOKEN needs at least " + SHORTEST_BOOTSTRAP + " characters");
        }
    }

    /** A token as it can be seen later: without its secret. */
    public record Info(
            UUID id,
            String name,
            Role role,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expires) {}

    /** A token that was just made; {@code secret} is shown this once. */
    public record Fresh(UUID id, String secret) {}

    /** Who calls with a token. */
    public record Caller(String name, Role role) {}

    /** The caller that this token stands for, unless it is unknown, revoked or expired. */
    @Transactional(readOnly = true)
    public Optional<Caller> authenticate(String token) {
        return jdbc.sql("""
                        select name, role from api_token
                        where token_hash = ? and revoked_at is null and (expires_at is null or expires_at > ?)""")
                .params(Secrets.hash(token), utc(clock.instant()))
                .query((row, index) ->
                        new Caller("token:" + row.getString("name"), Role.valueOf(row.getString("role"))))
                .optional();
    }

    /** All that are not revoked, oldest first. */
    @Transactional(readOnly = true)
    public List<Info> list() {
        Actor.require(Permission.MANAGE_ACCESS);
        return jdbc.sql("select * from api_token where revoked_at is null order by id")
                .query(Tokens::info)
                .list();
    }

    /**
     * Makes a token.
     *
     * @param expires when it stops to work; {@code null} for never
     * @throws InvalidInput if the name is missing or {@code expires} has passed
     */
    @Transactional
    public Fresh create(@Nullable String name, Role role, @Nullable Instant expires) {
        Actor actor = Actor.require(Permission.MANAGE_ACCESS);
        if (expires != null && !expires.isAfter(clock.instant())) {
            throw new InvalidInput("expires", "expires has passed already");
        }
        String secret = PREFIX + Secrets.random();
        return new Fresh(insert(actor, Texts.required("name", name, LONGEST_NAME), role, secret, expires), secret);
    }

    /**
     * Revokes a token, at once and for good.
     *
     * @throws NotFound if there is no such token, or it was revoked before
     */
    @Transactional
    public void revoke(UUID id) {
        Actor actor = Actor.require(Permission.MANAGE_ACCESS);
        int revoked = jdbc.sql("update api_token set revoked_at = ? where id = ? and revoked_at is null")
                .params(utc(clock.instant()), id)
                .update();
        if (revoked == 0) {
            throw new NotFound("token", id);
        }
        audit.record(actor, "revoked", new AuditTrail.Subject("token", id), null, null, null);
    }

    /** Takes the token from the settings, once: a revoked one has its row and hash still, and stays revoked. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional
    public void takeBootstrapToken() {
        if (bootstrapToken == null) {
            return;
        }
        boolean known = jdbc.sql("select count(*) from api_token where token_hash = ?")
                        .param(Secrets.hash(bootstrapToken))
                        .query(Integer.class)
                        .single()
                > 0;
        if (!known) {
            insert(Actor.SYSTEM, "bootstrap", Role.ADMIN, bootstrapToken, null);
        }
    }

    private UUID insert(Actor actor, String name, Role role, String secret, @Nullable Instant expires) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into api_token (id, name, role, token_hash, created_at, created_by, expires_at)
                        values (:id, :name, :role, :hash, :at, :actor, :expires)""")
                .param("id", id)
                .param("name", name)
                .param("role", role.name())
                .param("hash", Secrets.hash(secret))
                .param("at", utc(clock.instant()))
                .param("actor", actor.name())
                .param("expires", expires == null ? null : utc(expires))
                .update();
        audit.record(
                actor, "created", new AuditTrail.Subject("token", id), null, name + " (" + role.label() + ")", null);
        return id;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Info info(ResultSet row, int index) throws SQLException {
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Info(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                expires == null ? null : expires.toInstant());
    }
}
