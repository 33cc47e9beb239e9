package dev.fairway.rollout.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a group, as they stand in its plan now.
 *
 * @param maxInFlight how many machines may be updating at once; {@code null} for any number
 * @param maxPerPeriod how many may begin in any {@code period}; {@code null} for any number
 * @param maxAttempts how often a machine tries one release by itself
 * @param retryWait how long it waits between attempts
 */
public record Limits(
        @Nullable Integer maxInFlight,
        @Nullable Integer maxPerPeriod,
        Duration period,
        int maxAttempts,
        Duration retryWait) {}
