package dev.fairway.fleet;

/** How far a machine is with its update, as its events tell. The code is what the database holds. */
public enum Progress {
    IDLE(0),
    GRANTED(1),
    DOWNLOADING(2),
    DOWNLOADED(3),
    /** Installed, waiting for its reboot. */
    INSTALLED(4),
    FAILED(5);

    private final int code;

    Progress(int code) {
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

    /** The progress with this number in the database. */
    public static Progress ofCode(int code) {
        return values()[code];
    }

    /** Whether it works on an update. */
    public boolean isUnderWay() {
        return this != IDLE && this != FAILED;
    }
}
