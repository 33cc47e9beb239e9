package dev.fairway.fleet;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.base.Stale;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.release.ProductAdded;
import dev.fairway.release.ProductInfo;
import dev.fairway.release.Products;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Groups of machines that follow one channel under one plan. A change locks in the order in which a check-in does:
 * machines, then the epoch, then the group.
 */
@Service
public class Groups {

    private final GroupRepository groups;
    private final MachineStore machines;
    private final Products products;
    private final Channels channels;
    private final ConfigurationEpoch epoch;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Groups(
            GroupRepository groups,
            MachineStore machines,
            Products products,
            Channels channels,
            ConfigurationEpoch epoch,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.groups = groups;
        this.machines = machines;
        this.products = products;
        this.channels = channels;
        this.epoch = epoch;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** All groups, by product and name. */
    @Transactional(readOnly = true)
    public List<GroupInfo> all() {
        return groups.findAll().stream()
                .map(Group::info)
                .sorted(Comparator.comparing(
                                (GroupInfo group) -> group.product().toString())
                        .thenComparing(GroupInfo::name))
                .toList();
    }

    /** @throws NotFound if there is no such group */
    @Transactional(readOnly = true)
    public GroupInfo get(UUID id) {
        return find(id).info();
    }

    /**
     * Adds a group. Machines of its track come to it with their next check-in.
     *
     * @throws Conflict if the product has one of this name, or one that takes the same machines
     */
    @Transactional
    public GroupInfo add(ProductId product, GroupEdit edit) {
        Actor actor = Actor.require(Permission.MANAGE_GROUPS);
        if (products.all().stream().map(ProductInfo::id).noneMatch(product::equals)) {
            throw new InvalidInput("product", "there is no product " + product);
        }
        check(product, null, edit);
        if (groups.existsByProductIdAndName(product.value(), edit.name())) {
            throw new Conflict("there is a group " + edit.name() + " already");
        }
        epoch.advance();
        Group group = groups.saveAndFlush(new Group(product, edit, false, clock.instant()));
        changed(actor, "created", group.id, null, group.info());
        return group.info();
    }

    /**
     * Replaces what people edit of a group, at once for every later answer.
     *
     * @param ifRevision the revision that was read, or {@code null} to write whatever it is
     * @throws Conflict if the revision is stale, or the name or the track is taken
     */
    @Transactional
    public GroupInfo edit(UUID id, GroupEdit edit, @Nullable Long ifRevision) {
        Actor actor = Actor.require(Permission.MANAGE_GROUPS);
        Group group = find(id);
        GroupInfo before = group.info();
        if (ifRevision != null && ifRevision != before.revision()) {
            throw new Stale("group", ifRevision, before.revision());
        }
        if (group.unassigned && (edit.channel() != null || edit.track() != null || edit.updatesEnabled())) {
            throw new Conflict(
                    "the unassigned group follows no channel and names no track: make a group for its machines");
        }
        check(new ProductId(group.productId), id, edit);
        if (!edit.name().equals(before.name()) && groups.existsByProductIdAndName(group.productId, edit.name())) {
            throw new Conflict("there is a group " + edit.name() + " already");
        }
        epoch.advance();
        group.take(edit);
        groups.saveAndFlush(group);
        changed(actor, "edited", id, before, group.info());
        return group.info();
    }

    /**
     * Deletes a group. Its machines are unassigned until their next check-in finds them the group of their track.
     *
     * @throws Conflict for a product's unassigned group
     */
    @Transactional
    public void delete(UUID id) {
        Actor actor = Actor.require(Permission.MANAGE_GROUPS);
        Group group = find(id);
        if (group.unassigned) {
            throw new Conflict("the unassigned group cannot be deleted: machines without a group have to be somewhere");
        }
        Group unassigned = groups.findByProductId(group.productId).stream()
                .filter(other -> other.unassigned)
                .findFirst()
                .orElseThrow();
        machines.leaveGroup(id, unassigned.id);
        epoch.advance();
        groups.delete(group);
        groups.flush();
        changed(actor, "deleted", id, group.info(), null);
    }

    /** Every product has one group of the machines that no other group takes. */
    @EventListener
    void onProductAdded(ProductAdded added) {
        GroupEdit edit = new GroupEdit("unassigned", null, null, false, Plan.steady(), GroupEdit.DEFAULT_SILENT_AFTER);
        groups.saveAndFlush(new Group(added.product(), edit, true, clock.instant()));
    }

    private void check(ProductId product, @Nullable UUID self, GroupEdit edit) {
        ChannelInfo channel = edit.channel() == null ? null : channel(product, edit.channel());
        if (edit.track() == null) {
            return;
        }
        for (Group other : groups.findByProductId(product.value())) {
            if (!other.id.equals(self)
                    && edit.track().equals(other.track)
                    && Objects.equals(channel == null ? null : channel.arch(), archOf(other))) {
                throw new Conflict("the group " + other.name + " takes the track " + edit.track()
                        + (channel == null ? "" : " for " + channel.arch().label()) + " already");
            }
        }
    }

    private dev.fairway.base.@Nullable Arch archOf(Group group) {
        return group.channelId == null ? null : channels.get(group.channelId).arch();
    }

    private ChannelInfo channel(ProductId product, UUID id) {
        ChannelInfo channel;
        try {
            channel = channels.get(id);
        } catch (NotFound unknown) {
            throw new InvalidInput("channel", "there is no channel " + id);
        }
        if (!channel.product().equals(product)) {
            throw new InvalidInput("channel", "the channel " + channel.name() + " is of another product");
        }
        return channel;
    }

    private void changed(Actor actor, String action, UUID id, @Nullable GroupInfo before, @Nullable GroupInfo after) {
        audit.record(actor, action, new AuditTrail.Subject("group", id), before, after, null);
        events.publishEvent(new Changed(Changed.Area.GROUPS));
    }

    private Group find(UUID id) {
        return groups.findById(id).orElseThrow(() -> new NotFound("group", id));
    }
}
