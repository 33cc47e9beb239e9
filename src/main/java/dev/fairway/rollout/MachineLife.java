package dev.fairway.rollout;

import dev.fairway.base.Version;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEvent;
import dev.fairway.fleet.MachineEvent.Kind;
import dev.fairway.fleet.Progress;
import dev.fairway.rollout.policy.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one check-in makes of a machine. It is told, in this order, the machine and grant as they were, what the machine
 * says now, and what was decided; then it is asked what to write. No I/O and no clock: the same words give the same life.
 *
 * <pre>
 *   idle ──granted──▶ granted ──started──▶ downloading ──▶ downloaded ──▶ installed ──(reboot, new version)──▶ idle
 *                        └───────────────┴──────────────┴─────────────┴──failed, fell back──▶ failed
 * </pre>
 */
final class MachineLife {

    private final Instant now;
    private final Machine.@Nullable Told before;
    private final Machine.Told told;
    private final List<MachineEvent> events = new ArrayList<>();
    private final List<Grant> ended = new ArrayList<>();

    private @Nullable Grant grant;
    private boolean granted;
    private Progress progress;
    private @Nullable Integer lastError;
    private Machine.@Nullable Failure failure;
    private boolean stuck;

    /** A machine that checks in for the first time. */
    MachineLife(Machine.Told told, Instant now) {
        this.now = now;
        this.before = null;
        this.told = told;
        this.progress = Progress.IDLE;
        note(Kind.REGISTERED, told.version(), null);
    }

    /** A machine that is known. */
    MachineLife(Machine machine, @Nullable Grant open, Machine.Told told, Instant now) {
        this.now = now;
        this.before = machine.told();
        this.told = told;
        this.grant = open;
        this.progress = machine.progress();
        this.lastError = machine.lastError();
        this.failure = machine.failure();
        this.stuck = machine.health() == Health.STUCK;
    }

    /** The group changed since the last check-in. */
    void movedTo(String group) {
        note(Kind.MOVED, null, "to " + group + ", as its track says");
    }

    /**
     * Takes what the machine says, before anything is decided.
     *
     * @param target what it would be offered, to be held back if it says that it fell back and no grant is known
     */
    void hear(CheckIn checkIn, @Nullable UUID target, @Nullable Grant latest) {
        compareVersions();
        checkIn.events().forEach(event -> hear(event, target, latest));
        if (checkIn.asksForUpdate()) {
            noticeLostFallBack();
        }
    }

    private void hear(ReportedEvent event, @Nullable UUID target, @Nullable Grant latest) {
        switch (event.kind()) {
            case DOWNLOAD_STARTED -> reached(Progress.DOWNLOADING, Kind.DOWNLOADING, event);
            case DOWNLOADED -> reached(Progress.DOWNLOADED, Kind.DOWNLOADED, event);
            case INSTALLED -> reached(Progress.INSTALLED, Kind.INSTALLED, event);
            case DONE -> note(Kind.REPORTED_DONE, event, told.version(), "from " + event.previousVersion());
            case DEFERRED -> note(Kind.DEFERRED, event, null, null);
            case OTHER -> note(Kind.OTHER, event, null, null);
            case FAILED -> failed(event, target, latest);
        }
    }

    private void reached(Progress step, Kind kind, ReportedEvent event) {
        note(kind, event, grant == null ? null : grant.version().toString(), null);
        if (grant != null) {
            grant = grant.at(step, step == Progress.INSTALLED ? told.bootId() : null);
            progress = step;
        }
    }

    private void failed(ReportedEvent event, @Nullable UUID target, @Nullable Grant latest) {
        ErrorCode error = event.error();
        if (error != null && error.speaksOfTheCheck()) {
            note(Kind.CHECK_FAILED, event, null, null);
            return;
        }
        if (ErrorCode.FELL_BACK.equals(error)) {
            fellBack(event, target, latest);
            return;
        }
        note(Kind.FAILED, event, grant == null ? null : grant.version().toString(), null);
        if (grant != null) {
            end(Grant.Outcome.FAILED, error);
            attemptFailed(error);
        }
    }

    private void fellBack(@Nullable ReportedEvent event, @Nullable UUID target, @Nullable Grant latest) {
        Grant from = grantItSpeaksOf(latest);
        String version = from == null ? null : from.version().toString();
        if (event == null) {
            note(Kind.FELL_BACK, version, "it asks again on its old version after a reboot");
        } else {
            note(Kind.FELL_BACK, event, version, null);
        }
        UUID release = from == null ? target : from.release();
        failure = release == null ? failure : new Machine.Failure(release, 1, now, true);
        if (grant != null) {
            end(Grant.Outcome.FAILED, ErrorCode.FELL_BACK);
        }
        attemptFailed(ErrorCode.FELL_BACK);
    }

    /** Without an open grant it speaks of its last one, unless it runs what that one was for. */
    private @Nullable Grant grantItSpeaksOf(@Nullable Grant latest) {
        if (grant != null) {
            return grant;
        }
        Grant last = ended.isEmpty() ? latest : ended.getLast();
        boolean isOver =
                last != null && told.readableVersion().map(last::isFulfilledBy).orElse(false);
        return isOver ? null : last;
    }

    private void attemptFailed(@Nullable ErrorCode error) {
        progress = Progress.FAILED;
        lastError = error == null ? null : error.value();
        stuck = false;
    }

    private void compareVersions() {
        Optional<Version> running = told.readableVersion();
        boolean changed = before != null && !before.version().equals(told.version());
        if (grant != null && running.isPresent() && grant.isFulfilledBy(running.get())) {
            note(Kind.COMPLETED, told.version(), "from " + grant.fromVersion());
            if (failure != null && grant.release().equals(failure.release())) {
                failure = null;
            }
            end(Grant.Outcome.COMPLETED, null);
            settled();
        } else if (changed && before != null) {
            note(Kind.VERSION_CHANGED, told.version(), "from " + before.version());
            if (grant != null) {
                recall("it runs another version now");
            }
            settled();
        }
    }

    /** It runs something else than it did: what failed or stuck before is over. What it fell back from stays held. */
    private void settled() {
        progress = Progress.IDLE;
        lastError = null;
        stuck = false;
    }

    /** Error 44 is sent once and may be lost; a new boot on the old version after an installation says the same. */
    private void noticeLostFallBack() {
        if (grant != null
                && grant.progress() == Progress.INSTALLED
                && grant.installedBootId() != null
                && told.bootId() != null
                && !told.bootId().equals(grant.installedBootId())) {
            fellBack(null, null, null);
        }
    }

    /** The grant that is open after what was heard. */
    @Nullable
    Grant openGrant() {
        return grant;
    }

    /** What it failed to take. */
    Machine.@Nullable Failure failure() {
        return failure;
    }

    /**
     * Takes what was decided on its update check.
     *
     * @param group the group that it is in
     * @param timeout how long it may take until it has installed
     */
    void decided(Decision decision, UUID group, Duration timeout) {
        switch (decision) {
            case Decision.Offer offer
            when offer.again() && grant != null -> {
                // It asks anew, so whatever it had begun is not going on; after an installation time starts afresh.
                boolean wasInstalled = grant.progress() == Progress.INSTALLED;
                grant = (wasInstalled ? grant.until(now.plus(timeout)) : grant).at(Progress.GRANTED, null);
                progress = Progress.GRANTED;
            }
            case Decision.Offer offer -> {
                recallOpen("its target is now " + offer.release().version());
                grant = new Grant(
                        UUID.randomUUID(),
                        group,
                        offer.release().id(),
                        offer.release().version(),
                        told.version(),
                        Grant.Outcome.OPEN,
                        Progress.GRANTED,
                        now,
                        now.plus(timeout),
                        null,
                        null,
                        null);
                granted = true;
                progress = Progress.GRANTED;
                lastError = null;
                stuck = false;
                note(Kind.GRANTED, offer.release().version().toString(), offer.floor() ? "a floor on its way" : null);
            }
            case Decision.Deferral deferral -> {
                // A machine that asks is not downloading, so nothing is lost by taking the leave back.
                recallOpen(deferral.reason().sentence());
            }
        }
    }

    private void recallOpen(String why) {
        if (grant != null) {
            recall(why);
            progress = Progress.IDLE;
        }
    }

    private void recall(String why) {
        note(Kind.RECALLED, grant == null ? null : grant.version().toString(), why);
        end(Grant.Outcome.RECALLED, null);
    }

    private void end(Grant.Outcome how, @Nullable ErrorCode why) {
        if (grant != null) {
            ended.add(grant.ended(how, now, why));
            grant = null;
        }
    }

    private void note(Kind kind, @Nullable String version, @Nullable String detail) {
        events.add(MachineEvent.of(now, kind, version, detail));
    }

    private void note(Kind kind, ReportedEvent event, @Nullable String version, @Nullable String detail) {
        Long code = event.error() == null ? null : (long) event.error().value();
        events.add(new MachineEvent(now, kind, event.type(), event.result(), code, version, detail));
    }

    Progress progress() {
        return progress;
    }

    /** A machine that speaks is not silent; the rest follows from its last attempt. */
    Health health() {
        if (progress == Progress.FAILED) {
            return Health.FAILING;
        }
        if (stuck) {
            return Health.STUCK;
        }
        return progress.isUnderWay() ? Health.UPDATING : Health.HEALTHY;
    }

    @Nullable
    Integer lastError() {
        return lastError;
    }

    List<MachineEvent> events() {
        return events;
    }

    /** The grants that ended by this check-in. */
    List<Grant> endedGrants() {
        return ended;
    }

    /** Whether the open grant was made by this check-in. */
    boolean isNewlyGranted() {
        return granted;
    }
}
