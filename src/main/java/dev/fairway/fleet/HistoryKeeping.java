package dev.fairway.fleet;

import dev.fairway.base.ProductId;
import dev.fairway.fleet.HistoryStore.Key;
import dev.fairway.fleet.HistoryStore.Span;
import dev.fairway.fleet.Tallies.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the fleet down each minute, and thins what is old: every minute is kept for a day, the first of each hour for a
 * month, the first of each day (UTC) for ever. What was never written down stays missing.
 */
@Component
class HistoryKeeping {

    /** So long every minute is kept. */
    static final Duration MINUTES_FOR = Duration.ofDays(1);

    /** So long the first moment of each hour is kept. */
    static final Duration HOURS_FOR = Duration.ofDays(31);

    /** So many versions of a product are told apart, those that most machines run. */
    static final int MOST_VERSIONS = 50;

    private static final int BATCH = 20;
    private static final int MOST_BATCHES = 50;

    private final Tallies tallies;
    private final HistoryStore store;
    private final TransactionTemplate transaction;

    HistoryKeeping(Tallies tallies, HistoryStore store, PlatformTransactionManager transactions) {
        this.tallies = tallies;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Writes down the fleet at the minute of {@code now}, unless that is done. */
    void write(Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        transaction.executeWithoutResult(status -> {
            if (!store.knows(minute)) {
                store.write(minute, told(tallies.all()));
            }
        });
    }

    private static Map<Key, Integer> told(List<Tally> tallies) {
        Set<Map.Entry<ProductId, String>> named = named(tallies);
        Map<Key, Integer> machines = new HashMap<>();
        for (Tally tally : tallies) {
            boolean isNamed = named.contains(Map.entry(tally.product(), tally.version()));
            String version = isNamed ? tally.version() : Tallies.OTHER;
            machines.merge(
                    new Key(tally.product(), tally.group(), version, tally.health()), tally.machines(), Integer::sum);
        }
        return machines;
    }

    private static Set<Map.Entry<ProductId, String>> named(List<Tally> tallies) {
        Map<ProductId, Map<String, Integer>> byProduct = tallies.stream()
                .collect(Collectors.groupingBy(
                        Tally::product, Collectors.groupingBy(Tally::version, Collectors.summingInt(Tally::machines))));
        Set<Map.Entry<ProductId, String>> named = new HashSet<>();
        byProduct.forEach((product, versions) -> versions.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VERSIONS)
                .forEach(version -> named.add(Map.entry(product, version.getKey()))));
        return named;
    }

    /** Thins what has come of age by {@code now}: all of it, unless that is more than a minute should be busy with. */
    void thin(Instant now) {
        thin(Span.MINUTE, Span.HOUR, ChronoUnit.HOURS, now.minus(MINUTES_FOR));
        thin(Span.HOUR, Span.DAY, ChronoUnit.DAYS, now.minus(HOURS_FOR));
    }

    private void thin(Span span, Span longer, ChronoUnit unit, Instant before) {
        List<Instant> aged;
        int batches = 0;
        do {
            aged = transaction.execute(status -> {
                List<Instant> batch = store.moments(span, before, BATCH);
                batch.forEach(moment -> keepFirst(moment, longer, unit));
                return batch;
            });
        } while (aged != null && aged.size() == BATCH && ++batches < MOST_BATCHES);
    }

    /** They come oldest first, so the first of an hour or a day stays, and those after it find it there. */
    private void keepFirst(Instant moment, Span longer, ChronoUnit unit) {
        if (store.keeps(longer, moment.truncatedTo(unit), moment)) {
            store.forget(moment);
        } else {
            store.promote(moment, longer);
        }
    }
}
