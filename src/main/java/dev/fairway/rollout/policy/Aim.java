package dev.fairway.rollout.policy;

import dev.fairway.base.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a machine should run next: the release that its channel points at, or the floor that it must take first.
 */
public sealed interface Aim {

    /** It aims at a release; {@code floor} if that is only a step on the way. */
    record At(ReleaseFacts release, boolean floor) implements Aim {}

    /** It aims at nothing. */
    record Nowhere(Reason reason) implements Aim {}

    /** The aim of a machine of this group; {@code group} and version may be unknown. */
    static Aim of(@Nullable GroupFacts group, MachineFacts machine) {
        if (group == null || group.unassigned()) {
            return new Nowhere(new Reason.UnknownTrack(machine.track(), machine.arch()));
        }
        ChannelFacts channel = group.channel();
        if (channel == null) {
            return new Nowhere(new Reason.NoChannel(group.name()));
        }
        if (channel.arch() != machine.arch()) {
            return new Nowhere(new Reason.WrongArch(channel.name(), channel.arch(), machine.arch()));
        }
        ReleaseFacts release = channel.release();
        if (release == null) {
            return new Nowhere(new Reason.NoRelease(channel.name(), channel.arch()));
        }
        if (release.withdrawnBecause() != null) {
            return new Nowhere(new Reason.ReleaseWithdrawn(release.version().toString(), release.withdrawnBecause()));
        }
        return step(channel, release, machine.version());
    }

    private static Aim step(ChannelFacts channel, ReleaseFacts release, @Nullable Version version) {
        Optional<ReleaseFacts> floor = version == null ? Optional.empty() : channel.nextFloor(version);
        if (floor.isEmpty()) {
            return new At(release, false);
        }
        String because = floor.get().withdrawnBecause();
        return because == null
                ? new At(floor.get(), true)
                : new Nowhere(new Reason.FloorWithdrawn(floor.get().version().toString(), because));
    }
}
