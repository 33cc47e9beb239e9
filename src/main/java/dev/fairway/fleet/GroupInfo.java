package dev.fairway.fleet;

import dev.fairway.base.ProductId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group as it stands.
 *
 * @param track the track whose machines it takes by itself; {@code null} if it takes only those assigned by hand
 * @param channel the channel that it follows, if any
 * @param silentAfter without a check-in for longer than this a machine counts as silent
 * @param unassigned whether it is the product's group of machines that no other group takes
 */
public record GroupInfo(
        UUID id,
        ProductId product,
        String name,
        @Nullable String track,
        @Nullable UUID channel,
        boolean updatesEnabled,
        Plan plan,
        Duration silentAfter,
        boolean unassigned,
        long revision) {}
