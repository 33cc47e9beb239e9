package dev.fairway.fleet;

import dev.fairway.access.GroupRef;
import dev.fairway.base.Hold;
import dev.fairway.base.Pin;
import dev.fairway.base.ProductId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group as it stands.
 *
 * @param track the track whose machines it takes by itself; {@code null} if it takes only those assigned by hand
 * @param channel the channel that it follows, if any
 * @param times when its machines may begin an update
 * @param rules by which it takes machines, besides its track
 * @param hold a person's word that its machines get nothing
 * @param pin a person's word that its machines aim at one release, whatever its rollouts say
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
        UpdateTimes times,
        List<MembershipRule> rules,
        @Nullable Hold hold,
        @Nullable Pin pin,
        boolean unassigned,
        long revision) {

    /** The group as rights know it. */
    public GroupRef ref() {
        return new GroupRef(product, name);
    }
}
