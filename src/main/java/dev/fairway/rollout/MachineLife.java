package dev.fairway.rollout;

import dev.fairway.base.Version;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEvent;
import dev.fairway.fleet.MachineEvent.Kind;
import dev.fairway.fleet.Progress;
import dev.fairway.rollout.policy.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
    private final Diary diary;
    private final GrantBook grants;

    private final Condition condition;
    private Machine.Traces traces;

    /** @param machine as it was; {@code null} if it checks in for the first time */
    MachineLife(@Nullable Machine machine, @Nullable Grant open, Machine.Told told, Instant now) {
        this.now = now;
        this.before = machine;
        this.told = told;
        this.diary = new Diary(now);
        this.grants = new GrantBook(open);
        this.condition = machine == null ? new Condition() : new Condition(machine, now);
        this.traces = machine == null ? Machine.Traces.NONE : machine.traces();
        if (machine == null) {
            diary.note(Kind.REGISTERED, told.version(), null);
        }
    }

    /** The group changed since the last check-in. */
    void movedTo(String group) {
        diary.note(Kind.MOVED, null, "to " + group + ", as it now belongs there");
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
            diary.note(Kind.SUSPECT, null, "its version or boot id comes in turns: several machines use this id");
        }
    }

    private void hear(ReportedEvent event, @Nullable UUID target, @Nullable Grant latest, Timeouts timeouts) {
        switch (event.kind()) {
            case DOWNLOAD_STARTED -> reached(Progress.DOWNLOADING, Kind.DOWNLOADING, event, timeouts);
            case DOWNLOADED -> reached(Progress.DOWNLOADED, Kind.DOWNLOADED, event, timeouts);
            case INSTALLED -> reached(Progress.INSTALLED, Kind.INSTALLED, event, timeouts);
            case DONE -> diary.note(Kind.REPORTED_DONE, event, told.version(), "from " + event.previousVersion());
            case DEFERRED -> diary.note(Kind.DEFERRED, event, null, null);
            case OTHER -> diary.note(Kind.OTHER, event, null, null);
            case FAILED -> failed(event, target, latest);
        }
    }

    private void reached(Progress step, Kind kind, ReportedEvent event, Timeouts timeouts) {
        Grant grant = grants.open();
        diary.note(kind, event, grant == null ? null : grant.version().toString(), null);
        // What it says of an earlier step after a later one was only late on its way.
        if (grant != null && step.code() > grant.progress().code()) {
            reached(grant, step, timeouts);
        }
    }

    private void reached(Grant grant, Progress step, Timeouts timeouts) {
        boolean installed = step == Progress.INSTALLED;
        grants.reached(step, installed ? timeouts.rebootBy(now) : grant.deadline(), installed ? told.bootId() : null);
        condition.reached(step);
    }

    private void failed(ReportedEvent event, @Nullable UUID target, @Nullable Grant latest) {
        ErrorCode error = event.error();
        if (error != null && error.speaksOfTheCheck()) {
            diary.note(Kind.CHECK_FAILED, event, null, null);
            return;
        }
        if (ErrorCode.FELL_BACK.equals(error)) {
            fellBack(event, target, latest);
            return;
        }
        Grant grant = grants.open();
        diary.note(Kind.FAILED, event, grant == null ? null : grant.version().toString(), null);
        if (grant != null) {
            grants.end(Grant.Outcome.FAILED, now, error);
            condition.failed(grant.release(), error, false, now);
        }
    }

    private void fellBack(@Nullable ReportedEvent event, @Nullable UUID target, @Nullable Grant latest) {
        Grant from = grantItSpeaksOf(latest);
        String version = from == null ? null : from.version().toString();
        if (event == null) {
            diary.note(Kind.FELL_BACK, version, "it asks again on its old version after a reboot");
        } else {
            diary.note(Kind.FELL_BACK, event, version, null);
        }
        if (from != null && grants.lastEnded() == null && from.waitedTooLongForItsReboot()) {
            grants.correct(from, Grant.Outcome.FAILED, now, ErrorCode.FELL_BACK);
        }
        grants.end(Grant.Outcome.FAILED, now, ErrorCode.FELL_BACK);
        boolean isToldAgain = grants.lastEnded() == null;
        condition.failed(from == null ? target : from.release(), ErrorCode.FELL_BACK, isToldAgain, now);
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

    private void compareVersions(@Nullable Grant latest) {
        Optional<Version> running = told.readableVersion();
        Grant grant = grants.open();
        if (grant != null && running.isPresent() && grant.isFulfilledBy(running.get())) {
            diary.note(Kind.COMPLETED, told.version(), "from " + grant.fromVersion());
            grants.end(Grant.Outcome.COMPLETED, now, null);
            condition.took(grant);
        } else if (versionChanged()) {
            diary.note(
                    Kind.VERSION_CHANGED,
                    told.version(),
                    "from " + java.util.Objects.requireNonNull(before).told().version());
            if (grant != null) {
                recall("it runs another version now");
            } else if (latest != null && running.isPresent() && latest.isTakenLateBy(running.get())) {
                diary.note(Kind.COMPLETED, told.version(), "later than it had leave to");
                grants.correct(latest, Grant.Outcome.COMPLETED, now, null);
                condition.took(latest);
            }
            condition.settled();
        }
    }

    /** It had taken a release, and has gone back: as good as a fall-back, and it waits as after one. */
    void returnedFrom(UUID release, Version version) {
        diary.note(Kind.FELL_BACK, version.toString(), "it had taken it, and runs something older again");
        condition.failed(release, ErrorCode.FELL_BACK, true, now);
    }

    private boolean versionChanged() {
        return before != null && !before.told().version().equals(told.version());
    }

    /**
     * A machine that has installed only pings; one that asks has rebooted, or was reset by hand. Error 44 is sent once and
     * may be lost: a new boot on the old version says the same, also when its time to reboot was over before.
     */
    private void noticeReboot(@Nullable Grant latest) {
        Grant grant = grants.open();
        boolean speaksOfLatest = grant == null && grants.lastEnded() == null && grantItSpeaksOf(latest) != null;
        if (speaksOfLatest && latest != null && latest.waitedTooLongForItsReboot() && isOtherBoot(latest)) {
            fellBack(null, null, latest);
        }
        if (grant == null || grant.progress() != Progress.INSTALLED) {
            return;
        }
        if (isOtherBoot(grant)) {
            fellBack(null, null, null);
        } else {
            recall("it asks again without a reboot: what it had installed was reset by hand");
            condition.reached(Progress.IDLE);
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
            diary.note(
                    Kind.INSTALLED,
                    grant.version().toString(),
                    "it only pings, as machines do that wait for their reboot");
            reached(grant, Progress.INSTALLED, timeouts);
        }
    }

    @Nullable
    Grant openGrant() {
        return grants.open();
    }

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
                condition.reached(Progress.GRANTED);
            }
            case Decision.Offer offer -> {
                recallOpen(() -> "its target is now " + offer.release().version());
                grants.give(java.util.Objects.requireNonNull(fresh));
                condition.granted();
                diary.note(
                        Kind.GRANTED,
                        offer.release().version().toString(),
                        offer.floor() ? "a floor on its way" : null);
            }
            case Decision.Deferral deferral -> {
                // A machine that asks is not downloading, so nothing is lost by taking the leave back.
                recallOpen(deferral.reason()::sentence);
            }
        }
    }

    private void recallOpen(Supplier<String> why) {
        if (grants.open() != null) {
            recall(why.get());
            condition.reached(Progress.IDLE);
        }
    }

    private void recall(String why) {
        Grant grant = grants.open();
        diary.note(Kind.RECALLED, grant == null ? null : grant.version().toString(), why);
        grants.end(Grant.Outcome.RECALLED, now, null);
    }

    /** How it is after all that. */
    Condition condition() {
        return condition;
    }

    List<MachineEvent> events() {
        return diary.events();
    }

    /** What became of its grants. */
    List<GrantChange> grantChanges() {
        return grants.changes();
    }
}
