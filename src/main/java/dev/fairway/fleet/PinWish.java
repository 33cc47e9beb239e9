package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.Pin;
import dev.fairway.base.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That something should aim at one release: what a person says of a {@link Pin}; who and since when are added where it is
 * set.
 *
 * @param reason why; must be there
 * @param until when it ends by itself; {@code null} if a person has to end it
 */
public record PinWish(
        UUID release, @Nullable String reason, @Nullable Instant until) {

    /** @throws InvalidInput naming {@code pin.reason} if there is none */
    public PinWish {
        reason = Texts.required("pin.reason", reason, 2000);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
    }

    /** The wish that leaves a pin as it is; {@code null} for no pin. */
    public static @Nullable PinWish of(@Nullable Pin pin) {
        return pin == null ? null : new PinWish(pin.release(), pin.reason(), pin.until());
    }

    /**
     * What follows from a wish: the pin that stands, if it says the same; else a new one, or none.
     *
     * @throws InvalidInput naming {@code pin.until} if a new pin would be over already
     */
    static @Nullable Pin set(@Nullable PinWish wish, @Nullable Pin standing, String by, Instant now) {
        if (wish == null || wish.equals(of(standing))) {
            return wish == null ? null : standing;
        }
        try {
            return Pin.set(wish.release, by, wish.reason, wish.until, now);
        } catch (InvalidInput wrong) {
            throw wrong.within("pin");
        }
    }
}
