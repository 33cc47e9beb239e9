package dev.fairway.console.overview;

import dev.fairway.base.Version;
import dev.fairway.console.Messages;
import dev.fairway.console.chart.ChartData;
import dev.fairway.console.chart.ChartData.Band;
import dev.fairway.console.chart.Tone;
import dev.fairway.fleet.FleetHistory;
import dev.fairway.fleet.Tallies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How machines moved from version to version: the versions that matter as bands, what else there is as one more.
 *
 * <p>The target of the most machines is always a band of its own, and the accent; those below it pale with their age. The
 * past is as it was written down, and ends with what the tallies say now.
 */
final class Adoption {

    /** So many bands are told apart by eye; if there are more versions, the last band is all the rest. */
    static final int BANDS = 5;

    private static final List<Tone> OLDER = List.of(Tone.V1, Tone.V2);

    /**
     * What it is drawn from.
     *
     * @param past what was written down
     * @param now what machines run now, by version
     * @param target the version that most of them aim at; {@code null} if they aim at none
     */
    record Facts(
            FleetHistory.Curves past,
            Map<String, Integer> now,
            @Nullable String target) {}

    private final Facts facts;
    private final List<Instant> moments = new ArrayList<>();
    private final Map<String, List<Integer>> counts = new LinkedHashMap<>();

    private Adoption(Facts facts, Instant until) {
        this.facts = facts;
        facts.past().moments().stream().filter(at -> at.isBefore(until)).forEach(moments::add);
        int known = moments.size();
        facts.past()
                .series()
                .forEach(series -> counts.put(
                        series.name(), new ArrayList<>(series.machines().subList(0, known))));
        facts.now()
                .keySet()
                .forEach(version -> counts.computeIfAbsent(
                        version, any -> new ArrayList<>(java.util.Collections.nCopies(known, 0))));
        if (facts.target() != null) {
            counts.computeIfAbsent(facts.target(), any -> new ArrayList<>(java.util.Collections.nCopies(known, 0)));
        }
        moments.add(until);
        counts.forEach((version, machines) -> machines.add(facts.now().getOrDefault(version, 0)));
    }

    /** The chart of it, from one moment until another, which is now. */
    static ChartData of(Facts facts, Instant from, Instant until, List<ChartData.Marker> markers, String summary) {
        Adoption adoption = new Adoption(facts, until);
        boolean known = !facts.now().isEmpty();
        return new ChartData(
                ChartData.Kind.AREA,
                ChartData.Unit.COUNT,
                ChartData.Labels.EDGE,
                summary,
                from,
                until,
                known ? adoption.moments : List.of(),
                known ? adoption.bands() : List.of(),
                markers,
                List.of());
    }

    private List<Band> bands() {
        List<String> named = named();
        List<Band> bands = new ArrayList<>();
        named.forEach(version -> bands.add(new Band(version, tone(version, named), values(Set.of(version)))));
        Set<String> others = new HashSet<>(counts.keySet());
        named.forEach(others::remove);
        others.removeIf(version -> peak(version) == 0);
        if (!others.isEmpty()) {
            bands.add(new Band(Messages.of("overview.adoption.others", others.size()), Tone.V4, values(others)));
        }
        return bands;
    }

    /** The versions with a band of their own, newest first: at the bottom of the stack. */
    private List<String> named() {
        List<String> byWeight = counts.keySet().stream()
                .filter(version -> !version.equals(Tallies.OTHER))
                .filter(version -> peak(version) > 0 || version.equals(facts.target()))
                .sorted(Comparator.comparing((String version) -> !version.equals(facts.target()))
                        .thenComparing(Comparator.comparing((String version) -> latest(version))
                                .reversed())
                        .thenComparing(Comparator.comparing((String version) -> peak(version))
                                .reversed())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        boolean all = byWeight.size() <= BANDS && peak(Tallies.OTHER) == 0;
        return byWeight.stream()
                .limit(all ? BANDS : BANDS - 1)
                .sorted(Comparator.comparing(Version::sortKeyOf).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private Tone tone(String version, List<String> named) {
        int target = facts.target() == null ? 0 : Math.max(0, named.indexOf(facts.target()));
        int behind = named.indexOf(version) - target;
        if (behind == 0) {
            return Tone.V0;
        }
        return behind > 0 && behind <= OLDER.size() ? OLDER.get(behind - 1) : Tone.V3;
    }

    private int latest(String version) {
        return counts.getOrDefault(version, List.of(0)).getLast();
    }

    private int peak(String version) {
        return stream(version).mapToInt(Integer::intValue).max().orElse(0);
    }

    private Stream<Integer> stream(String version) {
        return counts.getOrDefault(version, List.of()).stream();
    }

    private List<Double> values(Collection<String> versions) {
        double[] sums = new double[moments.size()];
        for (String version : versions) {
            List<Integer> machines = counts.getOrDefault(version, List.of());
            for (int i = 0; i < machines.size(); i++) {
                sums[i] += machines.get(i);
            }
        }
        return java.util.Arrays.stream(sums).boxed().toList();
    }
}
