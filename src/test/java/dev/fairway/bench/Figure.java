package dev.fairway.bench;

import java.util.Locale;

/**
 * One line of the report.
 *
 * @param machines the size of the fleet; 0 where it does not matter
 * @param target what has to be reached, or null
 * @param note what else is to be known, or empty
 */
record Figure(String what, long machines, double value, String unit, Target target, String note) {

    Figure(String what, long machines, double value, String unit) {
        this(what, machines, value, unit, null, "");
    }

    Figure target(Target some) {
        return new Figure(what, machines, value, unit, some, note);
    }

    Figure note(String some, Object... arguments) {
        return new Figure(what, machines, value, unit, target, some.formatted(arguments));
    }

    boolean isReached() {
        return target == null || target.isReachedBy(value);
    }

    /** The value with its unit. */
    String measured() {
        return number(value) + unit(unit);
    }

    /** The target with its unit; empty without one. */
    String demanded() {
        return target == null ? "" : (target.atLeast() ? "≥ " : "≤ ") + number(target.bound()) + unit(unit);
    }

    /** Thousands apart, and no more digits than mean something. */
    static String number(double value) {
        boolean whole = Math.abs(value) >= 100 || value == Math.rint(value);
        String digits = whole ? "%,.0f" : Math.abs(value) >= 10 ? "%,.1f" : "%,.2f";
        return String.format(Locale.ROOT, digits, value).replace(',', ' ');
    }

    private static String unit(String unit) {
        return unit.startsWith("/") || unit.isEmpty() ? unit : " " + unit;
    }
}
