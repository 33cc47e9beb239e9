package dev.fairway.base;

/** A command that is well-formed, but that the present state forbids; the message says which state. */
public class Conflict extends RuntimeException {

    /** @param message one sentence: what stands in the way */
    public Conflict(String message) {
        super(message);
    }
}
