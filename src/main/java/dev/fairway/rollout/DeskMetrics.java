package dev.fairway.rollout;

import dev.fairway.rollout.policy.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What the desk tells of itself: batches, decisions by code, grants, and whom it had to refuse. */
@Component
class DeskMetrics {

    private final MeterRegistry meters;
    private final Timer batchTime;
    private final DistributionSummary batchSize;
    private final Counter offers;
    private final Counter acknowledged;
    private final Counter moved;
    private final Counter grants;
    private final Map<String, Counter> decisions = new ConcurrentHashMap<>();

    DeskMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.batchTime = Timer.builder("fairway.desk.batch")
                .description("Time from taking a batch of check-ins to its last answer")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
        this.batchSize = DistributionSummary.builder("fairway.desk.batch.size")
                .description("Check-ins in a batch")
                .baseUnit("check-ins")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
                .register(meters);
        this.offers = decision("offer");
        this.acknowledged = decision("acknowledged");
        this.moved = Counter.builder("fairway.desk.picture.moved")
                .description("Rounds that were heard again because the configuration had moved")
                .register(meters);
        this.grants = Counter.builder("fairway.desk.grants")
                .description("Grants that were given")
                .register(meters);
    }

    private Counter decision(String code) {
        return Counter.builder("fairway.desk.decisions")
                .description("Answers to check-ins, by the code of the decision")
                .tag("code", code)
                .register(meters);
    }

    void batch(int size, Runnable work) {
        batchSize.record(size);
        batchTime.record(work);
    }

    /** An answer has left. */
    void answered(Answer answer) {
        switch (answer) {
            case Answer.Offer ignored -> offers.increment();
            case Answer.NothingNow(Reason reason) ->
                decisions.computeIfAbsent(reason.code(), this::decision).increment();
            case Answer.Acknowledged ignored -> acknowledged.increment();
            case Answer.NotEnrolled ignored -> {
                // counted at the door
            }
            case Answer.UnknownProduct ignored -> {
                // not for us
            }
            case Answer.Mirrored ignored -> {
                // another server
            }
        }
    }

    /** So many grants were given, and kept. */
    void granted(int number) {
        grants.increment(number);
    }

    void pictureMoved() {
        moved.increment();
    }

    /** Somebody was refused; returns why. */
    DeskClosed refused(DeskClosed closed) {
        Counter.builder("fairway.desk.refused")
                .description("Check-ins that were refused with 503")
                .tag("why", closed.why().name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
        return closed;
    }

    MeterRegistry meters() {
        return meters;
    }
}
