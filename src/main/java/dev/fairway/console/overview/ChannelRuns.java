package dev.fairway.console.overview;

import dev.fairway.base.Version;
import dev.fairway.fleet.Tallies;
import dev.fairway.release.ChannelInfo;
import dev.fairway.rollout.FleetOverview.Now;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the machines of a channel run.
 *
 * @param release what the channel points at; {@code null} if at nothing
 * @param pieces from the newest to the oldest
 * @param shown the versions with the most machines, also from the newest to the oldest
 */
record ChannelRuns(
        UUID id,
        String name,
        String arch,
        @Nullable String release,
        int machines,
        List<Piece> pieces,
        List<Piece> shown) {

    private static final int SHOWN = 3;

    /** Machines that run one version, and where that stands to what the channel points at. */
    record Piece(String version, int machines, Standing standing) {}

    /** Where a version stands. */
    enum Standing {
        RELEASE,
        ONE_BEHIND,
        OLDER,
        OTHER
    }

    static ChannelRuns of(ChannelInfo channel, Now now) {
        Map<String, Integer> versions = now.versionsOn(channel.id());
        String release = now.runs().values().stream()
                .filter(run -> channel.id().equals(run.group().channel()))
                .map(run -> run.channelRelease())
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        List<Piece> pieces = pieces(versions, release);
        List<Piece> most = pieces.stream()
                .sorted(Comparator.comparingInt(Piece::machines).reversed())
                .limit(SHOWN)
                .toList();
        return new ChannelRuns(
                channel.id(),
                channel.name(),
                channel.arch().label(),
                release,
                versions.values().stream().mapToInt(Integer::intValue).sum(),
                pieces,
                pieces.stream().filter(most::contains).toList());
    }

    static List<Piece> pieces(Map<String, Integer> versions, @Nullable String release) {
        Version pointed = release == null ? null : Version.parse(release).orElse(null);
        List<String> newestFirst = versions.keySet().stream()
                .sorted(Comparator.comparing((String version) -> version.equals(Tallies.OTHER))
                        .thenComparing(Comparator.comparing(Version::sortKeyOf).reversed())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<Piece> pieces = new ArrayList<>();
        boolean oneBehind = false;
        for (String version : newestFirst) {
            Version read = Version.parse(version).orElse(null);
            Standing standing = Standing.OTHER;
            if (pointed != null && read != null && !pointed.isOlderThan(read)) {
                standing = read.compareTo(pointed) == 0
                        ? Standing.RELEASE
                        : oneBehind ? Standing.OLDER : Standing.ONE_BEHIND;
                oneBehind |= standing == Standing.ONE_BEHIND;
            }
            pieces.add(new Piece(version, versions.getOrDefault(version, 0), standing));
        }
        return pieces;
    }
}
