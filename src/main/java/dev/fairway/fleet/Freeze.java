package dev.fairway.fleet;

import java.time.Instant;

/**
 * A time in which no machine of a group begins an update, whatever its windows say.
 *
 * @param from its first moment
 * @param to the moment at which it is over, after {@code from}
 * @param by who set it
 */
public record Freeze(Instant from, Instant to, String reason, String by) {

    /** Whether it holds at {@code now}. */
    public boolean isInForceAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(to);
    }
}
