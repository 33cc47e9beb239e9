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
