package dev.fairway.base;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** A setting that says for how long something is kept, from a day to a thousand years: {@code P400D}, {@code P5Y}. */
public final class KeptFor {

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(365_250);

    private KeptFor() {}

    /**
     * What the setting says.
     *
     * @throws BadSetting naming the setting, if it cannot be taken
     */
    public static Duration read(String setting, String text) {
        Duration kept;
        try {
            kept = text.contains("T") ? Duration.parse(text) : ofDate(Period.parse(text));
        } catch (DateTimeParseException | ArithmeticException broken) {
            throw new BadSetting(setting + ": '" + text + "' is no duration such as P90D");
        }
        if (kept.compareTo(SHORTEST) < 0 || kept.compareTo(LONGEST) > 0) {
            throw new BadSetting(setting + " is " + text + ": it is from P1D to P1000Y");
        }
        return kept;
    }

    /** Years and months by their mean: nobody counts on the day. */
    private static Duration ofDate(Period period) {
        return Duration.ofDays(period.getDays())
                .plus(ChronoUnit.MONTHS.getDuration().multipliedBy(period.toTotalMonths()));
    }
}
