package dev.fairway.console.channels;

import dev.fairway.base.ProductId;
import dev.fairway.console.Messages;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.ProductInfo;
import dev.fairway.release.Products;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import dev.fairway.rollout.FleetSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that the screen shows, read in a handful of queries however many channels there are. */
record ChannelBoard(
        List<ChannelInfo> channels,
        Map<UUID, ReleaseInfo> releases,
        Map<UUID, ChannelInfo.Step> since,
        List<GroupInfo> groups,
        Map<UUID, FleetSummary.GroupCount> counts,
        Map<ProductId, String> productNames) {

    static ChannelBoard of(
            Channels channels, Releases releases, Groups groups, Products products, FleetSummary summary) {
        return new ChannelBoard(
                channels.all(),
                releases.all().stream().collect(Collectors.toMap(ReleaseInfo::id, Function.identity())),
                channels.newestSteps(),
                groups.all(),
                summary.figures().byGroup().stream()
                        .collect(Collectors.toMap(FleetSummary.GroupCount::group, Function.identity())),
                products.all().stream().collect(Collectors.toMap(ProductInfo::id, ProductInfo::name)));
    }

    /** The products that have channels, in order. */
    List<ProductId> products() {
        return channels.stream().map(ChannelInfo::product).distinct().toList();
    }

    @Nullable
    ReleaseInfo release(@Nullable UUID id) {
        return id == null ? null : releases.get(id);
    }

    /** The version of a release, or a word for none. */
    String version(@Nullable UUID id) {
        ReleaseInfo release = release(id);
        return release == null
                ? Messages.of("channels.nothing")
                : release.version().toString();
    }

    /** The groups that follow a channel. */
    List<GroupInfo> following(ChannelInfo channel) {
        return groups.stream()
                .filter(group -> channel.id().equals(group.channel()))
                .toList();
    }

    int machines(ChannelInfo channel) {
        return following(channel).stream()
                .mapToInt(group -> count(group).machines())
                .sum();
    }

    int onTarget(ChannelInfo channel) {
        return following(channel).stream()
                .mapToInt(group -> count(group).onTarget())
                .sum();
    }

    FleetSummary.GroupCount count(GroupInfo group) {
        return counts.getOrDefault(group.id(), new FleetSummary.GroupCount(group.id(), group.name(), 0, 0));
    }

    /** What a channel could be pointed at, newest version first; pointing it where it points already begins anew. */
    List<ReleaseInfo> candidates(ChannelInfo channel) {
        return releases.values().stream()
                .filter(release -> release.product().equals(channel.product()) && release.arch() == channel.arch())
                .filter(release -> release.withdrawn() == null)
                .sorted(Comparator.comparing(ReleaseInfo::version)
                        .thenComparing(ReleaseInfo::publishedAt)
                        .reversed())
                .toList();
    }
}
