package dev.fairway.rollout.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pin with the release that it names: who set it, why, since when and until when. */
public record PinFacts(
        ReleaseFacts release,
        String by,
        String reason,
        Instant since,
        @Nullable Instant until) {

    /** Whether it still holds: an end acts by itself, at its moment. */
    public boolean isInForceAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
