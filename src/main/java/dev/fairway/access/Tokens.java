package dev.fairway.access;

import dev.fairway.base.BadSetting;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.Texts;
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

/**
 * Bearer tokens for scripts. Only hashes are stored; a token is shown once, when it is made. One of a service acts as
 * {@code token:name}; a personal one acts as its owner, with at most the role and the groups that its owner has at that
 * moment, and not at all while its owner is disabled.
 */
@Service
public class Tokens {

    /** What every token of ours begins with, so that secret scanners recognise one. */
    public static final String PREFIX = "fwy_";

    private static final int SHORTEST_BOOTSTRAP = 20;

    /** With the word {@code token:} before it, it names the actor wherever one is recorded. */
    private static final int LONGEST_NAME = 90;

    private final JdbcClient jdbc;
    private final AccessState state;
    private final AccessEpoch epoch;
    private final TokenUses uses;
    private final AuditTrail audit;
    private final Clock clock;
    private final @Nullable String bootstrapToken;

    Tokens(
            JdbcClient jdbc,
            AccessState state,
            AccessEpoch epoch,
            TokenUses uses,
            AuditTrail audit,
            Clock clock,
            @Value("${fairway.bootstrap-api-token:#{null}}") @Nullable String bootstrapToken) {
        this.jdbc = jdbc;
        this.state = state;
        this.epoch = epoch;
        this.uses = uses;
        this.audit = audit;
        this.clock = clock;
        this.bootstrapToken = bootstrapToken == null || bootstrapToken.isEmpty() ? null : bootstrapToken;
        if (this.bootstrapToken != null && this.bootstrapToken.length() < SHORTEST_BOOTSTRAP) {
            throw new BadSetting("FAIRWAY_BOOTSTRAP_API_TOKEN needs at least " + SHORTEST_BOOTSTRAP + " characters");
        }
    }

    /** A token that was just made; {@code secret} is shown this once. */
    public record Fresh(UUID id, String secret) {}

    /**
     * What a token is to be.
     *
     * @param scope the groups that its role is limited to
     * @param expires when it stops to work; {@code null} for never
     */
    public record Wish(
            @Nullable String name,
            Role role,
            GroupScope scope,
            @Nullable Instant expires) {}

    /** The caller that this token stands for, unless it is unknown, revoked or expired, or its owner may not sign in. */
    public Optional<TokenCaller> authenticate(String token) {
        String hash = Secrets.hash(token);
        return state.bearer(hash).map(bearer -> {
            uses.used(bearer.id());
            return new TokenCaller(state, hash, bearer.name());
        });
    }

    /** All that are not revoked, personal ones too, oldest first. */
    @Transactional(readOnly = true)
    public List<TokenInfo> list() {
        Actor.require(Permission.MANAGE_TOKENS);
        return jdbc.sql(TokenInfo.SELECT + " order by t.created_at, t.id")
                .query(uses::info)
                .list();
    }

    /** One's own personal ones, oldest first. */
    @Transactional(readOnly = true)
    public List<TokenInfo> own() {
        UUID account = Actor.require(Permission.KEEP_OWN_ACCOUNT).account();
        return jdbc.sql(TokenInfo.SELECT + " and t.owner_id = ? order by t.created_at, t.id")
                .param(account)
                .query(uses::info)
                .list();
    }

    /**
     * Makes a token for a service.
     *
     * @throws InvalidInput if the name is missing or {@code expires} has passed
     */
    @Transactional
    public Fresh create(Wish wish) {
        return create(Actor.require(Permission.MANAGE_TOKENS), wish, null);
    }

    /**
     * Makes a token that acts as the one who is signed in.
     *
     * @throws InvalidInput if the name is missing, {@code expires} has passed, or it is to have more rights than oneself
     */
    @Transactional
    public Fresh createOwn(Wish wish) {
        Actor actor = Actor.require(Permission.KEEP_OWN_ACCOUNT);
        UUID owner = OwnAccount.require(actor);
        if (actor.role() == null || !actor.role().includes(wish.role())) {
            throw new InvalidInput("role", "A token of yours has at most your own role");
        }
        if (!wish.scope().isWithin(actor.scope())) {
            throw new InvalidInput("groups", "A token of yours covers at most your own groups: " + actor.scope());
        }
        return create(actor, wish, owner);
    }

    private Fresh create(Actor actor, Wish wish, @Nullable UUID owner) {
        if (wish.expires() != null && !wish.expires().isAfter(clock.instant())) {
            throw new InvalidInput("expires", "expires has passed already");
        }
        Wish checked =
                new Wish(Texts.required("name", wish.name(), LONGEST_NAME), wish.role(), wish.scope(), wish.expires());
        String secret = PREFIX + Secrets.random();
        return new Fresh(insert(actor, checked, secret, owner), secret);
    }

    /**
     * Revokes a token, at once and for good: any, or one of one's own.
     *
     * @throws NotFound if there is no such token that one may revoke, or it was revoked before
     */
    @Transactional
    public void revoke(UUID id) {
        Actor actor = Actor.require(Permission.KEEP_OWN_ACCOUNT);
        UUID owner = actor.may(Permission.MANAGE_TOKENS) ? null : OwnAccount.require(actor);
        epoch.advance();
        TokenInfo before = jdbc.sql(TokenInfo.SELECT + " and t.id = ?").param(id).query(uses::info).optional().stream()
                .filter(token -> owner == null || owner.equals(token.ownerId()))
                .findFirst()
                .orElseThrow(() -> new NotFound("token", id));
        jdbc.sql("update api_token set revoked_at = ? where id = ?")
                .params(utc(clock.instant()), id)
                .update();
        audit.record(actor, "revoked", new AuditTrail.Subject("token", id), before.inWords(), null, null);
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
            insert(Actor.SYSTEM, new Wish("bootstrap", Role.ADMIN, GroupScope.ALL, null), bootstrapToken, null);
        }
    }

    private UUID insert(Actor actor, Wish wish, String secret, @Nullable UUID owner) {
        UUID id = UUID.randomUUID();
        epoch.advance();
        jdbc.sql("""
                        insert into api_token
                          (id, name, role, group_scope, token_hash, created_at, created_by, expires_at, owner_id)
                        values (:id, :name, :role, :scope, :hash, :at, :actor, :expires, :owner)""")
                .param("id", id)
                .param("name", wish.name())
                .param("role", wish.role().name())
                .param("scope", wish.scope().text())
                .param("hash", Secrets.hash(secret))
                .param("at", utc(clock.instant()))
                .param("actor", actor.name())
                .param("expires", wish.expires() == null ? null : utc(wish.expires()))
                .param("owner", owner)
                .update();
        String words = TokenInfo.inWords(wish.name(), wish.role(), wish.scope(), owner == null ? null : actor.name());
        audit.record(actor, "created", new AuditTrail.Subject("token", id), null, words, null);
        return id;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
