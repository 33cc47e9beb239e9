package dev.fairway.bench;

import java.util.List;

/** What each machine of a run sends, one request after the other; what follows a check is sent only after an offer. */
enum Script {
    /** An update check, and nothing else whatever comes back. */
    CHECK(List.of(Step.CHECK)),
    /** A check and all that follows from an offer, to the check after the reboot. */
    LIFE(List.of(Step.CHECK, Step.STARTED, Step.DOWNLOADED, Step.INSTALLED, Step.REBOOTED)),
    /** A check, and the word that the offer is installed: that frees a place for another machine. */
    INSTALL(List.of(Step.CHECK, Step.INSTALLED));

    private final List<Step> steps;

    Script(List<Step> steps) {
        this.steps = steps;
    }

    /** The most requests that one machine sends. */
    int length() {
        return steps.size();
    }

    Step step(int index) {
        return steps.get(index);
    }

    /** Whether the machine goes on after this step. */
    boolean goesOn(int index, boolean offered) {
        return index + 1 < steps.size() && (index > 0 || offered);
    }
}
