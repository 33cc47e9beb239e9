package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.Texts;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When machines of a group may begin an update, by the clock on their wall: on these days, from {@code from} until before
 * {@code to}. A window whose end is not after its beginning lasts over midnight and belongs to the day on which it begins;
 * where both are equal it lasts 24 hours.
 *
 * @param days the days on which it begins; empty for every day
 * @param from a whole minute
 * @param to a whole minute; midnight is the end of the day
 * @param zone the zone whose wall clock is meant
 */
public record UpdateWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

    private static final int DAY = 86_400;
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** @throws InvalidInput naming {@code from} or {@code to} if it is no whole minute */
    public UpdateWindow {
        days = Set.copyOf(days);
        wholeMinute("from", from);
        wholeMinute("to", to);
    }

    /**
     * A window as people enter it.
     *
     * @param days {@code mon} to {@code sun} or whole English names, in any case; empty for every day
     * @param from {@code HH:mm}
     * @param to {@code HH:mm}; {@code 24:00} is midnight
     * @param zone a region such as {@code Asia/Kolkata}, or an offset such as {@code +05:30}
     * @throws InvalidInput naming {@code days[i]}, {@code from}, {@code to} or {@code zone}
     */
    public static UpdateWindow of(
            List<String> days, @Nullable String from, @Nullable String to, @Nullable String zone) {
        Set<DayOfWeek> read = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < days.size(); i++) {
            read.add(day("days[" + i + "]", days.get(i)));
        }
        boolean untilMidnight = to != null && to.strip().equals("24:00");
        return new UpdateWindow(
                read, time("from", from), untilMidnight ? LocalTime.MIDNIGHT : time("to", to), zone(zone));
    }

    private static DayOfWeek day(String field, @Nullable String text) {
        String name = Texts.required(field, text, 100).toLowerCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name.equals(nameOf(day)) || name.equals(day.name().toLowerCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new InvalidInput(field, "'" + name + "' is no day: expected mon, tue, wed, thu, fri, sat or sun");
    }

    private static LocalTime time(String field, @Nullable String text) {
        String time = Texts.required(field, text, 100);
        try {
            return LocalTime.parse(time, MINUTES);
        } catch (DateTimeException unreadable) {
            throw new InvalidInput(field, "'" + time + "' is no time of day: expected hours and minutes, as in 22:30");
        }
    }

    private static ZoneId zone(@Nullable String text) {
        String zone = Texts.required("zone", text, 100);
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new InvalidInput(
                    "zone", "'" + zone + "' is no time zone: expected one such as Europe/Berlin or Asia/Kolkata");
        }
    }

    private static void wholeMinute(String field, LocalTime time) {
        if (time.toSecondOfDay() % 60 != 0 || time.getNano() != 0) {
            throw new InvalidInput(field, field + " is a whole minute, as in 22:30");
        }
    }

    private static String nameOf(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }

    /** Its days as they are entered, {@code mon} first; empty for every day. */
    public List<String> dayNames() {
        return days.stream().sorted().map(UpdateWindow::nameOf).toList();
    }

    /** {@code HH:mm}. */
    public String fromText() {
        return MINUTES.format(from);
    }

    /** {@code HH:mm}; midnight is {@code 00:00}. */
    public String toText() {
        return MINUTES.format(to);
    }

    /** Whether it is open at {@code now}. */
    public boolean isOpenAt(Instant now) {
        return isOpen(shownAt(now, zone.getRules().getOffset(now).getTotalSeconds()));
    }

    /*
     * The rest reckons with the wall clock as one number: seconds since 1970 as the clock shows them. Between two clock
     * changes it runs with the true time, so each stretch is worked out alone and the next one begins at the change.
     */

    private static long shownAt(Instant moment, int offset) {
        return moment.getEpochSecond() + offset;
    }

    /** The first moment from {@code now} on, up to {@code limit}, at which it is open; {@code null} if there is none. */
    @Nullable
    Instant opensFrom(Instant now, Instant limit) {
        Instant at = now;
        while (!at.isAfter(limit)) {
            int offset = zone.getRules().getOffset(at).getTotalSeconds();
            long shown = shownAt(at, offset);
            if (isOpen(shown)) {
                return at;
            }
            Instant opens = Instant.ofEpochSecond(nextFrom(shown) - offset);
            ZoneOffsetTransition change = zone.getRules().nextTransition(at);
            if (change == null || opens.isBefore(change.getInstant())) {
                return opens.isAfter(limit) ? null : opens;
            }
            at = change.getInstant();
        }
        return null;
    }

    /** When the opening of this window that {@code now} lies in ends; where the next follows at once, it may be the first's end. */
    Instant closesAfter(Instant now) {
        Instant at = now;
        while (true) {
            int offset = zone.getRules().getOffset(at).getTotalSeconds();
            long shown = shownAt(at, offset);
            if (!isOpen(shown)) {
                return at;
            }
            Instant closes = Instant.ofEpochSecond(end(shown) - offset);
            ZoneOffsetTransition change = zone.getRules().nextTransition(at);
            if (change == null || closes.isBefore(change.getInstant())) {
                return closes;
            }
            at = change.getInstant();
        }
    }

    private boolean isOpen(long shown) {
        long day = Math.floorDiv(shown, DAY);
        int second = Math.floorMod(shown, DAY);
        if (!lastsOverMidnight()) {
            return second >= from.toSecondOfDay() && second < to.toSecondOfDay() && beginsOn(day);
        }
        return (second >= from.toSecondOfDay() && beginsOn(day)) || (second < to.toSecondOfDay() && beginsOn(day - 1));
    }

    /** The end, as the wall shows it, of the opening that {@code shown} lies in. */
    private long end(long shown) {
        long day = Math.floorDiv(shown, DAY);
        boolean endsTomorrow =
                lastsOverMidnight() && Math.floorMod(shown, DAY) >= from.toSecondOfDay() && beginsOn(day);
        return (endsTomorrow ? day + 1 : day) * DAY + to.toSecondOfDay();
    }

    /** The first beginning after {@code shown}, as the wall shows it: within eight days, as there is one in every week. */
    private long nextFrom(long shown) {
        long day = Math.floorDiv(shown, DAY);
        if (Math.floorMod(shown, DAY) >= from.toSecondOfDay()) {
            day++;
        }
        while (!beginsOn(day)) {
            day++;
        }
        return day * DAY + from.toSecondOfDay();
    }

    private boolean lastsOverMidnight() {
        return !to.isAfter(from);
    }

    private boolean beginsOn(long epochDay) {
        // The first of January 1970 was a Thursday.
        return days.isEmpty() || days.contains(DayOfWeek.of(Math.floorMod(epochDay + 3, 7) + 1));
    }
}
