package dev.fairway.bench;

/** One request in the life of a machine, by the recorded request that it is made from. */
enum Step {
    CHECK("update_engine-07-later-check", false, false),
    STARTED("update_engine-02-download-started", false, false),
    DOWNLOADED("update_engine-03-download-finished", false, false),
    INSTALLED("update_engine-04-installed", false, false),
    REBOOTED("update_engine-06-first-check-after-reboot", true, true),
    FAILED("update_engine-09-failed-hash", false, false),
    FELL_BACK("update_engine-08-booted-old-version-again", false, true);

    private final String recorded;
    private final boolean onNextVersion;
    private final boolean afterReboot;

    Step(String recorded, boolean onNextVersion, boolean afterReboot) {
        this.recorded = recorded;
        this.onNextVersion = onNextVersion;
        this.afterReboot = afterReboot;
    }

    /** The name of the recorded request. */
    String recorded() {
        return recorded;
    }

    /** Whether the machine runs the granted version by then. */
    boolean isOnNextVersion() {
        return onNextVersion;
    }

    /** Whether the machine has another boot id by then. */
    boolean isAfterReboot() {
        return afterReboot;
    }
}
