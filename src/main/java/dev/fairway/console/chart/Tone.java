package dev.fairway.console.chart;

import java.util.Locale;

/** The colour of a curve or line, by what it means; the page works it out from our tokens, in light and dark. */
public enum Tone {
    /** The newest version: the accent. */
    V0,
    /** One version behind. */
    V1,
    /** Two behind. */
    V2,
    /** Another line of the product. */
    V3,
    /** All the rest. */
    V4,
    /** Machines that took a release. */
    COMPLETED,
    /** Machines that have leave and are not done. */
    IN_FLIGHT,
    HEALTHY,
    UPDATING,
    FAILING,
    STUCK,
    HELD,
    SILENT,
    /** What is only read: a moment, a rate. */
    TEXT,
    /** What is interactive or comes next. */
    ACCENT;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
