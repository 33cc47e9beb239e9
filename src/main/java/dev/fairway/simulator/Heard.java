package dev.fairway.simulator;

import org.jspecify.annotations.Nullable;

/** What came of a request. */
sealed interface Heard {

    /**
     * An update, with all that a real client demands of an offer.
     *
     * @param pollInterval seconds until the next check, if the server said so
     */
    record Offer(String version, @Nullable Integer pollInterval) implements Heard {}

    /** There is no update. */
    record NoUpdate(@Nullable Integer pollInterval) implements Heard {}

    /** It was heard, and had asked for nothing. */
    record Acknowledged() implements Heard {}

    /** An answer with another status than 200. */
    record Refused(int status) implements Heard {}

    /** An answer that a real client could not use. */
    record Unusable(String why) implements Heard {}

    /** No answer. */
    record Unreachable() implements Heard {}
}
