package dev.fairway.rollout.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision with the verdict of every rule.
 *
 * @param nextChange when the decision may change by itself; {@code null} if it waits for nothing but people or machines
 */
public record Explanation(Decision decision, @Nullable Instant nextChange, List<Judged> rules) {

    /**
     * What one rule said.
     *
     * @param rule its stable name
     * @param title its name for people
     * @param decides whether it is the one that decided
     */
    public record Judged(String rule, String title, Verdict verdict, boolean decides) {}
}
