package dev.fairway.rollout;

import org.jspecify.annotations.Nullable;

/**
 * What a machine reports of its update.
 *
 * @param type the Omaha event type, as sent; likewise {@code result}
 * @param error what went wrong; {@code null} if nothing did, or if it does not say
 * @param previousVersion the version that it came from, if this says that an update is done
 */
public record ReportedEvent(
        Kind kind,
        int type,
        int result,
        @Nullable ErrorCode error,
        @Nullable String previousVersion) {

    /** What it means for the update. */
    public enum Kind {
        DOWNLOAD_STARTED,
        DOWNLOADED,
        /** Installed; it waits for its reboot. */
        INSTALLED,
        /** It has rebooted into the new version. */
        DONE,
        FAILED,
        /** It puts the update off by itself. */
        DEFERRED,
        OTHER
    }
}
