package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.base.Changed;
import dev.fairway.release.ConfigurationEpoch;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What every change of a rollout leaves behind: a new epoch, a row in the audit trail, and screens that refresh. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RolloutLog {

    private final ConfigurationEpoch epoch;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    RolloutLog(ConfigurationEpoch epoch, AuditTrail audit, ApplicationEventPublisher events) {
        this.epoch = epoch;
        this.audit = audit;
        this.events = events;
    }

    /** A rollout has changed in a way that decisions depend on. */
    void record(Actor actor, String verb, @Nullable RolloutInfo before, RolloutInfo after, @Nullable String reason) {
        epoch.advance();
        audit.record(
                actor,
                verb,
                new AuditTrail.Subject("rollout", after.id()),
                before == null ? null : words(before),
                words(after),
                reason);
        changed();
    }

    /** A share became wider, or a soak began: decisions depend on it, but nobody has to be told. */
    void moved() {
        epoch.advance();
        changed();
    }

    /** Figures of a rollout have changed. */
    void changed() {
        events.publishEvent(new Changed(Changed.Area.ROLLOUTS));
    }

    private static String words(RolloutInfo rollout) {
        int current = rollout.current();
        return rollout.state().label()
                + (current < 0
                        ? ""
                        : ", stage " + (current + 1) + " of "
                                + rollout.stages().size() + " at "
                                + rollout.stages()
                                        .get(current)
                                        .plan()
                                        .percent()
                                        .stripTrailingZeros()
                                        .toPlainString()
                                + " %");
    }
}
