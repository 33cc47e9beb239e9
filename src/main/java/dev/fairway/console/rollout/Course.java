package dev.fairway.console.rollout;

import dev.fairway.access.GroupRef;
import dev.fairway.console.Messages;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.RolloutTally;
import dev.fairway.rollout.StageProgress;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rollout with the figures that screens show of it.
 *
 * @param version of its release
 * @param group {@code null} if the group was deleted
 * @param machines how many the group has
 * @param onTarget how many of them run what the group aims at
 */
public record Course(
        RolloutInfo rollout,
        String version,
        RolloutTally tally,
        @Nullable GroupInfo group,
        int machines,
        int onTarget) {

    /** Its group as rights know it. */
    public GroupRef ref() {
        return group == null ? new GroupRef(rollout.product(), rollout.groupName()) : group.ref();
    }

    /** {@code stable to 4230.2.1}. */
    public String title() {
        return Messages.of("rollout.name", rollout.groupName(), version);
    }

    /** Its state. */
    public RolloutState state() {
        return rollout.state();
    }

    /** The stage that is open; {@code null} before it starts. */
    public @Nullable StageProgress stage() {
        int current = rollout.current();
        return current < 0 ? null : rollout.stages().get(current);
    }

    /** The stage that comes next; {@code null} after the last. */
    public @Nullable StageProgress nextStage() {
        int next = rollout.current() + 1;
        return next < rollout.stages().size() ? rollout.stages().get(next) : null;
    }

    /** About how many machines the share of a stage holds, for its percent and the group as it is now. */
    public int reach(StageProgress stage) {
        int share = Math.round((float) machines * stage.buckets() / 10_000);
        return Math.min(machines, Math.max(share, stage.plan().minMachines()));
    }

    /** How long the open stage has soaked at {@code now}; never more than it has to. */
    public Duration soaked(Instant now) {
        return rollout.soaked(now);
    }

    /** When the open stage has soaked, if nothing comes in between; {@code null} while its soak does not count. */
    public @Nullable Instant soakedAt() {
        return rollout.soakedAt();
    }

    /** Machines that have installed it and wait for their reboot. */
    public int waitingForReboot() {
        return Math.max(
                0,
                tally.granted()
                        - tally.inFlight()
                        - tally.completed()
                        - tally.failed()
                        - tally.timedOut()
                        - tally.recalled());
    }
}
