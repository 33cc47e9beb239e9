package dev.fairway.rollout;

import dev.fairway.base.Arch;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import dev.fairway.release.ReleaseInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A known hole that is still open on some machines.
 *
 * @param advisory its id, as the releases that close it name it
 * @param others how many other advisories the same releases close
 * @param fix the release that most of these machines lack
 * @param fixedIn its version
 * @param since when that release was published
 * @param machines how many run something that is known to be too old
 */
public record Exposure(String advisory, int others, UUID fix, Version fixedIn, Instant since, int machines) {

    /** Machines that run a version; {@code arch} is {@code null} where it is not known. */
    record Running(ProductId product, @Nullable Arch arch, Version version, int machines) {}

    /**
     * The hole that is open on the most machines; of several the one that has been open for longest.
     *
     * <p>A release closes a hole for its own line of versions, which share the first number; for machines of a line without
     * such a release the newest one does. Whether what is newer than all of them is closed nobody has said, so it is not counted.
     */
    static Optional<Exposure> worst(Collection<ReleaseInfo> releases, List<Running> running, Instant now) {
        return byFixes(releases, now).stream()
                .flatMap(hole -> open(hole, running).stream())
                .min(Comparator.comparingInt(Exposure::machines)
                        .reversed()
                        .thenComparing(Exposure::since)
                        .thenComparing(Exposure::advisory));
    }

    /** Advisories that the same releases close are one hole. */
    private record Hole(List<ReleaseInfo> fixes, TreeSet<String> advisories) {}

    /** Releases are told apart by their ids: comparing all that they hold would take longer than all the rest. */
    private static Collection<Hole> byFixes(Collection<ReleaseInfo> releases, Instant now) {
        Map<String, List<ReleaseInfo>> fixes = new HashMap<>();
        releases.stream()
                .filter(release ->
                        release.withdrawn() == null && !release.publishedAt().isAfter(now))
                .sorted(Comparator.comparing(ReleaseInfo::version).thenComparing(ReleaseInfo::id))
                .forEach(release -> release.advisories()
                        .forEach(id -> fixes.computeIfAbsent(release.product() + " " + id, key -> new ArrayList<>())
                                .add(release)));
        Map<List<UUID>, Hole> holes = new HashMap<>();
        fixes.forEach((key, list) -> holes.computeIfAbsent(
                        list.stream().map(ReleaseInfo::id).toList(), same -> new Hole(list, new TreeSet<>()))
                .advisories()
                .add(key.substring(key.indexOf(' ') + 1)));
        return holes.values();
    }

    private static Optional<Exposure> open(Hole hole, List<Running> running) {
        Map<UUID, Integer> lacking = new HashMap<>();
        for (Running kind : running) {
            ReleaseInfo fix = fixFor(kind, hole.fixes());
            if (fix != null && kind.version().isOlderThan(fix.version())) {
                lacking.merge(fix.id(), kind.machines(), Integer::sum);
            }
        }
        int machines = lacking.values().stream().mapToInt(Integer::intValue).sum();
        return hole.fixes().stream()
                .filter(fix -> lacking.containsKey(fix.id()))
                .max(Comparator.comparing(fix -> lacking.getOrDefault(fix.id(), 0)))
                .map(most -> new Exposure(
                        hole.advisories().last(),
                        hole.advisories().size() - 1,
                        most.id(),
                        most.version(),
                        most.publishedAt(),
                        machines));
    }

    private static @Nullable ReleaseInfo fixFor(Running kind, List<ReleaseInfo> fixes) {
        ReleaseInfo newest = null;
        for (ReleaseInfo fix : fixes) {
            if (fix.product().equals(kind.product()) && (kind.arch() == null || kind.arch() == fix.arch())) {
                newest = fix;
                if (line(fix.version()).equals(line(kind.version()))) {
                    return fix;
                }
            }
        }
        return newest;
    }

    private static String line(Version version) {
        String text = version.toString();
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }
}
