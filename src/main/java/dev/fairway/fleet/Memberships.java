package dev.fairway.fleet;

import dev.fairway.base.Arch;
import dev.fairway.base.ProductId;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The membership of a product as the groups stand now, or as they would stand. */
@Component
class Memberships {

    private final GroupRepository groups;
    private final Channels channels;

    Memberships(GroupRepository groups, Channels channels) {
        this.groups = groups;
        this.channels = channels;
    }

    /** As it is. */
    Membership of(ProductId product) {
        return membership(groups(product));
    }

    /** As it would be without a group. */
    Membership without(GroupInfo gone) {
        return membership(groups(gone.product()).stream()
                .filter(group -> !group.id().equals(gone.id()))
                .toList());
    }

    /** As it would be with a group that is new, or changed. */
    Membership with(GroupInfo changed) {
        return membership(Stream.concat(
                        Stream.of(changed),
                        groups(changed.product()).stream()
                                .filter(group -> !group.id().equals(changed.id())))
                .toList());
    }

    private List<GroupInfo> groups(ProductId product) {
        return groups.findByProductId(product.value()).stream().map(Group::info).toList();
    }

    private Membership membership(List<GroupInfo> ofProduct) {
        Map<UUID, Arch> arches = channels.all().stream().collect(Collectors.toMap(ChannelInfo::id, ChannelInfo::arch));
        return new Membership(ofProduct, arches);
    }
}
