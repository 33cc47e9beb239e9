package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.base.MachineId;
import dev.fairway.fleet.GroupChanged;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineChanged;
import dev.fairway.fleet.MachinesSilenced;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.FloorsChange;
import dev.fairway.release.ReleaseForbidden;
import dev.fairway.release.Releases;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows for rollouts and grants from what people change elsewhere, in the same transaction: gates are held before a
 * release is forbidden, a group that begins to follow a channel gets a rollout, leave is taken back from a machine that is
 * held or moved.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Consequences {

    private final RolloutStore rollouts;
    private final RolloutMaker maker;
    private final RolloutLog log;
    private final Gates gates;
    private final Ledger ledger;
    private final Evidence evidence;
    private final GrantEnds ends;
    private final Channels channels;
    private final Releases releases;
    private final Clock clock;

    Consequences(
            RolloutStore rollouts,
            RolloutMaker maker,
            RolloutLog log,
            Gates gates,
            Ledger ledger,
            Evidence evidence,
            GrantEnds ends,
            Channels channels,
            Releases releases,
            Clock clock) {
        this.rollouts = rollouts;
        this.maker = maker;
        this.log = log;
        this.gates = gates;
        this.ledger = ledger;
        this.evidence = evidence;
        this.ends = ends;
        this.channels = channels;
        this.releases = releases;
        this.clock = clock;
    }

    /** Nobody grants it while it is forbidden, and leave that was given for it is taken back. */
    @EventListener
    void on(ReleaseForbidden forbidden) {
        Gates.Passage passage = gates.enterAllOf(forbidden.product());
        for (RolloutInfo rollout : rollouts.open()) {
            if (rollout.release().equals(forbidden.release()) && passage.holds(rollout.group())) {
                rollouts.update(rollout.toBuilder()
                        .recallBefore(passage.of(rollout.group()))
                        .build());
            }
        }
    }

    /** Nobody skips a floor that is set meanwhile: who has leave and has not begun asks anew. */
    @EventListener
    void on(FloorsChange change) {
        Gates.Passage passage = gates.enterAllFollowing(change.channel());
        passage.moments().forEach((group, at) -> takeBack(group, at));
    }

    private void takeBack(UUID group, Instant at) {
        rollouts.openOf(group)
                .ifPresent(rollout ->
                        rollouts.update(rollout.toBuilder().recallBefore(at).build()));
    }

    /** A group that begins to follow a channel gets a rollout; one that ceases to, or is deleted, has no target. */
    @EventListener
    void on(GroupChanged change) {
        GroupInfo before = change.before();
        GroupInfo after = change.after();
        UUID follows = after == null || after.unassigned() ? null : after.channel();
        if (after != null && before != null && Objects.equals(before.channel(), after.channel())) {
            takeBackWhatIsHeld(before, after);
            return;
        }
        UUID id = after == null ? Objects.requireNonNull(before).id() : after.id();
        Instant at = gates.enterOne(id);
        ChannelInfo channel = follows == null ? null : channels.get(follows);
        if (after != null && channel != null && channel.release() != null) {
            maker.make(
                    new RolloutMaker.Order(
                            after,
                            releases.get(channel.release()),
                            null,
                            "the group follows the channel " + channel.name(),
                            false,
                            true),
                    Actor.current(),
                    at);
        } else {
            String why = after == null ? "the group was deleted" : "the group does not follow the channel any more";
            rollouts.openOf(id).ifPresent(rollout -> abort(rollout, why, at));
        }
    }

    private void takeBackWhatIsHeld(GroupInfo before, GroupInfo after) {
        boolean nowHeld = after.hold() != null && !after.hold().equals(before.hold());
        if (nowHeld) {
            takeBack(after.id(), gates.enterOne(after.id()));
        }
    }

    private void abort(RolloutInfo rollout, String why, Instant at) {
        Actor actor = Actor.current();
        RolloutInfo aborted = RolloutLife.apply(rollout, new RolloutCommand.Abort(why), actor.name(), at);
        rollouts.update(aborted);
        log.record(actor, RolloutLife.Verb.ABORT.done(), rollout, aborted, why);
    }

    /** Leave is taken back from a machine that is held, pinned elsewhere or moved; one that is forgotten frees its place. */
    @EventListener
    void on(MachineChanged change) {
        Machine before = change.before();
        Machine after = change.after();
        Instant now = clock.instant();
        if (after == null) {
            Set<UUID> groups = new HashSet<>(Set.of(before.group()));
            List<UUID> open = rollouts.openOf(before.group()).map(RolloutInfo::id).stream()
                    .toList();
            ends.forget(before, open, groups, now);
            return;
        }
        if (after.written().isHeldAt(now) && !before.written().isHeldAt(now)) {
            ends.recall(after, "it is held", now);
        } else if (!Objects.equals(before.written().pin(), after.written().pin())) {
            ends.recall(after, "what it is pinned to changed", now);
        } else if (!before.group().equals(after.group())) {
            ends.recall(after, "it is in another group now", now);
        }
    }

    /**
     * A machine that had installed, or had completed while the stage soaks, and falls silent has died of it, for all we
     * know: one that only waits for its reboot still pings.
     */
    @EventListener
    void on(MachinesSilenced silenced) {
        ends.silencedInReboot(silenced, clock.instant());
        RolloutInfo rollout = rollouts.openOf(silenced.group()).orElse(null);
        if (rollout == null || !Hindsight.isSoaking(rollout)) {
            return;
        }
        List<MachineId> unproved = evidence.neverCameBack(rollout.id(), silenced.machines());
        var completed = evidence.completedOf(rollout.id(), silenced.machines());
        if (!completed.isEmpty() || !unproved.isEmpty()) {
            Gates.Passage passage = gates.enter(List.of(silenced.group()));
            completed.forEach(machine -> ledger.take(rollout, machine, Evidence.Outcome.DIED, passage));
            unproved.forEach(machine -> ledger.take(rollout, machine, Evidence.Outcome.DIED, passage));
        }
    }
}
