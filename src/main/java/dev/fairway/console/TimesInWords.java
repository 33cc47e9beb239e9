package dev.fairway.console;

import dev.fairway.fleet.UpdateWindow;
import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Update windows as people say them. */
public final class TimesInWords {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private TimesInWords() {}

    /** {@code Mon–Fri 22:00–06:00, Europe/Berlin}. */
    public static String window(UpdateWindow window) {
        String clock = window.from().equals(window.to())
                ? Messages.of("common.window.all.day", CLOCK.format(window.from()))
                : CLOCK.format(window.from()) + "–" + CLOCK.format(window.to());
        return Messages.of("common.window", days(window), clock, window.zone().getId());
    }

    private static String days(UpdateWindow window) {
        if (window.days().isEmpty() || window.days().size() == 7) {
            return Messages.of("common.daily");
        }
        List<String> runs = new ArrayList<>();
        List<DayOfWeek> days = window.days().stream().sorted().toList();
        for (int i = 0; i < days.size(); ) {
            int end = i;
            while (end + 1 < days.size()
                    && days.get(end + 1).getValue() == days.get(end).getValue() + 1) {
                end++;
            }
            String first = name(days.get(i));
            runs.add(end == i ? first : first + (end == i + 1 ? ", " : "–") + name(days.get(end)));
            i = end + 1;
        }
        return String.join(", ", runs);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
