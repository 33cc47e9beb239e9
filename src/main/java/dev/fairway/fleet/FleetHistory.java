package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.ProductId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The fleet over time: which versions its machines ran, and how they were. */
@Service
public class FleetHistory {

    /** So many points a curve has at most, unless a step is asked for. */
    static final int POINTS = 300;

    /** So many points a curve has at most. */
    static final int MOST_POINTS = 2000;

    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7));

    private final HistoryStore store;
    private final HistoryKeeping keeping;
    private final Clock clock;

    FleetHistory(HistoryStore store, HistoryKeeping keeping, Clock clock) {
        this.store = store;
        this.keeping = keeping;
        this.clock = clock;
    }

    /** Writes the fleet down as it is now, besides what is written at each minute; nothing, if that is done already. */
    public void writeDown() {
        keeping.write(clock.instant());
    }

    /** What curves tell apart. */
    public enum By {
        VERSION,
        HEALTH
    }

    /**
     * Which curves are asked for; {@code null} does not filter.
     *
     * @param step the least time between two points, a minute or more; {@code null} to have it chosen by the span
     */
    public record Question(
            @Nullable ProductId product,
            @Nullable UUID group,
            Instant from,
            Instant until,
            By by,
            @Nullable Duration step) {

        /** @throws InvalidInput naming what cannot be taken */
        public Question {
            if (!from.isBefore(until)) {
                throw new InvalidInput("from", "from is not before until");
            }
            if (step != null && step.compareTo(STEPS.getFirst()) < 0) {
                throw new InvalidInput("step", "step is a minute or more");
            }
            if (step != null && Duration.between(from, until).dividedBy(step) > MOST_POINTS) {
                throw new InvalidInput("step", "that is more than " + MOST_POINTS + " points: ask for a longer step");
            }
        }

        private Duration chosenStep() {
            if (step != null) {
                return step;
            }
            Duration span = Duration.between(from, until);
            return STEPS.stream()
                    .filter(one -> span.dividedBy(one) <= POINTS)
                    .findFirst()
                    .orElseGet(() -> Duration.ofDays(span.dividedBy(POINTS).toDays() + 1));
        }
    }

    /**
     * One curve.
     *
     * @param name a version as machines send it, {@link Tallies#OTHER}, or the name of a health
     * @param machines how many at each of the moments
     */
    public record Series(String name, List<Integer> machines) {}

    /**
     * Curves over moments that were written down: where nobody was there to do so, none is made up.
     *
     * @param step the least time between two moments
     * @param series versions newest first, what has no name of its own last; or health, worst first
     */
    public record Curves(Duration step, List<Instant> moments, List<Series> series) {}

    /** The curves; none for a fleet that has always been empty. */
    @Transactional(readOnly = true)
    public Curves curves(Question question) {
        return curves(question, question.group() == null ? List.of() : List.of(question.group()));
    }

    /** The curves of these groups together; of none in particular, those of all. The group of the question is not looked at. */
    @Transactional(readOnly = true)
    public Curves curves(Question question, Collection<UUID> groups) {
        Duration step = question.chosenStep();
        List<Instant> moments = everyStep(store.moments(question.from(), question.until()), step);
        Map<String, Map<Instant, Integer>> byName = new HashMap<>();
        if (!moments.isEmpty()) {
            boolean byVersion = question.by() == By.VERSION;
            for (HistoryStore.Point point : store.points(byVersion, moments, question.product(), groups)) {
                byName.computeIfAbsent(point.name(), name -> new HashMap<>()).put(point.at(), point.machines());
            }
        }
        TreeMap<String, Map<Instant, Integer>> ordered = new TreeMap<>(order(question.by()));
        ordered.putAll(byName);
        List<Series> series = new ArrayList<>();
        ordered.forEach((name, machines) -> series.add(new Series(
                question.by() == By.VERSION
                        ? name
                        : Health.ofCode(Integer.parseInt(name)).label(),
                moments.stream().map(at -> machines.getOrDefault(at, 0)).toList())));
        return new Curves(step, moments, Collections.unmodifiableList(series));
    }

    private static Comparator<String> order(By by) {
        return by == By.HEALTH
                ? Comparator.comparingInt(Integer::parseInt)
                : Comparator.comparing((String name) -> name.equals(Tallies.OTHER))
                        .thenComparing(Tallies.NEWEST_FIRST);
    }

    /** Of each step the first moment. */
    private static List<Instant> everyStep(List<Instant> moments, Duration step) {
        List<Instant> chosen = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (Instant moment : moments) {
            long number = Math.floorDiv(moment.getEpochSecond(), step.toSeconds());
            if (number != last) {
                chosen.add(moment);
            }
            last = number;
        }
        return chosen;
    }
}
