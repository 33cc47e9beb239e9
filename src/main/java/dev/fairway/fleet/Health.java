package dev.fairway.fleet;

/** How a machine is, worst first. The code is what the database holds, so that sorting by it puts the worst first. */
public enum Health {
    /** Its last attempt failed. */
    FAILING(0),
    /** Its grant timed out. */
    STUCK(1),
    /** It has not checked in for longer than its group allows. */
    SILENT(2),
    /** A person holds it back. */
    HELD(3),
    UPDATING(4),
    HEALTHY(5);

    private final int code;

    Health(int code) {
        this.code = code;
    }

    /**
     * The health that follows from what is known of a machine: of all that is true of it, the gravest.
     *
     * @param silent whether it has not checked in for longer than its group allows
     * @param progress failed means that its last attempt did
     * @param stuck whether its last grant timed out
     * @param held whether a person holds it back
     */
    public static Health of(boolean silent, Progress progress, boolean stuck, boolean held) {
        if (silent) {
            return SILENT;
        }
        if (progress == Progress.FAILED) {
            return FAILING;
        }
        if (stuck) {
            return STUCK;
        }
        if (held) {
            return HELD;
        }
        return progress.isUnderWay() ? UPDATING : HEALTHY;
    }

    /** The number in the database. */
    public int code() {
        return code;
    }

    /** The name in the API. */
    public String label() {
        return Labels.of(this);
    }

    /** The health with this number in the database. */
    public static Health ofCode(int code) {
        return values()[code];
    }
}
