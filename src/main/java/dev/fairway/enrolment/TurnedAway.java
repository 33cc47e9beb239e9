package dev.fairway.enrolment;

import dev.fairway.base.ProductId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many check-ins this node turned away, and why: for metrics, and for people who wonder where their machines are. */
@Component
public class TurnedAway {

    /** After so long without another one it is over, and counted anew. */
    private static final Duration OVER_AFTER = Duration.ofHours(1);

    private final Map<Key, Lately> lately = new ConcurrentHashMap<>();
    private final Map<Refusal, Counter> counters = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Clock clock;

    TurnedAway(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    private record Key(ProductId product, Refusal why) {}

    /**
     * Check-ins that were turned away for one reason, with less than an hour between them, by this node.
     *
     * @param address where the last one came from
     */
    public record Lately(long checkIns, Instant first, Instant last, String address) {}

    /** A check-in was turned away; the product is one of ours. */
    public void note(ProductId product, Refusal why, String address) {
        counters.computeIfAbsent(why, this::counter).increment();
        Instant now = clock.instant();
        lately.compute(
                new Key(product, why),
                (key, before) -> before == null || isOver(before, now)
                        ? new Lately(1, now, now, address)
                        : new Lately(before.checkIns() + 1, before.first(), now, address));
    }

    private Counter counter(Refusal why) {
        return Counter.builder("fairway.enrolment.refused")
                .description("Check-ins of machines that may not come in, or not yet")
                .tag("why", why.code())
                .register(meters);
    }

    /** Those of a product within the last hour and what led up to them, by reason. */
    public Map<Refusal, Lately> of(ProductId product) {
        Instant now = clock.instant();
        Map<Refusal, Lately> found = new java.util.EnumMap<>(Refusal.class);
        lately.forEach((key, one) -> {
            if (key.product().equals(product) && !isOver(one, now)) {
                found.put(key.why(), one);
            }
        });
        return found;
    }

    private static boolean isOver(Lately one, Instant now) {
        return now.isAfter(one.last().plus(OVER_AFTER));
    }
}
