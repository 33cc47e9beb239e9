package dev.fairway.enrolment;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.base.Stale;
import dev.fairway.base.Texts;
import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.release.Products;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the machines of each product come in. */
@Service
public class Enrolments {

    static final String SUBJECT = "enrolment";

    private final EnrolmentStore store;
    private final RequestStore requests;
    private final Products products;
    private final ConfigurationEpoch epoch;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Enrolments(
            EnrolmentStore store,
            RequestStore requests,
            Products products,
            ConfigurationEpoch epoch,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.requests = requests;
        this.products = products;
        this.epoch = epoch;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The rules of every product. */
    @Transactional(readOnly = true)
    public Map<ProductId, EnrolmentRules> rules() {
        Map<ProductId, Map<String, EnrolmentRules.Key>> keys = store.keysOfAll();
        Map<ProductId, EnrolmentInfo> said = new HashMap<>();
        products.all().forEach(product -> said.put(product.id(), store.open(product.id())));
        store.all().forEach(info -> said.put(info.product(), info));
        Map<ProductId, EnrolmentRules> rules = new HashMap<>();
        said.forEach((product, info) -> rules.put(product, rules(info, keys.getOrDefault(product, Map.of()))));
        return Map.copyOf(rules);
    }

    private static EnrolmentRules rules(EnrolmentInfo info, Map<String, EnrolmentRules.Key> keys) {
        return new EnrolmentRules(
                info.product(),
                info.mode(),
                info.graceUntil(),
                info.limits().newPerAddress(),
                info.limits().newPerKey(),
                Map.copyOf(keys));
    }

    /** @throws NotFound if there is no such product */
    @Transactional(readOnly = true)
    public EnrolmentInfo get(ProductId product) {
        Actor.require(Permission.MANAGE_ENROLMENT);
        products.require(product);
        return store.of(product);
    }

    /**
     * Changes how machines come in; every answer after this returns keeps to it, on every node.
     *
     * @param revision what was read before; {@code null} to overwrite whatever is there
     * @throws InvalidInput if a limit is out of range, or grace has passed or is asked for in another mode
     * @throws Stale if somebody else changed it since
     */
    @Transactional
    public EnrolmentInfo edit(
            ProductId product, EnrolmentInfo.Edit edit, @Nullable Long revision, @Nullable String reason) {
        Actor actor = Actor.require(Permission.MANAGE_ENROLMENT);
        products.get(product);
        String why = Texts.optional("reason", reason, 2000);
        epoch.advance();
        EnrolmentInfo before = store.of(product);
        if (revision != null && revision != before.revision()) {
            throw new Stale(SUBJECT, revision, before.revision());
        }
        EnrolmentInfo after = store.info(product, checked(edit, before), before.revision() + 1);
        if (!store.write(after)) {
            throw new Stale(SUBJECT, before.revision(), before.revision() + 1);
        }
        if (before.mode() == EnrolmentMode.APPROVE && after.mode() != EnrolmentMode.APPROVE) {
            // Nobody waits for anything any more; who was refused is remembered, should it be asked again.
            requests.dropUndecided(product);
        }
        audit.record(actor, "edited", new AuditTrail.Subject(SUBJECT, product), before.state(), after.state(), why);
        events.publishEvent(new Changed(Changed.Area.MACHINES));
        return after;
    }

    private EnrolmentInfo.Edit checked(EnrolmentInfo.Edit edit, EnrolmentInfo before) {
        checkLimit("newPerAddress", edit.newPerAddress());
        checkLimit("newPerKey", edit.newPerKey());
        Instant grace = edit.graceUntil();
        if (edit.mode() != EnrolmentMode.KEY) {
            // It says nothing in another mode, and must not come back by surprise with the next change.
            return new EnrolmentInfo.Edit(edit.mode(), null, edit.newPerAddress(), edit.newPerKey());
        }
        if (grace != null && !grace.equals(before.graceUntil()) && !grace.isAfter(clock.instant())) {
            throw new InvalidInput("graceUntil", "graceUntil has passed already");
        }
        return edit;
    }

    private static void checkLimit(String field, @Nullable Integer limit) {
        if (limit != null && (limit < 0 || limit > EnrolmentSettings.MOST)) {
            throw new InvalidInput(field, field + " is from 0, for no limit, to " + EnrolmentSettings.MOST);
        }
    }
}
