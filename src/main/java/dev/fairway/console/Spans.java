package dev.fairway.console;

import dev.fairway.base.InvalidInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people read and type them: {@code 6 h}, {@code 1 d 12 h}, {@code 90 min}. */
public final class Spans {

    private static final Pattern PART =
            Pattern.compile("\\G\\s*(\\d{1,6})\\s*(d|days?|h|hours?|m|min|minutes?|s|sec|seconds?)(?![a-z])\\s*");

    private Spans() {}

    /** All of it, without loss of seconds: {@code 1 d 12 h}; {@code 0 min} for nothing. */
    public static String exact(Duration span) {
        List<String> parts = parts(span);
        return parts.isEmpty() ? nothing() : String.join(" ", parts);
    }

    /** Its two largest units, for reading: {@code 3 h 46 min}; {@code 0 min} below a minute. */
    public static String rough(Duration span) {
        List<String> parts = parts(span.toMinutes() == 0 ? Duration.ZERO : Duration.ofMinutes(span.toMinutes()));
        return parts.isEmpty() ? nothing() : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    /**
     * Reads what somebody typed.
     *
     * @throws InvalidInput naming {@code field} if it is no length of time
     */
    public static Duration read(String field, String typed) {
        String text = typed.strip().toLowerCase(java.util.Locale.ROOT);
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find()) {
            sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
            end = part.end();
        }
        if (text.isEmpty() || end != text.length()) {
            throw new InvalidInput(field, Messages.of("common.span.wrong", typed));
        }
        return sum;
    }

    private static Duration unit(String word) {
        return switch (word.charAt(0)) {
            case 'd' -> Duration.ofDays(1);
            case 'h' -> Duration.ofHours(1);
            case 'm' -> Duration.ofMinutes(1);
            default -> Duration.ofSeconds(1);
        };
    }

    private static String nothing() {
        return Messages.of("common.span.minutes", 0);
    }

    private static List<String> parts(Duration span) {
        List<String> parts = new ArrayList<>();
        add(parts, span.toDaysPart(), "common.span.days");
        add(parts, span.toHoursPart(), "common.span.hours");
        add(parts, span.toMinutesPart(), "common.span.minutes");
        add(parts, span.toSecondsPart(), "common.span.seconds");
        return parts;
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(Messages.of(unit, count));
        }
    }
}
