package dev.fairway.base;

/** A setting that Fairway cannot start with; the message names it and says what would be right. */
public final class BadSetting extends RuntimeException {

    /** @param message one sentence that begins with the name of the setting */
    public BadSetting(String message) {
        super(message);
    }
}
