package dev.fairway.base;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's word that something gets nothing: who, why, since when, and until when.
 *
 * @param until when it ends by itself; {@code null} if a person has to end it
 */
public record Hold(
        String by, String reason, Instant since, @Nullable Instant until) {

    /**
     * A hold that somebody places now.
     *
     * @throws InvalidInput if there is no reason, or if {@code until} is over already
     */
    public static Hold place(String by, @Nullable String reason, @Nullable Instant until, Instant now) {
        String why = Texts.required("reason", reason, 2000);
        if (until != null && !until.isAfter(now)) {
            throw new InvalidInput("until", "until lies in the past; leave it out to hold without an end");
        }
        return new Hold(by, why, now, until);
    }

    /** Whether it still holds: an end acts by itself, at its moment. */
    public boolean isInForceAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
