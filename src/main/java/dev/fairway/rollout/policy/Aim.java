package dev.fairway.rollout.policy;

import dev.fairway.base.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a machine should run next: the release that it is pinned to, or that its group's rollout brings, or the floor that it
 * must take first.
 */
public sealed interface Aim {

    /**
     * It aims at a release.
     *
     * @param release what it should take next
     * @param floor whether that is only a step on the way to {@link By#release()}
     * @param by what says so
     */
    record At(ReleaseFacts release, boolean floor, By by) implements Aim {}

    /**
     * It aims at nothing.
     *
     * @param by what would have said where to, had it a release for this machine; {@code null} if nothing does
     */
    record Nowhere(Reason reason, @Nullable By by) implements Aim {}

    /** What says where to. */
    sealed interface By {

        /** Where it leads in the end, floors left out. */
        ReleaseFacts release();

        /** The rollout of its group. */
        record Rollout(RolloutFacts rollout) implements By {
            @Override
            public ReleaseFacts release() {
                return rollout.release();
            }
        }

        /**
         * A pin, which wins over any rollout.
         *
         * @param group the name of the group that is pinned; {@code null} if the machine itself is
         */
        record Pin(PinFacts pin, @Nullable String group) implements By {
            @Override
            public ReleaseFacts release() {
                return pin.release();
            }
        }
    }

    /** The aim of a machine of this group at {@code now}; {@code group} and version may be unknown. */
    static Aim of(@Nullable GroupFacts group, MachineFacts machine, Instant now) {
        if (group == null || group.unassigned()) {
            return new Nowhere(new Reason.UnknownTrack(machine.track(), machine.arch()), null);
        }
        By by = by(group, machine, now);
        return by == null ? new Nowhere(nothingIn(group), null) : towards(by, group.channel(), machine);
    }

    private static @Nullable By by(GroupFacts group, MachineFacts machine, Instant now) {
        if (machine.pin() != null && machine.pin().isInForceAt(now)) {
            return new By.Pin(machine.pin(), null);
        }
        if (group.pin() != null && group.pin().isInForceAt(now)) {
            return new By.Pin(group.pin(), group.name());
        }
        RolloutFacts rollout = group.rollout();
        return rollout == null || rollout.state() == RolloutState.SUPERSEDED ? null : new By.Rollout(rollout);
    }

    private static Reason nothingIn(GroupFacts group) {
        ChannelFacts channel = group.channel();
        if (channel == null) {
            return new Reason.NoChannel(group.name());
        }
        return channel.release() == null
                ? new Reason.NoRelease(channel.name(), channel.arch())
                : new Reason.NoRollout(group.name());
    }

    private static Aim towards(By by, @Nullable ChannelFacts channel, MachineFacts machine) {
        if (by instanceof By.Rollout(RolloutFacts rollout) && rollout.state() == RolloutState.ABORTED) {
            RolloutFacts.Stop stop = rollout.stand();
            return new Nowhere(
                    new Reason.RolloutAborted(versionOf(rollout.release()), stop.by(), stop.since(), stop.reason()),
                    by);
        }
        ReleaseFacts target = by.release();
        if (target.arch() != machine.arch()) {
            return new Nowhere(new Reason.WrongArch(versionOf(target), target.arch(), machine.arch()), by);
        }
        if (target.withdrawnBecause() != null) {
            return new Nowhere(new Reason.ReleaseWithdrawn(versionOf(target), target.withdrawnBecause()), by);
        }
        return step(by, channel, machine.version());
    }

    private static Aim step(By by, @Nullable ChannelFacts channel, @Nullable Version version) {
        Optional<ReleaseFacts> floor =
                version == null || channel == null ? Optional.empty() : channel.nextFloor(version, by.release());
        if (floor.isEmpty()) {
            return new At(by.release(), false, by);
        }
        String because = floor.get().withdrawnBecause();
        return because == null
                ? new At(floor.get(), true, by)
                : new Nowhere(new Reason.FloorWithdrawn(versionOf(floor.get()), because), by);
    }

    private static String versionOf(ReleaseFacts release) {
        return release.version().toString();
    }
}
