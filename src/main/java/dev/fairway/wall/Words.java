package dev.fairway.wall;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of the wall, all of them in {@code words.properties} beside this class. */
final class Words {

    private static final ResourceBundle ALL = ResourceBundle.getBundle(
            "dev.fairway.wall.words",
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Words() {}

    /** The word for {@code key}; with arguments it is a {@link MessageFormat}. */
    static String of(String key, Object... arguments) {
        String pattern = ALL.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.UK).format(arguments);
    }

    static boolean has(String key) {
        return ALL.containsKey(key);
    }

    /** What the page itself says, by key: patterns as they stand. */
    static Map<String, String> ofPage() {
        return Stream.of(
                        "clock.as-of",
                        "clock.zone",
                        "stale.server",
                        "stale.network",
                        "gone.revoked",
                        "gone.expired",
                        "gone.unknown",
                        "connecting",
                        "seconds",
                        "minutes.short",
                        "rollouts",
                        "rollouts.part",
                        "rollouts.none",
                        "adoption",
                        "adoption.what",
                        "adoption.none",
                        "adoption.day",
                        "adoption.hour",
                        "exposure",
                        "exposure.none",
                        "events",
                        "events.none")
                .collect(Collectors.toMap(key -> key, key -> plain(ALL.getString(key))));
    }

    private static String plain(String pattern) {
        return pattern.replace(",number", "");
    }

    static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }

    /** A share in percent, rounded down, so that all is said only of all; with one decimal where there is one. */
    static String percent(long part, long whole) {
        long tenths = whole == 0 ? 0 : 1000 * part / whole;
        if (tenths == 0 && part > 0) {
            tenths = 1;
        }
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : String.format(Locale.UK, "%.1f", tenths / 10.0);
    }

    /** How long ago, in whole days, hours or minutes. */
    static String age(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        if (age.toHours() >= 48) {
            return of("days", age.toDays());
        }
        return age.toMinutes() >= 60 ? of("hours", age.toHours()) : of("minutes", Math.max(0, age.toMinutes()));
    }
}
