package dev.fairway.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a machine.
 *
 * @param type the Omaha event type, if a machine sent it; likewise {@code result} and {@code errorCode}
 * @param errorCode as the client means it, without the flags in its top bits
 * @param version the version that it speaks of
 * @param detail one more fact for people
 */
public record MachineEvent(
        Instant at,
        Kind kind,
        @Nullable Integer type,
        @Nullable Integer result,
        @Nullable Long errorCode,
        @Nullable String version,
        @Nullable String detail) {

    /** What happened. */
    public enum Kind {
        REGISTERED,
        GRANTED,
        DOWNLOADING,
        DOWNLOADED,
        INSTALLED,
        /** It runs what it was granted. */
        COMPLETED,
        /** It reports by itself that an update is done. */
        REPORTED_DONE,
        FAILED,
        FELL_BACK,
        /** It puts an update off by itself. */
        DEFERRED,
        /** A check of its own failed; that says nothing of a release. */
        CHECK_FAILED,
        TIMED_OUT,
        RECALLED,
        VERSION_CHANGED,
        MOVED,
        /** A person lets it try again. */
        RETRY_ALLOWED,
        /** A person lets it go now, past share and window. */
        EXPEDITED,
        /** A person holds it back. */
        HELD,
        /** A person lets go of it again, or its hold came to its end. */
        RELEASED,
        /** A person lets it aim at one release only. */
        PINNED,
        /** A person ends that. */
        UNPINNED,
        /** Several machines seem to use its id. */
        SUSPECT,
        /** Not heard of for so long that it was put away. */
        ARCHIVED,
        /** It checked in after that, and is known as before. */
        RETURNED,
        /** An Omaha event that means nothing to us. */
        OTHER;

        /** Whether it passed without changing anything for the machine: a failed check, or what it repeats by itself. */
        public boolean isPassing() {
            return this == CHECK_FAILED || this == REPORTED_DONE || this == DEFERRED || this == OTHER;
        }
    }

    /** Something that no machine sent. */
    public static MachineEvent of(Instant at, Kind kind, @Nullable String version, @Nullable String detail) {
        return new MachineEvent(at, kind, null, null, null, version, detail);
    }
}
