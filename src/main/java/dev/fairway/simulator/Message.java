package dev.fairway.simulator;

import org.jspecify.annotations.Nullable;

/**
 * One Omaha request of one machine.
 *
 * @param version what it runs
 * @param bootId new with every boot
 * @param pings whether it carries a ping
 * @param asks whether it asks for an update
 * @param event what it reports; at most one, as {@code update_engine} does
 */
record Message(
        Persona who,
        String version,
        String bootId,
        boolean pings,
        boolean asks,
        @Nullable Event event) {

    /** The image is not a release build, or so the top bits of the codes say that Flatcar's machines send. */
    private static final int FLAG = 0x10000000;

    private static final int COMPLETE = 3;
    private static final int DOWNLOAD_STARTED = 13;
    private static final int DOWNLOADED = 14;

    /**
     * What is reported, in the numbers of the protocol.
     *
     * @param error with the flags that clients put into its top bits; {@code null} for none
     * @param previousVersion what ran before the update; {@code null} where there is no such attribute
     */
    record Event(
            int type,
            int result,
            @Nullable Integer error,
            @Nullable String previousVersion) {

        static Event downloadStarted() {
            return new Event(DOWNLOAD_STARTED, 1, null, null);
        }

        static Event downloaded() {
            return new Event(DOWNLOADED, 1, null, null);
        }

        static Event installed() {
            return new Event(COMPLETE, 1, null, null);
        }

        /** Rides on every check; says something only with a version, once after an update. */
        static Event running(String previousVersion) {
            return new Event(COMPLETE, 2, null, previousVersion);
        }

        static Event failed(int code) {
            return new Event(COMPLETE, 0, FLAG | code, null);
        }

        /** The only error that is sent without flags, by the first check after the boot. */
        static Event fellBack() {
            return new Event(COMPLETE, 0, 44, null);
        }

        static Event deferred(int code) {
            return new Event(COMPLETE, 9, FLAG | code, null);
        }

        /** Whether an attempt, or a check, went wrong. */
        boolean isFailure() {
            return result == 0;
        }

        /** Whether it runs what it took: the one 3/2 that means something. */
        boolean tellsOfUpdate() {
            return type == COMPLETE && result == 2 && previousVersion != null && !previousVersion.isEmpty();
        }
    }
}
