package dev.fairway.base;

/**
 * Something that people look at has changed. Published inside the transaction that changes it; screens listen after its
 * commit and refresh what they show.
 *
 * @param what the area that changed
 */
public record Changed(Area what) {

    /** The areas that a screen may show. */
    public enum Area {
        MACHINES,
        RELEASES,
        CHANNELS,
        GROUPS,
        ROLLOUTS,
        VIEWS,
        ACCESS,
        WALLS
    }
}
