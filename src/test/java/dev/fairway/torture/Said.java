package dev.fairway.torture;

import dev.fairway.testing.World;

/** What a machine says in one request, as the real client sends it. */
enum Said {
    CHECK("01-check", 0, 0),
    DOWNLOADING("02-download-started", 13, 1),
    DOWNLOADED("03-download-finished", 14, 1),
    INSTALLED("04-installed", 3, 1),
    WAITING("05-waiting-for-reboot", 0, 0),
    REBOOTED("06-first-check-after-reboot", 3, 2),
    /** A check of one that is up to date: the {@code 3/2} on it speaks of nothing. */
    LATER("07-later-check", 0, 0),
    FAILED("09-failed-hash", 3, 0);

    private static final String RECORDED = "44b0a5364caf1f2b203f4b49363d553f";
    private static final String RECORDED_FAILURE = "1f83e0c00054ed247d56143605da7cd2";
    private static final String RECORDED_BOOT = "f8b24c31";

    private final String file;
    private final int type;
    private final int result;

    /** @param type of the event that has to be recorded; 0 if there is none */
    Said(String file, int type, int result) {
        this.file = "update_engine-" + file;
        this.type = type;
        this.result = result;
    }

    /** Whether an event of the machine has to be in the log once this is answered. */
    boolean isEvent() {
        return type > 0;
    }

    /** The event as the log is asked for it: machine, type and result. */
    String event(String machine) {
        return machine + " " + type + "/" + result;
    }

    byte[] request(World world, String machine) {
        String recorded = this == FAILED ? RECORDED_FAILURE : RECORDED;
        return this == REBOOTED || this == LATER
                ? world.request(file, recorded, machine, RECORDED_BOOT, "0badb007")
                : world.request(file, recorded, machine);
    }
}
