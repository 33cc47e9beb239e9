package dev.fairway.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people: relative where they scan, exact on hover, in the zone of the viewer. */
public final class Times {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss VV", Locale.ENGLISH);

    private Times() {}

    /** A {@code <time>}: the page's script writes the exact time as its hint and keeps a relative one fresh. */
    @Tag("time")
    public static final class Stamp extends Component {
        Stamp(Instant at, String text) {
            getElement().setAttribute("datetime", at.toString()).setText(text);
        }
    }

    /** {@code 4 min ago}, kept fresh. */
    public static Stamp ago(Instant at, Instant now) {
        String relative = relative(at, now);
        Stamp stamp = new Stamp(at, isNow(at, now) ? relative : Messages.of("common.ago", relative));
        stamp.getElement().setAttribute("data-ago", Messages.of("common.ago", "{0}"));
        return stamp;
    }

    /** The clock time if it is today, else the day. */
    public static Stamp at(Instant at, Instant now) {
        return new Stamp(at, text(at, now));
    }

    /** {@code in 2 h 14 min}, kept fresh; {@code any moment} once it is reached. */
    public static Stamp in(Instant at, Instant now) {
        Duration left = Duration.between(now, at);
        Stamp stamp = new Stamp(
                at,
                left.toMinutes() < 1 ? Messages.of("common.any.moment") : Messages.of("common.in", Spans.rough(left)));
        stamp.getElement().setAttribute("data-in", "in");
        return stamp;
    }

    /** The clock time if it is today, else the day and the clock time, in words of a sentence. */
    public static Stamp moment(Instant at, Instant now) {
        return new Stamp(at, momentText(at, now));
    }

    /** The clock time if it is today, else the day and the clock time. */
    public static String momentText(Instant at, Instant now) {
        String day = text(at, now);
        String clock = CLOCK.format(at.atZone(zone()));
        return day.equals(clock) ? clock : Messages.of("common.day.clock", day, clock);
    }

    /** {@code now}, {@code 4 min}, {@code 3 h}, {@code 2 d}; the script of the page counts the same way. */
    public static String relative(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (isNow(at, now)) {
            return Messages.of("common.now");
        }
        if (age.toMinutes() < 60) {
            return Messages.of("common.minutes", age.toMinutes());
        }
        return age.toHours() < 48
                ? Messages.of("common.hours", age.toHours())
                : Messages.of("common.days", age.toDays());
    }

    private static boolean isNow(Instant at, Instant now) {
        return Duration.between(at, now).toSeconds() < 60;
    }

    /** The clock time, whatever the day. */
    public static Stamp clock(Instant at) {
        return new Stamp(at, CLOCK.format(at.atZone(zone())));
    }

    /** Day, time to the second and zone. */
    public static String exactText(Instant at) {
        return EXACT.format(at.atZone(zone()));
    }

    /** The clock time if it is today, else the day, as text. */
    public static String text(Instant at, Instant now) {
        ZoneId zone = zone();
        LocalDate day = at.atZone(zone).toLocalDate();
        LocalDate today = now.atZone(zone).toLocalDate();
        if (day.equals(today)) {
            return CLOCK.format(at.atZone(zone));
        }
        return (day.getYear() == today.getYear() ? DAY : YEAR).format(day);
    }

    /** The zone of the viewer, or UTC where it is not known. */
    public static ZoneId zone() {
        UI ui = UI.getCurrent();
        var details = ui == null ? null : ui.getPage().getExtendedClientDetails();
        String id = details == null ? null : details.getTimeZoneId();
        try {
            return id == null || id.isEmpty() ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException unknownHere) {
            return ZoneOffset.UTC;
        }
    }
}
