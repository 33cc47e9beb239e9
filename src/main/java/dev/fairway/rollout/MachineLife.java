package dev.fairway.rollout;

import dev.fairway.base.Version;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEvent;
import dev.fairway.fleet.MachineEvent.Kind;
import dev.fairway.fleet.Progress;
import dev.fairway.rollout.policy.Decision;
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
    private final @Nullable Machine before;
    private final Machine.Told told;
    private final boolean held;
    private final List<MachineEvent> events = new ArrayList<>();
    private final GrantBook grants;

    private Progress progress = Progress.IDLE;
    private @Nullable Integer lastError;
    private Machine.@Nullable Failure failure;
    private Machine.Traces traces = Machine.Traces.NONE;
    private boolean stuck;

    /** A machine that checks in for the first time. */
    MachineLife(Machine.Told told, Instant now) {
        this.now = now;
        this.before = null;
        this.told = told;
        this.held = false;
        this.grants = new GrantBook(null);
        note(Kind.REGISTERED, told.version(), null);
    }

    /** A machine that is known. */
    MachineLife(Machine machine, @Nullable Grant open, Machine.Told told, Instant now) {
        this.now = now;
        this.before = machine;
        this.told = told;
        this.held = machine.written().isHeldAt(now);
        this.grants = new GrantBook(open);
        this.progress = machine.progress();
        this.lastError = machine.lastError();
        this.failure = machine.failure();
        this.traces = machine.traces();
        this.stuck = machine.health() == Health.STUCK;
    }

    /** The group changed since the last check-in. */
    void movedTo(String group) {
        note(Kind.MOVED, null, "to " + group + ", as it now belongs there");
    }

    /**
     * Takes what the machine says, before anything is decided.
     *
     * @param target what it would be offered, to be held back if it says that it fell back and no grant is known
     * @param latest the last grant that it had, if it may speak of it
     * @param timeouts how long the steps of an update may take in its group
     */
    void hear(CheckIn checkIn, @Nullable UUID target, @Nullable Grant latest, Timeouts timeouts) {
        Grant openBefore = grants.open();
        compareVersions(latest);
        checkIn.events().forEach(event -> hear(event, target, latest, timeouts));
        if (checkIn.asksForUpdate()) {
            noticeReboot(latest);
        } else if (checkIn.events().isEmpty()) {
            noticeLostInstallation(timeouts);
        }
        boolean explained = openBefore != null && !openBefore.equals(grants.open());
        compareTraces(explained);
    }

    private void compareTraces(boolean explained) {
        if (before == null) {
            return;
        }
        boolean wasSuspect = traces.suspectUntil(now) != null;
        traces = Turns.after(traces, before.told(), told, explained, now);
        if (!wasSuspect && isSuspect()) {
            note(Kind.SUSPECT, null, "its version or boot id comes in turns: several machines use this id");
        }
    }

    private void hear(ReportedEvent event, @Nullable UUID target, @Nullable Grant latest, Timeouts timeouts) {
        switch (event.kind()) {
            case DOWNLOAD_STARTED -> reached(Progress.DOWNLOADING, Kind.DOWNLOADING, event, timeouts);
            case DOWNLOADED -> reached(Progress.DOWNLOADED, Kind.DOWNLOADED, event, timeouts);
            case INSTALLED -> reached(Progress.INSTALLED, Kind.INSTALLED, event, timeouts);
            case DONE -> note(Kind.REPORTED_DONE, event, told.version(), "from " + event.previousVersion());
            case DEFERRED -> note(Kind.DEFERRED, event, null, null);
            case OTHER -> note(Kind.OTHER, event, null, null);
            case FAILED -> failed(event, target, latest);
        }
    }

    private void reached(Progress step, Kind kind, ReportedEvent event, Timeouts timeouts) {
        Grant grant = grants.open();
        note(kind, event, grant == null ? null : grant.version().toString(), null);
        // What it says of an earlier step after a later one was only late on its way.
        if (grant != null && step.code() > grant.progress().code()) {
            reached(grant, step, timeouts);
        }
    }

    private void reached(Grant grant, Progress step, Timeouts timeouts) {
        boolean installed = step == Progress.INSTALLED;
        grants.reached(step, installed ? timeouts.rebootBy(now) : grant.deadline(), installed ? told.bootId() : null);
        progress = step;
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
        Grant grant = grants.open();
        note(Kind.FAILED, event, grant == null ? null : grant.version().toString(), null);
        if (grant != null) {
            grants.end(Grant.Outcome.FAILED, now, error);
            attemptFailed(grant.release(), error);
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
        if (from != null && from.waitedTooLongForItsReboot()) {
            grants.correct(from, Grant.Outcome.FAILED, now, ErrorCode.FELL_BACK);
        }
        grants.end(Grant.Outcome.FAILED, now, ErrorCode.FELL_BACK);
        attemptFailed(from == null ? target : from.release(), ErrorCode.FELL_BACK);
    }

    /** Without an open grant it speaks of its last one, unless it runs what that one was for. */
    private @Nullable Grant grantItSpeaksOf(@Nullable Grant latest) {
        if (grants.open() != null) {
            return grants.open();
        }
        Grant last = grants.lastEnded() != null ? grants.lastEnded() : latest;
        boolean isOver =
                last != null && told.readableVersion().map(last::isFulfilledBy).orElse(false);
        return isOver ? null : last;
    }

    private void attemptFailed(@Nullable UUID release, @Nullable ErrorCode error) {
        boolean fellBack = ErrorCode.FELL_BACK.equals(error);
        // Error 44 that comes twice, or after the same fall-back was noticed without it, is one attempt.
        boolean isSame = fellBack
                && grants.lastEnded() == null
                && failure != null
                && failure.fellBack()
                && failure.release().equals(release);
        if (release != null && !isSame) {
            failure = Machine.Failure.after(failure, release, now, fellBack);
        }
        progress = Progress.FAILED;
        lastError = error == null ? null : error.value();
        stuck = false;
    }

    private void compareVersions(@Nullable Grant latest) {
        Optional<Version> running = told.readableVersion();
        Grant grant = grants.open();
        if (grant != null && running.isPresent() && grant.isFulfilledBy(running.get())) {
            note(Kind.COMPLETED, told.version(), "from " + grant.fromVersion());
            grants.end(Grant.Outcome.COMPLETED, now, null);
            took(grant);
        } else if (versionChanged()) {
            note(Kind.VERSION_CHANGED, told.version(), "from " + beforeTold().version());
            if (grant != null) {
                recall("it runs another version now");
            } else if (latest != null && running.isPresent() && isLateSuccess(latest, running.get())) {
                note(Kind.COMPLETED, told.version(), "later than it had leave to");
                grants.correct(latest, Grant.Outcome.COMPLETED, now, null);
                took(latest);
            }
            settled();
        }
    }

    private static boolean isLateSuccess(Grant latest, Version running) {
        return latest.outcome() != Grant.Outcome.OPEN
                && latest.outcome() != Grant.Outcome.COMPLETED
                && latest.isFulfilledBy(running);
    }

    private void took(Grant grant) {
        if (failure != null && grant.release().equals(failure.release())) {
            failure = null;
        }
        settled();
    }

    /** It runs something else than it did: what failed or stuck before is over. What it failed to take stays counted. */
    private void settled() {
        progress = Progress.IDLE;
        lastError = null;
        stuck = false;
    }

    /** Whether it runs another version than at its last check-in. */
    boolean versionChanged() {
        return before != null && !before.told().version().equals(told.version());
    }

    private Machine.Told beforeTold() {
        return java.util.Objects.requireNonNull(before).told();
    }

    /**
     * A machine that has installed only pings; one that asks has rebooted, or was reset by hand. Error 44 is sent once and
     * may be lost: a new boot on the old version says the same, also when its time to reboot was over before.
     */
    private void noticeReboot(@Nullable Grant latest) {
        Grant grant = grants.open();
        if (grant == null && latest != null && latest.waitedTooLongForItsReboot() && isOtherBoot(latest)) {
            fellBack(null, null, latest);
        }
        if (grant == null || grant.progress() != Progress.INSTALLED) {
            return;
        }
        if (isOtherBoot(grant)) {
            fellBack(null, null, null);
        } else {
            recall("it asks again without a reboot: what it had installed was reset by hand");
            progress = Progress.IDLE;
        }
    }

    private boolean isOtherBoot(Grant grant) {
        return grant.installedBootId() != null
                && told.bootId() != null
                && !told.bootId().equals(grant.installedBootId());
    }

    /** A machine that waits for its reboot only pings: one that does so has installed, also if its report was lost. */
    private void noticeLostInstallation(Timeouts timeouts) {
        Grant grant = grants.open();
        if (grant != null && grant.isInFlight()) {
            note(
                    Kind.INSTALLED,
                    grant.version().toString(),
                    "it only pings, as machines do that wait for their reboot");
            reached(grant, Progress.INSTALLED, timeouts);
        }
    }

    /** The grant that is open after what was heard. */
    @Nullable
    Grant openGrant() {
        return grants.open();
    }

    /** What it failed to take. */
    Machine.@Nullable Failure failure() {
        return failure;
    }

    /** What tells whether several machines use its id. */
    Machine.Traces traces() {
        return traces;
    }

    /** Whether several machines are taken to use its id. */
    boolean isSuspect() {
        return traces.suspectUntil(now) != null;
    }

    /**
     * Takes what was decided on its update check.
     *
     * @param fresh the grant that it is given if it is offered something anew
     */
    void decided(Decision decision, @Nullable Grant fresh) {
        switch (decision) {
            case Decision.Offer offer
            when offer.again() && grants.open() != null -> {
                // It asks anew, so whatever it had begun is not going on.
                Grant grant = java.util.Objects.requireNonNull(grants.open());
                grants.reached(Progress.GRANTED, grant.deadline(), null);
                progress = Progress.GRANTED;
            }
            case Decision.Offer offer -> {
                recallOpen("its target is now " + offer.release().version());
                grants.give(java.util.Objects.requireNonNull(fresh));
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
        if (grants.open() != null) {
            recall(why);
            progress = Progress.IDLE;
        }
    }

    private void recall(String why) {
        Grant grant = grants.open();
        note(Kind.RECALLED, grant == null ? null : grant.version().toString(), why);
        grants.end(Grant.Outcome.RECALLED, now, null);
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

    /** A machine that speaks is not silent; the rest follows from its last attempt, and from what people say. */
    Health health() {
        return Health.of(false, progress, stuck, held);
    }

    @Nullable
    Integer lastError() {
        return lastError;
    }

    List<MachineEvent> events() {
        return events;
    }

    /** What became of its grants. */
    List<GrantChange> grantChanges() {
        return grants.changes();
    }

    /** Whether the open grant was made by this check-in. */
    boolean isNewlyGranted() {
        return grants.isNew();
    }
}
