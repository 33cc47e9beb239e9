package dev.fairway.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateTimesTest {

    @Test
    void without_windows_it_is_always_open() {
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        assertThat(UpdateTimes.ALWAYS.isOpenAt(now)).isTrue();
        assertThat(UpdateTimes.ALWAYS.nextOpening(now)).contains(now);
        assertThat(UpdateTimes.ALWAYS.nextClosing(now)).isEmpty();
    }

    /** Openings within the span: from, to, from, to … as told by asking for one after the other. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # days    | from  | to    | zone                | asked from           | openings, UTC
            every     | 02:00 | 04:00 | Asia/Kolkata        | 2026-11-23T00:00:00Z | 2026-11-23T20:30 2026-11-23T22:30 2026-11-24T20:30
            every     | 02:00 | 04:00 | Asia/Kathmandu      | 2026-11-23T00:00:00Z | 2026-11-23T20:15 2026-11-23T22:15 2026-11-24T20:15
            mon       | 22:00 | 04:00 | UTC                 | 2026-11-23T12:00:00Z | 2026-11-23T22:00 2026-11-24T04:00 2026-11-30T22:00
            sun       | 22:00 | 04:00 | Europe/Berlin       | 2026-11-23T02:30:00Z | 2026-11-23T02:30 2026-11-23T03:00 2026-11-29T21:00
            tue       | 06:00 | 06:00 | UTC                 | 2026-11-23T12:00:00Z | 2026-11-24T06:00 2026-11-25T06:00 2026-12-01T06:00
            tue wed   | 06:00 | 06:00 | UTC                 | 2026-11-23T12:00:00Z | 2026-11-24T06:00 2026-11-26T06:00 2026-12-01T06:00
            sat       | 10:00 | 11:00 | UTC                 | 2028-02-28T00:00:00Z | 2028-03-04T10:00 2028-03-04T11:00 2028-03-11T10:00
            tue       | 00:00 | 24:00 | UTC                 | 2028-02-28T12:00:00Z | 2028-02-29T00:00 2028-03-01T00:00 2028-03-07T00:00
            # the clock skips 02:00–03:00 on the last Sunday of March 2027, and repeats it on the last of October
            every     | 02:15 | 02:45 | Europe/Berlin       | 2027-03-27T12:00:00Z | 2027-03-29T00:15 2027-03-29T00:45 2027-03-30T00:15
            every     | 01:30 | 03:30 | Europe/Berlin       | 2027-03-27T12:00:00Z | 2027-03-28T00:30 2027-03-28T01:30 2027-03-28T23:30
            every     | 02:30 | 05:00 | Europe/Berlin       | 2027-03-27T12:00:00Z | 2027-03-28T01:00 2027-03-28T03:00 2027-03-29T00:30
            every     | 02:15 | 02:45 | Europe/Berlin       | 2027-10-30T12:00:00Z | 2027-10-31T00:15 2027-10-31T00:45 2027-10-31T01:15 2027-10-31T01:45 2027-11-01T01:15
            every     | 01:00 | 02:30 | Europe/Berlin       | 2027-10-30T12:00:00Z | 2027-10-30T23:00 2027-10-31T00:30 2027-10-31T01:00 2027-10-31T01:30 2027-11-01T00:00
            every     | 01:00 | 03:00 | Europe/Berlin       | 2027-10-30T12:00:00Z | 2027-10-30T23:00 2027-10-31T02:00 2027-11-01T00:00
            every     | 22:00 | 02:30 | Europe/Berlin       | 2027-10-30T12:00:00Z | 2027-10-30T20:00 2027-10-31T00:30 2027-10-31T01:00 2027-10-31T01:30 2027-10-31T21:00
            # New York: 14 March and 7 November 2027
            sun       | 02:00 | 03:00 | America/New_York    | 2027-03-13T12:00:00Z | 2027-03-21T06:00 2027-03-21T07:00 2027-03-28T06:00
            every     | 23:00 | 02:30 | America/New_York    | 2027-03-13T12:00:00Z | 2027-03-14T04:00 2027-03-14T07:00 2027-03-15T03:00
            every     | 01:30 | 01:45 | America/New_York    | 2027-11-06T12:00:00Z | 2027-11-07T05:30 2027-11-07T05:45 2027-11-07T06:30 2027-11-07T06:45 2027-11-08T06:30
            # Lord Howe changes by half an hour: 02:00 → 02:30 on 3 October, 02:00 → 01:30 on 4 April 2027
            every     | 02:00 | 02:30 | Australia/Lord_Howe | 2027-10-02T12:00:00Z | 2027-10-03T15:00 2027-10-03T15:30 2027-10-04T15:00
            every     | 02:15 | 03:00 | Australia/Lord_Howe | 2027-10-02T12:00:00Z | 2027-10-02T15:30 2027-10-02T16:00 2027-10-03T15:15
            every     | 01:40 | 01:50 | Australia/Lord_Howe | 2027-04-03T12:00:00Z | 2027-04-03T14:40 2027-04-03T14:50 2027-04-03T15:10 2027-04-03T15:20 2027-04-04T15:10
            """)
    void the_clock_on_the_wall_decides(
            String days, String from, String to, String zone, Instant asked, String openings) {
        List<String> names = days.equals("every") ? List.of() : List.of(days.split(" "));
        UpdateTimes times = new UpdateTimes(List.of(UpdateWindow.of(names, from, to, zone)), List.of());
        List<String> told = new ArrayList<>();
        Instant at = asked;
        for (int i = openings.split(" ").length; i > 0; i--) {
            at = (told.size() % 2 == 0 ? times.nextOpening(at) : times.nextClosing(at)).orElseThrow();
            told.add(at.toString().substring(0, 16));
        }
        assertThat(String.join(" ", told)).isEqualTo(openings);
    }

    @Test
    void a_leap_day_is_a_day_like_others() {
        UpdateTimes tuesdays =
                new UpdateTimes(List.of(UpdateWindow.of(List.of("tue"), "10:00", "11:00", "UTC")), List.of());
        assertThat(tuesdays.isOpenAt(Instant.parse("2028-02-29T10:30:00Z"))).isTrue();
        assertThat(tuesdays.nextOpening(Instant.parse("2028-02-28T10:30:00Z")))
                .contains(Instant.parse("2028-02-29T10:00:00Z"));
    }

    @Test
    void windows_that_touch_are_one_opening_and_one_that_is_always_open_never_closes() {
        UpdateTimes day = times(
                List.of(),
                UpdateWindow.of(List.of(), "08:00", "12:00", "UTC"),
                UpdateWindow.of(List.of(), "12:00", "18:00", "UTC"));
        assertThat(day.nextClosing(Instant.parse("2026-11-23T09:00:00Z")))
                .contains(Instant.parse("2026-11-23T18:00:00Z"));
        UpdateTimes always = times(List.of(), UpdateWindow.of(List.of(), "06:00", "06:00", "Europe/Berlin"));
        assertThat(always.nextClosing(Instant.parse("2026-11-23T09:00:00Z"))).isEmpty();
    }

    @Test
    void a_freeze_ends_an_opening_and_an_opening_waits_for_its_end() {
        Freeze freeze = freeze("2026-11-23T10:00:00Z", "2026-11-25T09:00:00Z");
        UpdateTimes times = times(List.of(freeze), UpdateWindow.of(List.of(), "08:00", "12:00", "UTC"));
        assertThat(times.nextClosing(Instant.parse("2026-11-23T09:00:00Z"))).contains(freeze.from());
        assertThat(times.nextClosing(freeze.from())).isEmpty();
        assertThat(times.nextOpening(freeze.from())).contains(freeze.to());
        assertThat(times.isOpenAt(freeze.from())).isTrue();
        UpdateTimes early = times(List.of(freeze), UpdateWindow.of(List.of(), "02:00", "04:00", "UTC"));
        assertThat(early.nextOpening(freeze.from())).contains(Instant.parse("2026-11-26T02:00:00Z"));
    }

    @Test
    void of_several_freezes_the_one_that_lasts_longest_is_told_and_the_opening_waits_for_all() {
        Freeze first = freeze("2026-11-23T10:00:00Z", "2026-11-24T10:00:00Z");
        Freeze longer = freeze("2026-11-23T11:00:00Z", "2026-11-25T10:00:00Z");
        Freeze next = freeze("2026-11-25T10:00:00Z", "2026-11-26T10:00:00Z");
        UpdateTimes times = times(List.of(first, longer, next));
        assertThat(times.freezeAt(Instant.parse("2026-11-23T12:00:00Z"))).contains(longer);
        assertThat(times.freezeAt(first.from())).contains(first);
        assertThat(times.freezeAt(next.to())).isEmpty();
        assertThat(times.nextOpening(first.from())).contains(next.to());
    }

    @Test
    void nothing_opens_within_a_freeze_that_is_longer_than_anybody_looks_ahead() {
        UpdateTimes times = times(List.of(freeze("2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z")));
        assertThat(times.nextOpening(Instant.parse("2026-11-23T12:00:00Z"))).isEmpty();
    }

    /** Against the definition, minute by minute: nothing before the next opening is open, and it is. */
    @Test
    void between_now_and_the_next_opening_no_minute_is_open_and_none_is_closed_until_the_closing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            UpdateTimes times = any(random);
            Instant now = anyMoment(random);
            String what = "seed " + seed + ", case " + i + ": " + times + " at " + now;
            Instant opens = times.nextOpening(now).orElse(null);
            Instant end = opens == null ? now.plus(UpdateTimes.HORIZON) : opens;
            Instant minute = now;
            while (minute.isBefore(end)) {
                assertThat(isFree(times, minute)).as(what).isFalse();
                minute = minute.plusSeconds(60).truncatedTo(ChronoUnit.MINUTES);
            }
            if (opens != null) {
                assertThat(isFree(times, opens)).as(what).isTrue();
                closesAtTheFirstClosedMinute(times, opens, what);
            }
        }
    }

    private static void closesAtTheFirstClosedMinute(UpdateTimes times, Instant opens, String what) {
        Instant closes = times.nextClosing(opens).orElse(null);
        Instant limit = closes == null ? opens.plus(Duration.ofDays(20)) : closes;
        for (Instant minute = opens; minute.isBefore(limit); minute = minute.plusSeconds(60)) {
            assertThat(isFree(times, minute)).as(what).isTrue();
        }
        if (closes != null) {
            assertThat(isFree(times, closes)).as(what + ", closing " + closes).isFalse();
        }
    }

    /** The definition itself, in dates and times: the wall clock is in a window that began today or yesterday. */
    private static boolean isFree(UpdateTimes times, Instant at) {
        boolean open = times.windows().isEmpty();
        for (UpdateWindow window : times.windows()) {
            LocalDateTime shown = LocalDateTime.ofInstant(at, window.zone());
            for (int back = 0; back <= 1; back++) {
                LocalDateTime begin = shown.toLocalDate().minusDays(back).atTime(window.from());
                LocalDateTime end = begin.toLocalDate().atTime(window.to());
                end = end.isAfter(begin) ? end : end.plusDays(1);
                boolean ofItsDays = window.days().isEmpty() || window.days().contains(begin.getDayOfWeek());
                open |= ofItsDays && !shown.isBefore(begin) && shown.isBefore(end);
            }
        }
        assertThat(times.isOpenAt(at)).isEqualTo(open);
        return open && times.freezes().stream().noneMatch(freeze -> freeze.isInForceAt(at));
    }

    private static UpdateTimes any(Random random) {
        List<UpdateWindow> windows = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            java.util.Set<DayOfWeek> days = new java.util.HashSet<>();
            for (int j = random.nextInt(3); j > 0; j--) {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            String zone = List.of(
                            "Europe/Berlin",
                            "America/New_York",
                            "Australia/Lord_Howe",
                            "Asia/Kolkata",
                            "Asia/Kathmandu",
                            "UTC",
                            "Pacific/Apia",
                            "+14:00")
                    .get(random.nextInt(8));
            windows.add(new UpdateWindow(days, anyTime(random), anyTime(random), ZoneId.of(zone)));
        }
        List<Freeze> freezes = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Instant from = anyMoment(random);
            freezes.add(new Freeze(from, from.plusSeconds(60L * (1 + random.nextInt(5_000))), "why", "ann"));
        }
        return new UpdateTimes(windows, freezes);
    }

    private static LocalTime anyTime(Random random) {
        return random.nextBoolean()
                ? LocalTime.of(random.nextInt(4), 15 * random.nextInt(4))
                : LocalTime.of(random.nextInt(24), random.nextInt(60));
    }

    /** Around the clock changes of a year more often than not, on whole minutes. */
    private static Instant anyMoment(Random random) {
        List<String> changes = List.of(
                "2027-03-28T01:00:00Z",
                "2027-10-31T01:00:00Z",
                "2027-03-14T07:00:00Z",
                "2027-11-07T06:00:00Z",
                "2027-04-03T15:00:00Z",
                "2027-10-02T15:30:00Z",
                "2028-02-29T00:00:00Z");
        Instant near = Instant.parse(changes.get(random.nextInt(changes.size())));
        return near.plusSeconds(60L * (random.nextInt(4 * 1_440) - 2 * 1_440));
    }

    private static UpdateTimes times(List<Freeze> freezes, UpdateWindow... windows) {
        return new UpdateTimes(List.of(windows), freezes);
    }

    private static Freeze freeze(String from, String to) {
        return new Freeze(Instant.parse(from), Instant.parse(to), "year end", "ann");
    }
}
