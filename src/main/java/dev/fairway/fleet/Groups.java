package dev.fairway.fleet;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.base.ReadOnce;
import dev.fairway.base.Stale;
import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.release.Kept;
import dev.fairway.release.ProductAdded;
import dev.fairway.release.ProductInfo;
import dev.fairway.release.Products;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Groups of machines that follow one channel under one plan. A change locks in the order in which a check-in does:
 * machines, then the group's gate, then the epoch, then the group.
 */
@Service
public class Groups {

    private final GroupRepository groups;
    private final GroupChecks checks;
    private final GroupGates gates;
    private final GroupFarewell farewell;
    private final MembershipPreviews previews;
    private final Products products;
    private final ConfigurationEpoch epoch;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Kept<List<GroupInfo>> kept;

    Groups(
            GroupRepository groups,
            GroupChecks checks,
            GroupGates gates,
            GroupFarewell farewell,
            MembershipPreviews previews,
            Products products,
            ConfigurationEpoch epoch,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.groups = groups;
        this.checks = checks;
        this.gates = gates;
        this.farewell = farewell;
        this.previews = previews;
        this.products = products;
        this.epoch = epoch;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.kept = new Kept<>(epoch);
    }

    /** All groups, by product and name. */
    @Transactional(readOnly = true)
    public List<GroupInfo> all() {
        return kept.get(() -> groups.findAll().stream()
                .map(Group::info)
                .sorted(Comparator.comparing(
                                (GroupInfo group) -> group.product().toString())
                        .thenComparing(GroupInfo::name))
                .toList());
    }

    /** @throws NotFound if there is no such group */
    @Transactional(readOnly = true)
    public GroupInfo get(UUID id) {
        Optional<GroupInfo> known = ReadOnce.isShared()
                ? all().stream().filter(one -> one.id().equals(id)).findFirst()
                : Optional.empty();
        return known.orElseGet(() -> find(id).info());
    }

    /**
     * Which machines would be in another group, if a group took machines by these rules and this track.
     *
     * @param group the group that would change; {@code null} for a new one
     * @param channel the channel that it would follow, on which hangs the arch of its track
     * @throws InvalidInput naming {@code product} if there is none, or {@code group} if it is of another
     */
    @Transactional(readOnly = true)
    public MembershipPreview preview(
            ProductId product,
            @Nullable UUID group,
            List<MembershipRule> rules,
            @Nullable String track,
            @Nullable UUID channel) {
        Actor.require(Permission.MANAGE_GROUPS);
        requireProduct(product);
        GroupInfo standing = group == null ? null : get(group);
        if (standing != null && !standing.product().equals(product)) {
            throw new InvalidInput("group", "the group " + standing.name() + " is of another product");
        }
        GroupEdit before = standing == null ? GroupEdit.named("new") : GroupEdit.of(standing);
        GroupEdit planned = new GroupEdit(
                before.name(),
                track,
                channel,
                before.updatesEnabled(),
                before.plan(),
                before.silentAfter(),
                before.times(),
                rules,
                null,
                null);
        Group draft = new Group(
                product, planned, standing != null && standing.unassigned(), Actor.SYSTEM.name(), clock.instant());
        if (standing != null) {
            draft.id = standing.id();
        }
        return previews.of(draft.info(), standing == null);
    }

    /**
     * Adds a group. Machines that it takes come to it soon after, or with their next check-in.
     *
     * @throws Conflict if the product has one of this name, or one that takes the same machines
     */
    @Transactional
    public GroupInfo add(ProductId product, GroupEdit edit) {
        Actor actor = Actor.require(Permission.MANAGE_GROUPS);
        requireProduct(product);
        epoch.advance();
        checks.require(product, null, edit);
        return added(actor, new Group(product, edit, false, actor.name(), clock.instant()));
    }

    /**
     * Replaces what people edit of a group, at once for every later answer. Who may only steer rollouts may change the hold
     * and nothing else.
     *
     * @param ifRevision the revision that was read, or {@code null} to write whatever it is
     * @throws Conflict if the revision is stale, or the name or the track is taken
     */
    @Transactional
    public GroupInfo edit(UUID id, GroupEdit edit, @Nullable Long ifRevision) {
        Actor actor = Actor.require(Permission.STEER_ROLLOUTS);
        lock(id);
        Group group = find(id);
        GroupInfo before = group.info();
        actor.mustHave(Permission.STEER_ROLLOUTS, before.ref());
        if (!edit.touchesOnlyTheHoldOf(before)) {
            Actor.require(Permission.MANAGE_GROUPS);
        }
        if (ifRevision != null && ifRevision != before.revision()) {
            throw new Stale("group", ifRevision, before.revision());
        }
        checks.require(before.product(), before, edit);
        return written(actor, "edited", group, edit, null);
    }

    /**
     * Holds a group, or lets it go: its machines get nothing while the hold stands.
     *
     * @param wish {@code null} to lift the hold
     * @throws NotFound if there is no such group
     */
    @Transactional
    public GroupInfo hold(UUID id, @Nullable HoldWish wish) {
        Actor actor = Actor.require(Permission.STEER_ROLLOUTS);
        lock(id);
        Group group = find(id);
        actor.mustHave(Permission.STEER_ROLLOUTS, group.info().ref());
        GroupEdit edit = GroupEdit.of(group.info()).with(wish);
        return written(actor, wish == null ? "released" : "held", group, edit, wish == null ? null : wish.reason());
    }

    /** Groups with a hold or a pin that came to its end by {@code now}. */
    @Transactional(readOnly = true)
    List<UUID> over(Instant now) {
        return groups.findByHoldUntilLessThanEqualOrPinUntilLessThanEqual(now, now).stream()
                .map(group -> group.id)
                .toList();
    }

    /** Takes the hold and the pin from a group that came to their end. */
    @Transactional
    void endOver(UUID id, Instant now) {
        lock(id);
        groups.findById(id).ifPresent(group -> {
            GroupInfo info = group.info();
            GroupEdit edit = GroupEdit.of(info);
            if (info.hold() != null && !info.hold().isInForceAt(now)) {
                edit = edit.with((HoldWish) null);
            }
            if (info.pin() != null && !info.pin().isInForceAt(now)) {
                edit = edit.with((PinWish) null);
            }
            if (!edit.equals(GroupEdit.of(info))) {
                written(Actor.SYSTEM, "released", group, edit, ExpirySweep.WHY);
            }
        });
    }

    /**
     * Deletes a group. Its machines go at once to the group that takes them next.
     *
     * @throws Conflict for a product's unassigned group
     */
    @Transactional
    public void delete(UUID id) {
        Actor actor = Actor.require(Permission.MANAGE_GROUPS);
        GroupInfo before = get(id);
        if (before.unassigned()) {
            throw new Conflict("the unassigned group cannot be deleted: machines without a group have to be somewhere");
        }
        farewell.sendMachinesOn(before);
        epoch.advance();
        groups.deleteById(id);
        groups.flush();
        changed(actor, "deleted", before, null, null);
        gates.remove(id);
    }

    /** Every product has one group of the machines that no other group takes. */
    @EventListener
    void onProductAdded(ProductAdded product) {
        GroupEdit plain = GroupEdit.named("unassigned");
        GroupEdit edit = new GroupEdit(
                plain.name(),
                null,
                null,
                false,
                plain.plan(),
                plain.silentAfter(),
                plain.times(),
                plain.rules(),
                null,
                null);
        Instant now = clock.instant();
        epoch.advance();
        added(Actor.current(), new Group(product.product(), edit, true, Actor.SYSTEM.name(), now));
    }

    /**
     * Moves the epoch before anything is read that the change is checked against: a channel that is promoted at the same
     * moment, or another group that takes the same track, is seen as it is once that is committed.
     */
    private void lock(UUID id) {
        gates.lock(List.of(id));
        epoch.advance();
    }

    private GroupInfo added(Actor actor, Group group) {
        gates.add(group.id, clock.instant());
        GroupInfo info = groups.saveAndFlush(group).info();
        changed(actor, "created", null, info, null);
        return info;
    }

    private GroupInfo written(Actor actor, String action, Group group, GroupEdit edit, @Nullable String reason) {
        GroupInfo before = group.info();
        group.take(edit, actor.name(), clock.instant());
        GroupInfo after = groups.saveAndFlush(group).info();
        changed(actor, action, before, after, reason);
        return after;
    }

    private void changed(
            Actor actor,
            String action,
            @Nullable GroupInfo before,
            @Nullable GroupInfo after,
            @Nullable String reason) {
        UUID id = after != null ? after.id() : Objects.requireNonNull(before).id();
        events.publishEvent(new GroupChanged(before, after));
        audit.record(actor, action, new AuditTrail.Subject("group", id), before, after, reason);
        events.publishEvent(new Changed(Changed.Area.GROUPS));
    }

    private void requireProduct(ProductId product) {
        if (products.all().stream().map(ProductInfo::id).noneMatch(product::equals)) {
            throw new InvalidInput("product", "there is no product " + product);
        }
    }

    private Group find(UUID id) {
        return groups.findById(id).orElseThrow(() -> new NotFound("group", id));
    }
}
