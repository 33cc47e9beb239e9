package dev.fairway.enrolment;

import dev.fairway.base.ProductId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that machines show, without its secret.
 *
 * @param validUntil when it stops to be valid; {@code null} for no end
 * @param lastUsed when a check-in came with it last, to the minute; {@code null} for never
 */
public record EnrolmentKey(
        UUID id,
        ProductId product,
        String name,
        Instant createdAt,
        String createdBy,
        @Nullable Instant validUntil,
        @Nullable Instant lastUsed) {

    /** A key that was just made; {@code secret} is shown this once. */
    public record Fresh(EnrolmentKey key, String secret) {

        /** What stands behind {@code SERVER=} in {@code /etc/flatcar/update.conf} of its machines. */
        public String server(String publicUrl) {
            String base = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
            return base + "/v1/update/" + secret;
        }

        @Override
        public String toString() {
            return "a fresh key";
        }
    }

    /** Whether machines come in with it. */
    public boolean isValidAt(Instant now) {
        return validUntil == null || now.isBefore(validUntil);
    }
}
