package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.Texts;
import java.time.Instant;

/**
 * A time in which no machine of a group begins an update, whatever its windows say.
 *
 * @param from its first moment
 * @param to the moment at which it is over, after {@code from}
 * @param reason why; 1 to 2000 characters
 * @param by who set it
 */
public record Freeze(Instant from, Instant to, String reason, String by) {

    /** @throws InvalidInput naming {@code to} or {@code reason} */
    public Freeze {
        if (!to.isAfter(from)) {
            throw new InvalidInput("to", "a freeze ends after it begins");
        }
        reason = Texts.required("reason", reason, 2000);
    }

    /** Whether it holds at {@code now}. */
    public boolean isInForceAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(to);
    }
}
