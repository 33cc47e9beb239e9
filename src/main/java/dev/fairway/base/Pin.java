package dev.fairway.base;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's word that a machine or group aims at one release and at no other: who, why, since when, and until when.
 *
 * @param release the release that it aims at
 * @param until when it ends by itself; {@code null} if a person has to end it
 */
public record Pin(
        UUID release,
        String by,
        String reason,
        Instant since,
        @Nullable Instant until) {

    /**
     * A pin that somebody sets now.
     *
     * @throws InvalidInput if there is no reason, or if {@code until} is over already
     */
    public static Pin set(UUID release, String by, @Nullable String reason, @Nullable Instant until, Instant now) {
        Hold checked = Hold.place(by, reason, until, now);
        return new Pin(release, by, checked.reason(), now, until);
    }

    /** Whether it still holds: an end acts by itself, at its moment. */
    public boolean isInForceAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
