package dev.fairway.console.rollout;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.fleet.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The time that several plans are drawn on, one below the other.
 *
 * @param start when they all would start
 * @param length long enough for the slowest of them, and a little more for what is open to all
 */
public record PlanAxis(Instant start, Duration length) {

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final int MOST_DAYS = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);

    /** An axis for these plans. */
    public static PlanAxis of(Collection<List<Plan.Stage>> plans, Instant start) {
        Duration longest = plans.stream().map(PlanAxis::untilOpen).reduce(SHORTEST, PlanAxis::longer);
        return new PlanAxis(start, longest.plus(longest.dividedBy(4)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** How long it takes at least until the last stage opens. */
    static Duration untilOpen(List<Plan.Stage> stages) {
        return stages.subList(0, stages.size() - 1).stream()
                .map(stage -> Duration.parse(stage.soak()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** How much of the axis a time takes, in percent. */
    double share(Duration span) {
        return Math.min(100, 100.0 * span.toSeconds() / length.toSeconds());
    }

    /** The days along it. */
    public Div days() {
        ZoneId zone = Times.zone();
        Div days = Parts.block("fw-axis-days");
        days.getElement().setAttribute("aria-hidden", "true");
        days.add(Parts.text("", Messages.of("rollout.plan.today")));
        LocalDate first = start.atZone(zone).toLocalDate();
        long step = Math.max(1, length.toDays() / MOST_DAYS + 1);
        for (LocalDate day = first.plusDays(step); ; day = day.plusDays(step)) {
            double at = share(Duration.between(start, day.atStartOfDay(zone).toInstant()));
            if (at > 92) {
                return days;
            }
            // The word for today stands at the beginning.
            if (at > 12) {
                Span name = Parts.text("", DAY.format(day));
                name.getStyle().set("inset-inline-start", at + "%");
                days.add(name);
            }
        }
    }
}
