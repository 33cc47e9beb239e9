package dev.fairway.console.machine;

import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.fleet.Labels;
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
        return switch (event.kind()) {
            case GRANTED, DOWNLOADED, INSTALLED, COMPLETED, FELL_BACK, TIMED_OUT, RECALLED, VERSION_CHANGED ->
                versioned(event);
            case FAILED -> error == null ? Messages.of("machine.event.failed") : error.meaning();
            case CHECK_FAILED -> error == null ? Messages.of("machine.event.check-failed") : error.meaning();
            case REGISTERED,
                    DOWNLOADING,
                    REPORTED_DONE,
                    DEFERRED,
                    MOVED,
                    RETRY_ALLOWED,
                    EXPEDITED,
                    HELD,
                    RELEASED,
                    PINNED,
                    UNPINNED,
                    SUSPECT,
                    ARCHIVED,
                    RETURNED,
                    OTHER -> Messages.of("machine.event." + Labels.of(event.kind()));
        };
    }

    /** What happens with a version, if it is known with which. */
    private static String versioned(MachineEvent event) {
        String kind = Labels.of(event.kind());
        return event.version() == null
                ? Messages.of("machine.event.any." + kind)
                : Messages.of("machine.event.of." + kind, event.version());
    }

    private static @Nullable String raw(MachineEvent event) {
        if (event.type() == null) {
            return null;
        }
        String type = String.valueOf(event.type());
        String result = String.valueOf(event.result());
        return event.errorCode() == null
                ? Messages.of("machine.event.raw", type, result)
                : Messages.of("machine.event.raw.code", type, result, String.valueOf(event.errorCode()));
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
