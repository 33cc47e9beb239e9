package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.Conflict;
import dev.fairway.base.Texts;
import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.release.Kept;
import dev.fairway.rollout.policy.FleetStop;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The big red button: while it is pressed no machine anywhere is offered anything. */
@Service
public class FleetStops {

    private static final AuditTrail.Subject FLEET = new AuditTrail.Subject("fleet", "all");

    private final FleetStopStore stops;
    private final Gates gates;
    private final ConfigurationEpoch epoch;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Kept<Optional<FleetStop>> kept;

    FleetStops(
            FleetStopStore stops,
            Gates gates,
            ConfigurationEpoch epoch,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stops = stops;
        this.gates = gates;
        this.epoch = epoch;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.kept = new Kept<>(epoch);
    }

    /** Who stopped everything; nothing while updates go on. */
    public Optional<FleetStop> current() {
        return kept.get(stops::current);
    }

    /**
     * Stops all updates: once this returns no node offers anything.
     *
     * @throws Conflict if they are stopped already; says by whom
     */
    @Transactional
    public FleetStop stop(@Nullable String reason) {
        Actor actor = Actor.require(Permission.STOP_FLEET);
        String why = Texts.required("reason", reason, 2000);
        holdEverything();
        stops.current().ifPresent(already -> {
            throw new Conflict("all updates are stopped already, by " + already.by() + ": " + already.reason());
        });
        FleetStop stop = new FleetStop(actor.name(), why, clock.instant());
        stops.put(stop);
        changed(actor, "stopped", "running", "stopped", why);
        return stop;
    }

    /**
     * Lets updates go on.
     *
     * @throws Conflict if they are not stopped
     */
    @Transactional
    public void resume(@Nullable String reason) {
        Actor actor = Actor.require(Permission.STOP_FLEET);
        String why = Texts.optional("reason", reason, 2000);
        holdEverything();
        FleetStop stopped = stops.current().orElseThrow(() -> new Conflict("updates are not stopped"));
        stops.remove();
        changed(actor, "resumed", "stopped by " + stopped.by() + ": " + stopped.reason(), "running", why);
    }

    /** Under the epoch's lock no group is added; one that came just before is found by the second look. */
    private void holdEverything() {
        Gates.Passage passage = gates.enterAll();
        epoch.advance();
        if (!gates.all().stream().allMatch(passage::holds)) {
            throw new CannotAcquireLockException("groups are added faster than all of them can be stopped");
        }
    }

    private void changed(Actor actor, String verb, String before, String after, @Nullable String why) {
        audit.record(actor, verb, FLEET, before, after, why);
        events.publishEvent(new Changed(Changed.Area.ROLLOUTS));
        events.publishEvent(new Changed(Changed.Area.GROUPS));
    }
}
