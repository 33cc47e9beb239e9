package dev.fairway.bench;

import java.util.List;

/** What each machine of a run sends, one request after the other; what follows a check is sent only after an offer. */
enum Script {
    /** An update check, and nothing else whatever comes back. */
    CHECK(Step.CHECK),
    /** A check and all that follows from an offer, to the check after the reboot. */
    LIFE(Step.CHECK, Step.STARTED, Step.DOWNLOADED, Step.INSTALLED, Step.REBOOTED),
    /** A check, and the word that the offer is installed: that frees a place for another machine. */
    INSTALL(Step.CHECK, Step.INSTALLED),
    /** The download is broken. */
    FAIL(Step.CHECK, Step.STARTED, Step.FAILED),
    /** The new version does not boot. */
    FALL_BACK(Step.CHECK, Step.INSTALLED, Step.FELL_BACK);

    private final List<Step> steps;

    Script(Step... steps) {
        this.steps = List.of(steps);
    }

    /** The request at this place of the script, from 0. */
    Step step(int index) {
        return steps.get(index);
    }

    /** Whether the machine goes on after this step. */
    boolean goesOn(int index, boolean offered) {
        return index + 1 < steps.size() && (index > 0 || offered);
    }
}
