package dev.fairway.api;

import dev.fairway.base.Pin;
import dev.fairway.fleet.PinWish;
import org.jspecify.annotations.Nullable;

/**
 * A pin as it is sent and answered.
 *
 * @param release the id of the release that is aimed at
 * @param until when it ends by itself; ISO-8601, null if a person has to end it
 * @param by who set it; answered only, and ignored when sent back
 * @param since likewise: since when
 */
record PinForm(
        @Nullable String release,
        @Nullable String reason,
        @Nullable String until,
        @Nullable String by,
        @Nullable String since) {

    static @Nullable PinWish wish(@Nullable PinForm form) {
        return form == null
                ? null
                : new PinWish(
                        Params.id("pin.release", form.release), form.reason, Params.time("pin.until", form.until));
    }

    static @Nullable PinForm of(@Nullable Pin pin) {
        return pin == null
                ? null
                : new PinForm(
                        pin.release().toString(),
                        pin.reason(),
                        pin.until() == null ? null : pin.until().toString(),
                        pin.by(),
                        pin.since().toString());
    }
}
