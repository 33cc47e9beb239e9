package dev.fairway.rollout;

import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEvent;
import dev.fairway.fleet.Membership;
import dev.fairway.fleet.Progress;
import dev.fairway.rollout.policy.Aim;
import dev.fairway.rollout.policy.Decision;
import dev.fairway.rollout.policy.MachineFacts;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.rollout.policy.UpdatePolicy;
import dev.fairway.rollout.policy.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One check-in with all that was read for it. What follows from it can be asked as often as the limits have to be looked at
 * anew: the same figures and time give the same result.
 */
final class Hearing {

    private final CheckIn checkIn;
    private final Picture picture;
    private final @Nullable Machine known;
    private final @Nullable Grant open;
    private final @Nullable Grant latest;
    private final GroupInfo group;
    private @Nullable RolloutInfo returnedFrom;
    private @Nullable Usage spent;

    Hearing(CheckIn checkIn, Picture picture, @Nullable Machine known, @Nullable Grant open, @Nullable Grant latest) {
        this.checkIn = checkIn;
        this.picture = picture;
        this.known = known;
        this.open = open;
        this.latest = latest;
        this.group = picture.groupOf(checkIn.product(), Membership.Candidate.of(written(), checkIn.told()));
    }

    /** What follows from a check-in: the life of its machine, and the answer. */
    record Result(
            Hearing hearing,
            MachineLife life,
            Answer answer,
            @Nullable Decision decision) {

        boolean isOffer() {
            return decision instanceof Decision.Offer;
        }

        boolean isOfferAgain() {
            return decision instanceof Decision.Offer offer && offer.again();
        }

        /** Whether nothing follows but that the machine was here. */
        boolean isQuiet(Instant now) {
            Machine before = hearing.known;
            return before != null
                    && !isOffer()
                    && life.events().isEmpty()
                    && life.grantChanges().isEmpty()
                    && saysTheSame(before, machine(now));
        }

        private static boolean saysTheSame(Machine before, Machine after) {
            return before.told().equals(after.told())
                    && before.group().equals(after.group())
                    && before.progress() == after.progress()
                    && before.health() == after.health()
                    && Objects.equals(before.failure(), after.failure())
                    && before.traces().equals(after.traces())
                    && Objects.equals(before.lastError(), after.lastError());
        }

        List<GrantChange> changes() {
            return life.grantChanges();
        }

        List<MachineEvent> events() {
            return life.events();
        }

        Machine machine(Instant now) {
            return new Machine(
                    hearing.checkIn.product(),
                    hearing.checkIn.machine(),
                    hearing.written(),
                    hearing.checkIn.told(),
                    hearing.group.id(),
                    life.condition().progress(),
                    life.condition().health(),
                    life.condition().failure(),
                    life.traces(),
                    life.condition().lastError(),
                    hearing.known == null ? now : hearing.known.firstSeen(),
                    now);
        }
    }

    /** What follows at {@code now} if the limits are as full as this. */
    Result result(Usage usage, Instant now) {
        MachineLife life = new MachineLife(known, open, checkIn.told(), now);
        if (known != null && !known.group().equals(group.id())) {
            life.movedTo(group.name());
        }
        life.hear(checkIn, targetFor(now), latest, Timeouts.of(group.plan()));
        if (returnedFrom != null) {
            life.returnedFrom(returnedFrom.release(), versionOf(returnedFrom));
        }
        if (!checkIn.asksForUpdate()) {
            return new Result(this, life, new Answer.Acknowledged(), null);
        }
        MachineFacts facts = facts(life.openGrant(), life.condition().failure(), life.traces(), now);
        Decision decided = UpdatePolicy.decide(
                picture.snapshot(checkIn.product(), group.id()).with(usage), facts, now);
        Decision decision = spent != null && decided instanceof Decision.Offer ? refused(spent) : decided;
        life.decided(decision, decision instanceof Decision.Offer offer ? grant(offer, facts, now) : null);
        Answer answer = switch (decision) {
            case Decision.Deferral deferral -> new Answer.NothingNow(deferral.reason());
            case Decision.Offer offer ->
                new Answer.Offer(picture.release(offer.release().id()));
        };
        return new Result(this, life, answer, decision);
    }

    /** What it reports halts its rollout: it is not offered that in the same breath. */
    private Decision refused(Usage evidence) {
        double most = rollout().map(RolloutInfo::maxFailurePercent).orElse(0.0);
        return new Decision.Deferral(new Reason.BudgetSpent(evidence.failed(), evidence.finished(), most));
    }

    private Grant grant(Decision.Offer offer, MachineFacts facts, Instant now) {
        Optional<RolloutInfo> by = aim(facts, now) instanceof Aim.At at && at.by() instanceof Aim.By.Rollout
                ? rollout()
                : Optional.empty();
        return new Grant(
                UUID.randomUUID(),
                group.id(),
                by.map(RolloutInfo::id).orElse(null),
                by.map(rollout -> Math.max(0, rollout.current())).orElse(0),
                offer.floor(),
                offer.release().id(),
                offer.release().version(),
                checkIn.told().version(),
                Grant.Outcome.OPEN,
                Progress.GRANTED,
                now,
                now.plus(group.plan().timeout()),
                null,
                null,
                null);
    }

    /** What it would be offered: only asked for if it reports a failure that may speak of it. */
    private @Nullable UUID targetFor(Instant now) {
        boolean reportsFailure = checkIn.events().stream().anyMatch(event -> event.kind() == ReportedEvent.Kind.FAILED);
        return reportsFailure && aim(facts(null, null, Machine.Traces.NONE, now), now) instanceof Aim.At at
                ? at.release().id()
                : null;
    }

    private Aim aim(MachineFacts facts, Instant now) {
        return Aim.of(picture.snapshot(checkIn.product(), group.id()).group(), facts, now);
    }

    private MachineFacts facts(
            @Nullable Grant grant, Machine.@Nullable Failure failure, Machine.Traces traces, Instant now) {
        return picture.facts(checkIn.machine(), written(), checkIn.told(), grant, failure, traces, now);
    }

    private Machine.Written written() {
        return known == null ? Machine.Written.NOTHING : known.written();
    }

    /**
     * Whether it may speak of a grant that is over: an error may, another version may be the late success of one, and a
     * machine that had not rebooted in time may have fallen back since.
     */
    static boolean speaksOfThePast(CheckIn checkIn, @Nullable Machine known) {
        return known != null
                && (checkIn.events().stream().anyMatch(event -> event.kind() == ReportedEvent.Kind.FAILED)
                        || !known.told().version().equals(checkIn.told().version())
                        || checkIn.asksForUpdate()
                                && (known.health() == Health.STUCK || known.health() == Health.SILENT));
    }

    /** Takes it that the machine had completed in this rollout and has gone back. */
    void returnedFrom(@Nullable RolloutInfo rollout) {
        returnedFrom = rollout;
    }

    /** The rollout in which it had completed, if it has gone back. */
    @Nullable
    RolloutInfo returnedFrom() {
        return returnedFrom;
    }

    /** Takes it that what the machine reports halts its rollout, with this evidence. */
    void halts(Usage evidence) {
        spent = evidence;
    }

    /** Whether it runs another version than at its last check-in. */
    boolean versionChanged() {
        return known != null && !known.told().version().equals(checkIn.told().version());
    }

    CheckIn checkIn() {
        return checkIn;
    }

    @Nullable
    Machine known() {
        return known;
    }

    /** The group that the machine is in now. */
    GroupInfo group() {
        return group;
    }

    /** The newest rollout of its group that was not superseded. */
    Optional<RolloutInfo> rollout() {
        return picture.rolloutOf(group.id());
    }

    /** The release that a rollout leads to. */
    dev.fairway.base.Version versionOf(RolloutInfo rollout) {
        return picture.release(rollout.release()).version();
    }
}
