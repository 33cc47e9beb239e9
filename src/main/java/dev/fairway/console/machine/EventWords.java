package dev.fairway.console.machine;

import dev.fairway.console.Parts;
import dev.fairway.fleet.MachineEvent;
import dev.fairway.rollout.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * An event as people read it.
 *
 * @param detail one more sentence: a fact, or what to do
 * @param raw what the machine sent, for those who compare it with its journal
 * @param icon its icon, and {@code tone} the health whose colour it has
 */
record EventWords(
        String title, @Nullable String detail, @Nullable String raw, String icon, String tone) {

    static EventWords of(MachineEvent event) {
        ErrorCode error = event.errorCode() == null
                ? null
                : new ErrorCode(event.errorCode().intValue());
        String detail = event.detail() == null ? null : Parts.sentence(event.detail());
        if (error != null && error.value() != 0) {
            detail = detail == null ? error.advice() : detail + ". " + error.advice();
        }
        return new EventWords(title(event, error), detail, raw(event), icon(event.kind()), tone(event.kind()));
    }

    private static String title(MachineEvent event, @Nullable ErrorCode error) {
        String version = event.version() == null ? "" : " " + event.version();
        return switch (event.kind()) {
            case REGISTERED -> "Checked in for the first time";
            case GRANTED -> "Granted" + version;
            case DOWNLOADING -> "Download started";
            case DOWNLOADED -> "Downloaded" + version;
            case INSTALLED -> "Installed" + version + ", waits for its reboot";
            case COMPLETED -> "Runs" + version;
            case REPORTED_DONE -> "Reports that its update is done";
            case FAILED -> error == null ? "The update failed" : error.meaning();
            case FELL_BACK -> "Fell back from" + (version.isEmpty() ? " an update" : version);
            case DEFERRED -> "Puts the update off by itself";
            case CHECK_FAILED -> error == null ? "Its check failed" : error.meaning();
            case TIMED_OUT -> "Did not install" + version + " in time";
            case RECALLED -> "Leave for" + version + " taken back";
            case VERSION_CHANGED -> "Runs" + version + " now";
            case MOVED -> "Moved to another group";
            case RETRY_ALLOWED -> "Retry allowed";
            case EXPEDITED -> "May go now, past share and window";
            case HELD -> "Held: it gets nothing";
            case RELEASED -> "Held no longer";
            case PINNED -> "Pinned to one release";
            case UNPINNED -> "Pinned no longer";
            case SUSPECT -> "Several machines seem to use its id";
            case ARCHIVED -> "Archived: not heard of for too long";
            case RETURNED -> "Came back from the archive";
            case OTHER -> "Sent an event that means nothing here";
        };
    }

    private static @Nullable String raw(MachineEvent event) {
        if (event.type() == null) {
            return null;
        }
        String sent = "event " + event.type() + "/" + event.result();
        return event.errorCode() == null ? sent : sent + " · errorcode " + event.errorCode();
    }

    private static String icon(MachineEvent.Kind kind) {
        return switch (kind) {
            case DOWNLOADING, DOWNLOADED, INSTALLED -> "updating";
            case GRANTED, RETRY_ALLOWED, EXPEDITED, RELEASED -> "check";
            case COMPLETED, REPORTED_DONE, VERSION_CHANGED -> "healthy";
            case FAILED, FELL_BACK -> "failing";
            case TIMED_OUT, SUSPECT -> "stuck";
            case DEFERRED, HELD -> "held";
            case CHECK_FAILED, RECALLED, PINNED, UNPINNED -> "note";
            case REGISTERED, MOVED, ARCHIVED, RETURNED, OTHER -> "dot";
        };
    }

    private static String tone(MachineEvent.Kind kind) {
        return switch (kind) {
            case DOWNLOADING, DOWNLOADED, INSTALLED -> "updating";
            case COMPLETED, REPORTED_DONE, VERSION_CHANGED -> "healthy";
            case FAILED, FELL_BACK -> "failing";
            case TIMED_OUT, SUSPECT -> "stuck";
            case DEFERRED, HELD -> "held";
            case GRANTED,
                    RETRY_ALLOWED,
                    EXPEDITED,
                    RELEASED,
                    PINNED,
                    UNPINNED,
                    CHECK_FAILED,
                    RECALLED,
                    REGISTERED,
                    MOVED,
                    ARCHIVED,
                    RETURNED,
                    OTHER -> "";
        };
    }
}
