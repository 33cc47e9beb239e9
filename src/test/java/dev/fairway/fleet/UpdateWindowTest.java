package dev.fairway.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.InvalidInput;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateWindowTest {

    @Test
    void days_are_read_short_or_whole_in_any_case_and_written_short_in_the_order_of_the_week() {
        UpdateWindow window =
                UpdateWindow.of(List.of("Sunday", "MON", "wed", "mon"), "22:30", "04:00", "Europe/Berlin");
        assertThat(window.days()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.SUNDAY);
        assertThat(window.dayNames()).containsExactly("mon", "wed", "sun");
        assertThat(window.fromText()).isEqualTo("22:30");
        assertThat(window.toText()).isEqualTo("04:00");
        assertThat(UpdateWindow.of(window.dayNames(), window.fromText(), window.toText(), "Europe/Berlin"))
                .isEqualTo(window);
    }

    @Test
    void every_day_has_a_name_that_reads_back() {
        for (DayOfWeek day : DayOfWeek.values()) {
            UpdateWindow window = UpdateWindow.of(List.of(day.name()), "00:00", "24:00", "UTC");
            assertThat(window.dayNames())
                    .containsExactly(day.name().substring(0, 3).toLowerCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void twenty_four_is_the_midnight_that_ends_the_day() {
        UpdateWindow evening = UpdateWindow.of(List.of("mon"), "22:00", "24:00", "UTC");
        assertThat(evening).isEqualTo(UpdateWindow.of(List.of("mon"), "22:00", "00:00", "UTC"));
        assertThat(evening.isOpenAt(Instant.parse("2026-11-23T23:59:59Z"))).isTrue();
        assertThat(evening.isOpenAt(Instant.parse("2026-11-24T00:00:00Z"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Kolkata", "America/Argentina/Buenos_Aires", "UTC", "Z", "+05:30", "-03:00"})
    void regions_and_offsets_are_zones(String zone) {
        assertThat(UpdateWindow.of(List.of(), "01:00", "02:00", zone).zone()).isEqualTo(ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "'funday', 01:00, 02:00, UTC, days[1]",
        "'', 01:00, 02:00, UTC, days[1]",
        "tue, 1:00, 02:00, UTC, from",
        "tue, 24:00, 02:00, UTC, from",
        "tue, 25:00, 02:00, UTC, from",
        "tue, 01:60, 02:00, UTC, from",
        "tue, '', 02:00, UTC, from",
        "tue, 01:00, 02:00:30, UTC, to",
        "tue, 01:00, 24:01, UTC, to",
        "tue, 01:00, noon, UTC, to",
        "tue, 01:00, , UTC, to",
        "tue, 01:00, 02:00, Berlin, zone",
        "tue, 01:00, 02:00, Europe/Atlantis, zone",
        "tue, 01:00, 02:00, +25:00, zone",
        "tue, 01:00, 02:00, , zone"
    })
    void what_cannot_be_read_is_refused_by_name_and_with_an_example(
            String day, String from, String to, String zone, String field) {
        assertThatThrownBy(() -> UpdateWindow.of(Arrays.asList("mon", day), from, to, zone))
                .isInstanceOfSatisfying(InvalidInput.class, wrong -> {
                    assertThat(wrong.field()).isEqualTo(field);
                    assertThat(wrong.sentence()).containsAnyOf("expected", "is missing");
                });
    }

    @Test
    void a_window_begins_and_ends_on_whole_minutes() {
        assertThatThrownBy(() -> new UpdateWindow(Set.of(), LocalTime.NOON, LocalTime.of(13, 0, 1), ZoneId.of("UTC")))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("to"));
    }

    @Test
    void a_freeze_has_an_end_after_its_beginning_and_a_reason() {
        Instant from = Instant.parse("2026-12-20T00:00:00Z");
        assertThatThrownBy(() -> new Freeze(from, from, "year end", "ann"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("to"));
        for (String reason : List.of(" ", "x".repeat(2001))) {
            assertThatThrownBy(() -> new Freeze(from, from.plusSeconds(1), reason, "ann"))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            wrong -> assertThat(wrong.field()).isEqualTo("reason"));
        }
        Freeze freeze = new Freeze(from, from.plusSeconds(60), "year end", "ann");
        assertThat(freeze.isInForceAt(from)).isTrue();
        assertThat(freeze.isInForceAt(from.plusSeconds(60))).isFalse();
    }
}
