package dev.fairway.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Machines of one group and one network that were heard last within the same hour: most likely not they are broken, but
 * something that they share. They check in about every 50 minutes, so what fell silent at once was heard within an hour.
 *
 * @param network what their addresses have in common, as people write it: {@code 10.44.0.0/16}
 * @param part the part of an address that a search finds them by: {@code 10.44.}
 * @param lastHeard when the last of them was heard
 */
public record SilentTogether(UUID group, String network, String part, int machines, Instant lastHeard) {

    /** Fewer than this may be chance. */
    static final int LEAST = 5;

    private static final Duration SPAN = Duration.ofHours(1);

    /** A machine that is silent. */
    public record Quiet(UUID group, String address, Instant lastSeen) {}

    private record Network(UUID group, String name, String part) {}

    /** Those that went together, the largest first; each machine in one of them at most. */
    static List<SilentTogether> of(List<Quiet> silent) {
        Map<Network, List<Instant>> byNetwork = silent.stream()
                .filter(quiet -> quiet.address().matches("\\d+\\.\\d+\\.\\d+\\.\\d+"))
                .collect(Collectors.groupingBy(
                        SilentTogether::network, Collectors.mapping(Quiet::lastSeen, Collectors.toList())));
        List<SilentTogether> found = new ArrayList<>();
        byNetwork.forEach((network, heard) -> {
            List<Instant> most = densest(heard.stream().sorted().toList());
            if (most.size() >= LEAST) {
                found.add(new SilentTogether(
                        network.group(), network.name(), network.part(), most.size(), most.getLast()));
            }
        });
        found.sort(Comparator.comparingInt(SilentTogether::machines)
                .reversed()
                .thenComparing(SilentTogether::network)
                .thenComparing(SilentTogether::group));
        return List.copyOf(found);
    }

    private static Network network(Quiet quiet) {
        String[] parts = quiet.address().split("\\.");
        String part = parts[0] + "." + parts[1] + ".";
        return new Network(quiet.group(), part + "0.0/16", part);
    }

    /** The hour with the most of them. */
    private static List<Instant> densest(List<Instant> heard) {
        int bestFrom = 0;
        int bestTo = 0;
        int from = 0;
        for (int to = 1; to <= heard.size(); to++) {
            while (heard.get(from).plus(SPAN).isBefore(heard.get(to - 1))) {
                from++;
            }
            if (to - from > bestTo - bestFrom) {
                bestFrom = from;
                bestTo = to;
            }
        }
        return heard.subList(bestFrom, bestTo);
    }
}
