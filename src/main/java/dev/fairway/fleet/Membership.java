package dev.fairway.fleet;

import dev.fairway.base.Arch;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which group a machine is in: the one that a person put it into, else the one whose track it names for its arch, else
 * its product's unassigned group. What a machine says of itself never moves it out of an assignment by hand.
 */
public final class Membership {

    private final List<GroupInfo> byTrack;
    private final Map<UUID, Arch> archOfChannel;
    private final GroupInfo unassigned;
    private final List<GroupInfo> all;

    /**
     * @param groups all groups of one product, its unassigned group among them
     * @param archOfChannel the arch of each channel of the product
     */
    public Membership(List<GroupInfo> groups, Map<UUID, Arch> archOfChannel) {
        this.all = List.copyOf(groups);
        this.archOfChannel = Map.copyOf(archOfChannel);
        // A group that follows a channel is for one arch; one without a channel takes what is left over.
        this.byTrack = groups.stream()
                .filter(group -> group.track() != null)
                .sorted(Comparator.comparing((GroupInfo group) -> group.channel() == null)
                        .thenComparing(GroupInfo::id))
                .toList();
        this.unassigned = groups.stream()
                .filter(GroupInfo::unassigned)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a product without its unassigned group"));
    }

    /** The group of a machine. */
    public GroupInfo groupOf(@Nullable UUID assigned, String track, Arch arch) {
        if (assigned != null) {
            for (GroupInfo group : all) {
                if (group.id().equals(assigned)) {
                    return group;
                }
            }
        }
        for (GroupInfo group : byTrack) {
            if (track.equals(group.track()) && takes(group, arch)) {
                return group;
            }
        }
        return unassigned;
    }

    private boolean takes(GroupInfo group, Arch arch) {
        return group.channel() == null || archOfChannel.get(group.channel()) == arch;
    }
}
