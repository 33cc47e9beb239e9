package dev.fairway.fleet;

import dev.fairway.base.Arch;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what a person wants of a group goes together with everything else. */
@Component
class GroupChecks {

    private final GroupRepository groups;
    private final Channels channels;
    private final PinChecks pins;

    GroupChecks(GroupRepository groups, Channels channels, PinChecks pins) {
        this.groups = groups;
        this.channels = channels;
        this.pins = pins;
    }

    /**
     * @param before the group as it stands; {@code null} if it is new
     * @throws InvalidInput naming the field that does not fit
     * @throws Conflict if another group has its name or takes its machines, or if the unassigned group cannot have this
     */
    void require(ProductId product, @Nullable GroupInfo before, GroupEdit edit) {
        if (before != null && before.unassigned()) {
            requireUnassigned(edit);
        }
        ChannelInfo channel = edit.channel() == null ? null : channel(product, edit.channel());
        Arch arch = channel == null ? null : channel.arch();
        requireTrackToItself(product, before, edit, arch);
        pins.require(edit.pin(), before == null ? null : before.pin(), product, arch);
        boolean renamed = before == null || !edit.name().equals(before.name());
        if (renamed && groups.existsByProductIdAndName(product.value(), edit.name())) {
            throw new Conflict("there is a group " + edit.name() + " already");
        }
    }

    private static void requireUnassigned(GroupEdit edit) {
        if (edit.channel() != null || edit.track() != null || edit.updatesEnabled()) {
            throw new Conflict(
                    "the unassigned group follows no channel and names no track: make a group for its machines");
        }
        if (!edit.rules().isEmpty()) {
            throw new Conflict("the unassigned group has no rules: it takes the machines that no other group takes");
        }
    }

    private void requireTrackToItself(
            ProductId product, @Nullable GroupInfo before, GroupEdit edit, @Nullable Arch arch) {
        if (edit.track() == null) {
            return;
        }
        for (Group other : groups.findByProductId(product.value())) {
            boolean itself = before != null && other.id.equals(before.id());
            if (!itself && edit.track().equals(other.track) && Objects.equals(arch, archOf(other))) {
                throw new Conflict("the group " + other.name + " takes the track " + edit.track()
                        + (arch == null ? "" : " for " + arch.label()) + " already");
            }
        }
    }

    private @Nullable Arch archOf(Group group) {
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
}
