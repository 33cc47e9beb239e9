package dev.fairway.bench;

/** One request in the life of a machine, by the recorded request that it is made from. */
enum Step {
    CHECK("update_engine-07-later-check", false),
    STARTED("update_engine-02-download-started", false),
    DOWNLOADED("update_engine-03-download-finished", false),
    INSTALLED("update_engine-04-installed", false),
    REBOOTED("update_engine-06-first-check-after-reboot", true);

    private final String recorded;
    private final boolean onNextVersion;

    Step(String recorded, boolean onNextVersion) {
        this.recorded = recorded;
        this.onNextVersion = onNextVersion;
    }

    String recorded() {
        return recorded;
    }

    /** Whether the machine runs the granted version by then, since another boot. */
    boolean isOnNextVersion() {
        return onNextVersion;
    }
}
