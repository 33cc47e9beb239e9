package dev.fairway.api;

import dev.fairway.base.Hold;
import dev.fairway.fleet.HoldWish;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold as it is sent and answered.
 *
 * @param until when it ends by itself; ISO-8601, null if a person has to end it
 * @param by who placed it; answered only, and ignored when sent back
 * @param since likewise: since when
 */
record HoldForm(
        @Nullable String reason,
        @Nullable String until,
        @Nullable String by,
        @Nullable String since) {

    static @Nullable HoldWish wish(@Nullable HoldForm form) {
        return form == null ? null : new HoldWish(form.reason, Params.time("hold.until", form.until));
    }

    static @Nullable HoldForm of(@Nullable Hold hold) {
        return hold == null
                ? null
                : new HoldForm(
                        hold.reason(),
                        text(hold.until()),
                        hold.by(),
                        hold.since().toString());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
