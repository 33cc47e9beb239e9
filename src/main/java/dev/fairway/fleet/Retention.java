package dev.fairway.fleet;

import dev.fairway.base.BadSetting;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** For how long what happened is kept, from a day to a thousand years. */
@Component
public class Retention {

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(365_250);

    private final Duration events;
    private final Duration grants;
    private final Duration machines;

    /** @throws BadSetting naming the setting that cannot be taken */
    Retention(
            @Value("${fairway.retention.events}") String events,
            @Value("${fairway.retention.grants}") String grants,
            @Value("${fairway.retention.machines}") String machines) {
        this.events = read("events", events);
        this.grants = read("grants", grants);
        this.machines = read("machines", machines);
    }

    /** How long events are kept. */
    public Duration events() {
        return events;
    }

    /** How long grants are kept after they ended, and evidence after its rollout is over. */
    public Duration grants() {
        return grants;
    }

    /** After how long a silence machines are archived. */
    public Duration machines() {
        return machines;
    }

    private static Duration read(String name, String text) {
        String setting = "fairway.retention." + name;
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
