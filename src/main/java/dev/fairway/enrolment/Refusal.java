package dev.fairway.enrolment;

import dev.fairway.fleet.Labels;

/** Why a machine does not come in. Nothing of what it says is recorded as a machine's word. */
public enum Refusal {
    /** It shows no key that is valid now, and the product wants one. */
    INVALID_KEY("error-invalidKey"),
    /** It is new, and too many new ones came from its address or with its key just now. */
    TOO_MANY_NEW("error-tooManyNewMachines"),
    /** It is new, and waits until somebody approves it. */
    WAITING("ok"),
    /** It is new, and so many wait already that it was not even written down. */
    LIST_FULL("ok"),
    /** Somebody said that it is not to come in. */
    REFUSED("ok");

    private final String status;

    Refusal(String status) {
        this.status = status;
    }

    /**
     * The Omaha status of the app. Clients read of it that they get no update now; what begins with {@code error-} is plain
     * to see in their log.
     */
    public String status() {
        return status;
    }

    /** The stable code for metrics and the API. */
    public String code() {
        return Labels.of(this);
    }
}
