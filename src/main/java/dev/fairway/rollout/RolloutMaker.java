package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Plan;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes rollouts, by whatever way one comes to be; the gate of the group is held. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RolloutMaker {

    private final RolloutStore rollouts;
    private final Steward steward;
    private final RolloutLog log;

    RolloutMaker(RolloutStore rollouts, Steward steward, RolloutLog log) {
        this.rollouts = rollouts;
        this.steward = steward;
        this.log = log;
    }

    /**
     * What is to be made.
     *
     * @param stages its stages; {@code null} for those of the group's plan
     * @param keepPause whether it starts paused if it takes the place of a paused one
     */
    record Order(
            GroupInfo group,
            ReleaseInfo release,
            @Nullable List<Plan.Stage> stages,
            String reason,
            boolean allowDowngrade,
            boolean keepPause) {}

    /** Makes a rollout in place of the one that is open, and starts it if its plan says so. */
    RolloutInfo make(Order order, Actor actor, Instant now) {
        GroupInfo group = order.group();
        RolloutInfo old = rollouts.openOf(group.id())
                .map(open -> steward.woken(open, now))
                .orElse(null);
        if (old != null) {
            supersede(old, order.release(), actor, now);
        }
        List<Plan.Stage> stages = order.stages() == null ? group.plan().stages() : order.stages();
        UUID id = UUID.randomUUID();
        rollouts.insert(new RolloutInfo(
                id,
                0,
                group.product(),
                group.id(),
                group.name(),
                order.release().id(),
                RolloutState.READY,
                stages.stream().map(StageProgress::of).toList(),
                order.allowDowngrade(),
                now,
                actor.name(),
                order.reason(),
                null,
                null,
                null,
                null,
                null,
                now));
        RolloutInfo made = rollouts.get(id);
        RolloutInfo begun = begun(made, group, order.keepPause() ? old : null, actor, now);
        rollouts.update(begun);
        log.record(actor, "created", null, begun, order.reason());
        if (begun.state() != RolloutState.RUNNING) {
            return begun;
        }
        RolloutInfo opened = steward.opened(begun, now);
        rollouts.update(opened);
        return opened;
    }

    private RolloutInfo begun(RolloutInfo made, GroupInfo group, @Nullable RolloutInfo kept, Actor actor, Instant now) {
        if (kept != null && kept.state() == RolloutState.PAUSED) {
            return made.toBuilder().state(RolloutState.PAUSED).stop(kept.stop()).build();
        }
        if (group.plan().startsByHand()) {
            return made;
        }
        return RolloutLife.apply(made, new RolloutCommand.Start(null), actor.name(), now);
    }

    private void supersede(RolloutInfo old, ReleaseInfo by, Actor actor, Instant now) {
        RolloutInfo superseded = RolloutLife.apply(
                old,
                new RolloutCommand.Supersede("a rollout of " + by.version() + " took its place"),
                actor.name(),
                now);
        rollouts.update(superseded);
        log.record(actor, RolloutLife.Verb.SUPERSEDE.done(), old, superseded, null);
    }
}
