package dev.fairway.base;

/** A command that is well-formed, but that the present state forbids; the message says which state. */
public final class Conflict extends RuntimeException {

    /** @param message one sentence: what stands in the way */
    public Conflict(String message) {
        super(message);
    }

    /** Somebody else has edited the object since it was read. */
    public static Conflict stale(String kind, long sent, long now) {
        return new Conflict(
                "this " + kind + " was changed by somebody else: you edited revision " + sent + ", it is now " + now);
    }
}
