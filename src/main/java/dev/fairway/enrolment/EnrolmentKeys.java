package dev.fairway.enrolment;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.access.Secrets;
import dev.fairway.base.Changed;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.base.Texts;
import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.release.Products;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys that machines show. Only hashes are kept; a key is told once, when it is made. Several are valid at once, so that
 * one can be replaced while machines are moved over.
 */
@Service
public class EnrolmentKeys {

    private static final int LONGEST_NAME = 100;
    private static final int MOST = 100;

    private final EnrolmentStore store;
    private final Products products;
    private final ConfigurationEpoch epoch;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EnrolmentKeys(
            EnrolmentStore store,
            Products products,
            ConfigurationEpoch epoch,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.products = products;
        this.epoch = epoch;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Those of a product that are not revoked, oldest first; some may have come to their end. */
    @Transactional(readOnly = true)
    public List<EnrolmentKey> of(ProductId product) {
        Actor.require(Permission.MANAGE_ENROLMENT);
        products.require(product);
        return store.keys(product);
    }

    /**
     * Makes a key.
     *
     * @param validUntil {@code null} for no end
     * @throws InvalidInput if the name is missing or the end has passed
     * @throws Conflict if the product has very many already
     */
    @Transactional
    public EnrolmentKey.Fresh create(ProductId product, @Nullable String name, @Nullable Instant validUntil) {
        Actor actor = begin(product);
        requireFuture("validUntil", validUntil);
        return add(actor, product, Texts.required("name", name, LONGEST_NAME), validUntil);
    }

    /**
     * Makes a new key in place of another, which stays valid until {@code overlapUntil}: until then machines come in with
     * either.
     *
     * @throws InvalidInput if the end is missing or has passed
     * @throws NotFound if there is no such key, or it was revoked
     * @throws Conflict if the key came to its end before
     */
    @Transactional
    public EnrolmentKey.Fresh rotate(ProductId product, UUID id, @Nullable Instant overlapUntil) {
        Actor actor = begin(product);
        EnrolmentKey old = store.lockKey(product, id).orElseThrow(() -> new NotFound("enrolment key", id));
        if (overlapUntil == null) {
            throw new InvalidInput("overlapUntil", "overlapUntil is missing: until when the old key is still taken");
        }
        requireFuture("overlapUntil", overlapUntil);
        if (!old.isValidAt(clock.instant())) {
            throw new Conflict("this key came to its end: make a new one");
        }
        Instant end =
                old.validUntil() != null && old.validUntil().isBefore(overlapUntil) ? old.validUntil() : overlapUntil;
        store.endKey(id, end);
        audit.record(actor, "rotated", subject(old), state(old.name(), old.validUntil()), state(old.name(), end), null);
        return add(actor, product, old.name(), null);
    }

    /**
     * Revokes a key: no answer after this returns is given for it, on any node.
     *
     * @throws NotFound if there is no such key, or it was revoked before
     */
    @Transactional
    public void revoke(ProductId product, UUID id, @Nullable String reason) {
        Actor actor = begin(product);
        EnrolmentKey key = store.lockKey(product, id).orElseThrow(() -> new NotFound("enrolment key", id));
        store.revokeKey(id, clock.instant());
        audit.record(
                actor,
                "revoked",
                subject(key),
                state(key.name(), key.validUntil()),
                null,
                Texts.optional("reason", reason, 2000));
    }

    private Actor begin(ProductId product) {
        Actor actor = Actor.require(Permission.MANAGE_ENROLMENT);
        products.get(product);
        epoch.advance();
        events.publishEvent(new Changed(Changed.Area.MACHINES));
        return actor;
    }

    private EnrolmentKey.Fresh add(Actor actor, ProductId product, String name, @Nullable Instant validUntil) {
        if (store.keys(product).size() >= MOST) {
            throw new Conflict("this product has " + MOST + " keys already: revoke one first");
        }
        String secret = ShownKey.PREFIX + Secrets.random();
        EnrolmentKey key =
                new EnrolmentKey(UUID.randomUUID(), product, name, clock.instant(), actor.name(), validUntil, null);
        store.addKey(key, ShownKey.of(secret).hash());
        audit.record(actor, "created", subject(key), null, state(name, validUntil), null);
        return new EnrolmentKey.Fresh(key, secret);
    }

    private void requireFuture(String field, @Nullable Instant end) {
        if (end != null && !end.isAfter(clock.instant())) {
            throw new InvalidInput(field, field + " has passed already");
        }
    }

    private static AuditTrail.Subject subject(EnrolmentKey key) {
        return new AuditTrail.Subject("enrolment-key", key.id());
    }

    private static String state(String name, @Nullable Instant validUntil) {
        return validUntil == null ? name : name + ", valid until " + validUntil;
    }
}
