package dev.fairway.rollout;

import dev.fairway.base.Arch;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.ShownKey;
import org.jspecify.annotations.Nullable;

/**
 * Another update server asks what a track points at, to copy it. It is no machine: nothing of it is recorded, and it gets
 * no grant.
 *
 * @param version what it has already, as it was sent
 * @param takesFloors whether it understands an answer with several releases
 * @param shown the key that it shows, if any
 */
public record MirrorCheck(
        ProductId product,
        String version,
        String track,
        Arch arch,
        boolean takesFloors,
        @Nullable ShownKey shown) {}
