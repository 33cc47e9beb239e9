package dev.fairway.fleet;

import dev.fairway.base.Hold;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * That something should be held: what a person says of a {@link Hold}; who and since when are added where it is placed.
 *
 * @param reason why; must be there
 * @param until when it ends by itself; {@code null} if a person has to end it
 */
public record HoldWish(@Nullable String reason, @Nullable Instant until) {

    /** @throws InvalidInput naming {@code hold.reason} if there is none */
    public HoldWish {
        reason = Texts.required("hold.reason", reason, 2000);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
    }

    /** The wish that leaves a hold as it is; {@code null} for no hold. */
    public static @Nullable HoldWish of(@Nullable Hold hold) {
        return hold == null ? null : new HoldWish(hold.reason(), hold.until());
    }

    /**
     * What follows from a wish: the hold that stands, if it says the same; else a new one, or none.
     *
     * @throws InvalidInput naming {@code hold.until} if a new hold would be over already
     */
    static @Nullable Hold placed(@Nullable HoldWish wish, @Nullable Hold standing, String by, Instant now) {
        if (wish == null || wish.equals(of(standing))) {
            return wish == null ? null : standing;
        }
        try {
            return Hold.place(by, wish.reason, wish.until, now);
        } catch (InvalidInput wrong) {
            throw wrong.within("hold");
        }
    }
}
