package dev.fairway.wall;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a wall shows, in words that are ready to be read, and nothing else: it is all that the page is told of the fleet. A part
 * that the link does not show is {@code null}.
 */
record Board(
        @Nullable Verdict verdict,
        @Nullable List<Count> health,
        @Nullable List<Line> rollouts,
        @Nullable List<Curve> adoption,
        @Nullable Hole exposure,
        @Nullable List<Event> events) {

    /** A piece of a sentence; {@code tone} names its colour, empty for none. */
    record Said(String text, String tone) {}

    /**
     * The one sentence.
     *
     * @param percent how many of a hundred run their target; {@code null} where none has one
     */
    record Verdict(@Nullable String percent, List<Said> first, List<Said> second, int machines, int onTarget) {}

    /** How many machines are of one health. */
    record Count(String health, String word, int machines) {}

    /**
     * An open rollout.
     *
     * @param note why it stands still, or what comes next
     */
    record Line(String state, String word, String group, String version, String note, List<Stage> stages) {}

    /** A stage: how much of it is done, from 0 to 100; {@code open} while it is the present one. */
    record Stage(int filled, boolean open) {}

    /**
     * How the newest release of a channel spread.
     *
     * @param hours since the release came to the channel, for each point
     * @param percent of the channel's machines that ran it, for each point
     * @param main whether it is the one to look at first
     */
    record Curve(
            String channel, String version, String label, List<Double> hours, List<Double> percent, boolean main) {}

    /** A known hole that is open; {@code machines} is 0 where none is. */
    record Hole(int machines, String first, String second) {}

    /** Something that was done. */
    record Event(Instant at, String text, String tone) {}
}
