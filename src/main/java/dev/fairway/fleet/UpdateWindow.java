package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * When machines of a group may begin an update, by the clock on their wall: on these days, from {@code from} until before
 * {@code to}. A window whose end is not after its beginning lasts over midnight and belongs to the day on which it begins;
 * where both are equal it lasts 24 hours.
 *
 * @param days the days on which it begins; empty for every day
 * @param zone the zone whose wall clock is meant
 */
public record UpdateWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

    public UpdateWindow {
        days = Set.copyOf(days);
    }

    /**
     * Reads a window as people enter it.
     *
     * @param days {@code monday} to {@code sunday}; empty for every day
     * @param from {@code 22:00}
     * @param zone {@code Europe/Berlin}
     * @throws InvalidInput naming {@code days}, {@code from}, {@code to} or {@code zone}
     */
    public static UpdateWindow of(List<String> days, String from, String to, String zone) {
        Set<DayOfWeek> begins = EnumSet.noneOf(DayOfWeek.class);
        days.forEach(day -> begins.add(Labels.parse(DayOfWeek.class, "days", day)));
        return new UpdateWindow(begins, time("from", from), time("to", to), zone(zone));
    }

    private static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException broken) {
            throw new InvalidInput(field, "'" + text + "' is no time of day such as 22:00");
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new InvalidInput("zone", "'" + text + "' is no time zone such as Europe/Berlin");
        }
    }
}
