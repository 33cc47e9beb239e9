package dev.fairway.release;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Arch;
import dev.fairway.base.Changed;
import dev.fairway.base.Conflict;
import dev.fairway.base.Hold;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.Page;
import dev.fairway.base.ProductId;
import dev.fairway.base.ReadOnce;
import dev.fairway.base.Texts;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be installed. */
@Service
public class Releases {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final ReleaseRepository releases;
    private final Products products;
    private final ConfigurationEpoch epoch;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Kept<List<ReleaseInfo>> kept;

    Releases(
            ReleaseRepository releases,
            Products products,
            ConfigurationEpoch epoch,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.releases = releases;
        this.products = products;
        this.epoch = epoch;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.kept = new Kept<>(epoch);
    }

    /** The releases of one product and arch ({@code null}: of all), newest first. */
    @Transactional(readOnly = true)
    public Page<ReleaseInfo> list(@Nullable ProductId product, @Nullable Arch arch, Page.Request page) {
        List<String> after = page.keys(2);
        List<Release> found = releases.page(
                product == null ? null : product.value(),
                arch == null ? null : arch.label(),
                after == null ? END_OF_TIME : instant(after.getFirst()),
                after == null ? LAST_ID : uuid(after.getLast()),
                Limit.of(page.limit() + 1));
        return Page.cut(
                found.stream().map(Release::info).toList(),
                page.limit(),
                release ->
                        List.of(release.publishedAt().toString(), release.id().toString()));
    }

    /** Every release, in no order: what the check-in path takes into memory. */
    @Transactional(readOnly = true)
    public List<ReleaseInfo> all() {
        return kept.get(() -> releases.findAll().stream().map(Release::info).toList());
    }

    /** @throws NotFound if there is no such release */
    @Transactional(readOnly = true)
    public ReleaseInfo get(UUID id) {
        Optional<ReleaseInfo> known = ReadOnce.isShared()
                ? all().stream().filter(one -> one.id().equals(id)).findFirst()
                : Optional.empty();
        return known.orElseGet(() -> find(id).info());
    }

    /**
     * Adds a release. It reaches no machine before a channel points at it.
     *
     * @throws NotFound if there is no such product
     * @throws Conflict if the product has a release of this version and arch
     */
    @Transactional
    public ReleaseInfo add(NewRelease entered) {
        Actor actor = Actor.require(Permission.MANAGE_RELEASES);
        requireProduct(entered.product());
        String version = entered.version().toString();
        String arch = entered.arch().label();
        if (releases.existsByProductIdAndArchAndVersion(entered.product().value(), arch, version)) {
            throw new Conflict("there is a release " + version + " for " + arch + " already");
        }
        epoch.advance();
        return written(actor, "created", new Release(entered, clock.instant()), null, null);
    }

    /**
     * Takes a release back: no machine is offered it any more, from the next answer on.
     *
     * @throws NotFound if there is no such release
     * @throws Conflict if it is withdrawn already
     */
    @Transactional
    public ReleaseInfo withdraw(UUID id, @Nullable String reason) {
        Actor actor = Actor.require(Permission.MANAGE_RELEASES);
        String why = Texts.required("reason", reason, 2000);
        Instant now = clock.instant();
        forbid(id, now);
        Release release = find(id);
        if (release.withdrawnAt != null) {
            throw new Conflict("release " + release.version + " is withdrawn already, by " + release.withdrawnBy + ": "
                    + release.withdrawnReason);
        }
        ReleaseInfo before = release.info();
        release.withdrawnAt = now;
        release.withdrawnBy = actor.name();
        release.withdrawnReason = why;
        return written(actor, "withdrawn", release, before, why);
    }

    /**
     * Holds a release: no machine is offered it while the hold stands. Held again, the new hold takes the place of the old.
     *
     * @param until when it ends by itself; {@code null} if a person has to end it
     * @throws NotFound if there is no such release
     * @throws InvalidInput if there is no reason, or {@code until} is over already
     */
    @Transactional
    public ReleaseInfo hold(UUID id, @Nullable String reason, @Nullable Instant until) {
        Actor actor = Actor.require(Permission.MANAGE_RELEASES);
        Instant now = clock.instant();
        Hold hold = Hold.place(actor.name(), reason, until, now);
        forbid(id, now);
        Release release = find(id);
        ReleaseInfo before = release.info();
        release.hold(hold);
        return written(actor, "held", release, before, hold.reason());
    }

    /**
     * Ends the hold of a release.
     *
     * @throws NotFound if there is no such release
     * @throws Conflict if it is not held
     */
    @Transactional
    public ReleaseInfo release(UUID id, @Nullable String reason) {
        Actor actor = Actor.require(Permission.MANAGE_RELEASES);
        String why = Texts.optional("reason", reason, 2000);
        epoch.advance();
        Release release = find(id);
        ReleaseInfo before = release.info();
        if (before.hold() == null) {
            throw new Conflict("release " + release.version + " is not held");
        }
        release.hold(null);
        return written(actor, "released", release, before, why);
    }

    /** Clears the holds that came to their end by {@code now}, and says so; decisions ask the end itself. */
    @Transactional
    public void endOver(Instant now) {
        List<Release> over = releases.findByHoldUntilLessThanEqual(now);
        if (!over.isEmpty()) {
            epoch.advance();
        }
        for (Release release : over) {
            ReleaseInfo before = release.info();
            release.hold(null);
            written(Actor.SYSTEM, "released", release, before, "its hold came to the end that was set");
        }
    }

    /**
     * Locks in the order of a check-in: what gives leave for the release, then the epoch. The release is read after that, so
     * that of two people at once the second sees what the first has done.
     */
    private void forbid(UUID id, Instant now) {
        UUID product = releases.productOf(id).orElseThrow(() -> new NotFound("release", id));
        events.publishEvent(new ReleaseForbidden(id, new ProductId(product), now));
        epoch.advance();
    }

    private ReleaseInfo written(
            Actor actor, String action, Release release, @Nullable ReleaseInfo before, @Nullable String reason) {
        ReleaseInfo after = releases.saveAndFlush(release).info();
        audit.record(actor, action, new AuditTrail.Subject("release", after.id()), before, after, reason);
        events.publishEvent(new Changed(Changed.Area.RELEASES));
        return after;
    }

    private void requireProduct(ProductId product) {
        try {
            products.get(product);
        } catch (NotFound unknown) {
            throw new InvalidInput("product", "there is no product " + product);
        }
    }

    private Release find(UUID id) {
        return releases.findById(id).orElseThrow(() -> new NotFound("release", id));
    }

    private static Instant instant(String key) {
        try {
            return Instant.parse(key);
        } catch (DateTimeException notOurs) {
            throw new InvalidInput("after", "after belongs to another list");
        }
    }

    private static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidInput("after", "after belongs to another list");
        }
    }
}
