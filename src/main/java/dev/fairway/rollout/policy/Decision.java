package dev.fairway.rollout.policy;

/** The answer to an update check. */
public sealed interface Decision {

    /**
     * It gets this release.
     *
     * @param leave whether it has a grant for it already
     * @param floor whether this is a step on the way to its target
     */
    record Offer(ReleaseFacts release, Leave leave, boolean floor) implements Decision {

        /** Whether it has a grant for it already. */
        public boolean again() {
            return leave != Leave.NEW;
        }
    }

    /** What leave a machine has to take what it is offered. */
    enum Leave {
        /** None before this. */
        NEW,
        /** It was granted before. */
        GRANTED,
        /** It was granted and has installed; it would be offered it again if it asked instead of rebooting. */
        INSTALLED
    }

    /** It gets nothing now. */
    record Deferral(Reason reason) implements Decision {}

    /** The stable code, for the API and metrics. */
    default String code() {
        return switch (this) {
            case Offer offer -> offer.again() ? "offer-again" : "offer";
            case Deferral deferral -> deferral.reason().code();
        };
    }

    /** One sentence for people. */
    default String sentence() {
        return switch (this) {
            case Offer offer
            when offer.leave() == Leave.INSTALLED ->
                "It has installed " + offer.release().version() + " and waits for its reboot.";
            case Offer offer
            when offer.again() -> "It has leave to take " + offer.release().version() + " and is offered it again.";
            case Offer offer
            when offer.floor() ->
                "It is offered " + offer.release().version() + ", which it may not skip, at its next check.";
            case Offer offer -> "It is offered " + offer.release().version() + " at its next check.";
            case Deferral deferral -> deferral.reason().sentence();
        };
    }
}
