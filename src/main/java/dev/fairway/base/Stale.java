package dev.fairway.base;

/** Somebody else has edited the object since it was read. */
public final class Stale extends Conflict {

    /**
     * @param kind the word for it: channel, group …
     * @param sent the revision that was read
     * @param now the revision that it has
     */
    public Stale(String kind, long sent, long now) {
        super("this " + kind + " was changed by somebody else: you edited revision " + sent + ", it is now " + now);
    }
}
