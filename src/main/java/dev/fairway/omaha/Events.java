package dev.fairway.omaha;

import dev.fairway.rollout.ErrorCode;
import dev.fairway.rollout.ReportedEvent;
import dev.fairway.rollout.ReportedEvent.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the numbers of an Omaha {@code <event>} mean, as update_engine and its kin send them. */
final class Events {

    /** The client puts flags (development mode, resumed, test image, test server) into the top four bits. */
    private static final int CODE_BITS = 0x0FFFFFFF;

    private static final int DOWNLOAD_FINISHED = 1;
    private static final int INSTALL_FINISHED = 2;
    private static final int UPDATE_COMPLETE = 3;
    private static final int DOWNLOAD_STARTED = 13;
    private static final int DOWNLOADED = 14;
    /** Sent by older clients for "installed, waiting for its reboot". */
    private static final int WAITING_FOR_REBOOT = 800;

    private static final int ERROR = 0;
    private static final int SUCCESS = 1;
    private static final int SUCCESS_REBOOTED = 2;
    private static final int DEFERRED = 9;

    private Events() {}

    /**
     * The event, or nothing: a 3/2 without a real previous version rides on every check of update_engine and says nothing.
     *
     * @throws MalformedRequest if a number is none
     */
    static Optional<ReportedEvent> of(String type, String result, String errorCode, @Nullable String previousVersion)
            throws MalformedRequest {
        int typeNumber = number("eventtype", type);
        int resultNumber = number("eventresult", result);
        ErrorCode error = errorOf(errorCode);
        if (typeNumber == UPDATE_COMPLETE && resultNumber == SUCCESS_REBOOTED && !isReal(previousVersion)) {
            return Optional.empty();
        }
        Kind kind = kind(typeNumber, resultNumber);
        return Optional.of(new ReportedEvent(
                kind,
                typeNumber,
                resultNumber,
                kind == Kind.FAILED || kind == Kind.DEFERRED ? error : null,
                previousVersion));
    }

    private static Kind kind(int type, int result) {
        boolean isOfAnUpdate = switch (type) {
            case DOWNLOAD_FINISHED, INSTALL_FINISHED, UPDATE_COMPLETE, DOWNLOAD_STARTED, DOWNLOADED -> true;
            default -> false;
        };
        if (isOfAnUpdate && result == ERROR) {
            return Kind.FAILED;
        }
        if (isOfAnUpdate && result == DEFERRED) {
            return Kind.DEFERRED;
        }
        return switch (type) {
            case DOWNLOAD_STARTED -> result == SUCCESS ? Kind.DOWNLOAD_STARTED : Kind.OTHER;
            case DOWNLOADED -> result == SUCCESS ? Kind.DOWNLOADED : Kind.OTHER;
            case WAITING_FOR_REBOOT -> result == SUCCESS ? Kind.INSTALLED : Kind.OTHER;
            case UPDATE_COMPLETE ->
                switch (result) {
                    case SUCCESS -> Kind.INSTALLED;
                    case SUCCESS_REBOOTED -> Kind.DONE;
                    default -> Kind.OTHER;
                };
            default -> Kind.OTHER;
        };
    }

    private static boolean isReal(@Nullable String previousVersion) {
        return previousVersion != null && !previousVersion.isEmpty() && !previousVersion.equals("0.0.0.0");
    }

    private static @Nullable ErrorCode errorOf(String text) throws MalformedRequest {
        return text.isEmpty() ? null : new ErrorCode((int) (longNumber("errorcode", text) & CODE_BITS));
    }

    private static int number(String attribute, String text) throws MalformedRequest {
        long number = longNumber(attribute, text);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new MalformedRequest("event@" + attribute + " is out of range");
        }
        return (int) number;
    }

    /** Signed 32 bits are what clients have; unsigned ones are understood too. */
    private static long longNumber(String attribute, String text) throws MalformedRequest {
        try {
            long number = Long.parseLong(text.strip());
            if (number < Integer.MIN_VALUE || number > 0xFFFFFFFFL) {
                throw new MalformedRequest("event@" + attribute + " is out of range");
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw new MalformedRequest("event@" + attribute + " is no number");
        }
    }
}
