package dev.fairway.enrolment;

import dev.fairway.base.ProductId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the machines of one product come in, as it stands at one epoch: immutable, and asked of each check-in from memory.
 *
 * @param graceUntil until when machines that are known go on without a key; {@code null} for no grace
 * @param newPerAddress new machine ids from one address in ten minutes; 0 for no limit
 * @param newPerKey new machine ids with one key in ten minutes; 0 for no limit
 * @param keys those that are not revoked, by the hash of each
 */
public record EnrolmentRules(
        ProductId product,
        EnrolmentMode mode,
        @Nullable Instant graceUntil,
        int newPerAddress,
        int newPerKey,
        Map<String, Key> keys) {

    /** @param validUntil {@code null} for no end */
    public record Key(UUID id, @Nullable Instant validUntil) {

        boolean isValidAt(Instant now) {
            return validUntil == null || now.isBefore(validUntil);
        }
    }

    /** Who may pass. */
    public enum Door {
        /** Everybody, as far as the key goes. */
        OPEN,
        /** Only machines that are known. */
        KNOWN_ONLY,
        /** Nobody. */
        CLOSED
    }

    /**
     * What follows from the key that is shown, or from its absence.
     *
     * @param key the key that it was, whatever the mode; {@code null} if none that is valid was shown
     */
    public record Look(Door door, @Nullable UUID key) {

        private static final Look OPEN = new Look(Door.OPEN, null);
        private static final Look KNOWN_ONLY = new Look(Door.KNOWN_ONLY, null);
        private static final Look CLOSED = new Look(Door.CLOSED, null);
    }

    /** Looks at the key that somebody shows. Grace is for those that show none: a wrong one is no oversight. */
    public Look look(@Nullable ShownKey shown, Instant now) {
        Key key = shown == null ? null : keys.get(shown.hash());
        if (key != null && key.isValidAt(now)) {
            return new Look(Door.OPEN, key.id());
        }
        if (mode != EnrolmentMode.KEY) {
            return Look.OPEN;
        }
        boolean grace = shown == null && graceUntil != null && now.isBefore(graceUntil);
        return grace ? Look.KNOWN_ONLY : Look.CLOSED;
    }
}
