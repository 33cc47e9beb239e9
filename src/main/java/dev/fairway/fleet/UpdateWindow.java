package dev.fairway.fleet;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
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
}
