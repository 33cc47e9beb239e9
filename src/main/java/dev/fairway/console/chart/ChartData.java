package dev.fairway.console.chart;

import java.time.Instant;
import java.util.List;

/**
 * All that a chart shows. Values, so that what is shown can be compared with what comes.
 *
 * @param labels where the curves are named
 * @param summary what it shows, in one sentence, for those who do not see it
 * @param from the left edge
 * @param until the right edge; may lie ahead of the last moment
 * @param moments when something is known, ascending; none if nothing is
 * @param bands the curves; in a stack the first lies at the bottom
 */
public record ChartData(
        Kind kind,
        Unit unit,
        Labels labels,
        String summary,
        Instant from,
        Instant until,
        List<Instant> moments,
        List<Band> bands,
        List<Marker> markers,
        List<Limit> limits) {

    public ChartData {
        moments = List.copyOf(moments);
        bands = List.copyOf(bands);
        markers = List.copyOf(markers);
        limits = List.copyOf(limits);
    }

    /** How curves are drawn. */
    public enum Kind {
        /** On top of each other, filled: parts of a whole. */
        AREA,
        /** Each for itself. */
        LINE
    }

    /** What the values are. */
    public enum Unit {
        /** Whole numbers of something. */
        COUNT,
        /** From 0 to 100. */
        PERCENT
    }

    /** Where curves are named. */
    public enum Labels {
        /** Beside their ends with their newest value; in a legend with it where that has no room. */
        EDGE,
        /** In a legend below. */
        LEGEND,
        /** Nowhere: what is shown is said elsewhere. */
        NONE
    }

    /**
     * One curve.
     *
     * @param values one for each moment; {@link Double#NaN} where it is not known
     * @param dashed for what is only expected; in a chart of lines
     */
    public record Band(String name, Tone tone, List<Double> values, boolean dashed) {

        public Band {
            values = List.copyOf(values);
        }

        /** A curve of what was. */
        public Band(String name, Tone tone, List<Double> values) {
            this(name, tone, values, false);
        }
    }

    /**
     * A moment that matters: a vertical line with words; left out where it lies outside.
     *
     * @param solid for now; dashed for what was or is to come
     */
    public record Marker(Instant at, String label, Tone tone, boolean solid) {}

    /** A value not to be passed: a dashed horizontal line with words. */
    public record Limit(double value, String label, Tone tone) {}
}
