package dev.fairway.release;

import dev.fairway.base.Arch;
import dev.fairway.base.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A channel as it stands.
 *
 * @param nightly whether another build of the same numbers counts as behind
 * @param release what it points at; {@code null} before the first promotion
 * @param floors releases that no machine on it may skip, in the order of their versions
 */
public record ChannelInfo(
        UUID id,
        ProductId product,
        String name,
        Arch arch,
        boolean nightly,
        @Nullable UUID release,
        List<Floor> floors,
        long revision) {

    /** A release that no machine on the channel may skip; who said so, when and why. */
    public record Floor(UUID release, String reason, String by, Instant at) {}

    /** One entry of its history: who pointed it where, when and why. */
    public record Step(
            Instant at,
            String who,
            @Nullable UUID from,
            @Nullable UUID to,
            String reason) {}
}
