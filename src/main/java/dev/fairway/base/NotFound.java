package dev.fairway.base;

/** What was asked for does not exist. */
public final class NotFound extends RuntimeException {

    /**
     * @param kind the word for it: release, channel, machine …
     * @param id the id that was asked for
     */
    public NotFound(String kind, Object id) {
        super("there is no " + kind + " " + id);
    }
}
