package dev.fairway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.fleet.UpdateWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesInWordsTest {

    @Test
    void days_in_a_row_are_drawn_together() {
        assertThat(words("monday", "tuesday", "wednesday", "thursday", "friday"))
                .isEqualTo("Mon–Fri 22:00–06:00, Europe/Berlin");
        assertThat(words("saturday", "sunday", "wednesday")).startsWith("Wed, Sat, Sun ");
    }

    @Test
    void no_day_and_all_days_are_every_day() {
        assertThat(words()).startsWith("daily ");
        assertThat(words("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
                .startsWith("daily ");
    }

    @Test
    void a_window_that_ends_when_it_begins_lasts_a_day() {
        assertThat(TimesInWords.window(UpdateWindow.of(List.of(), "06:00", "06:00", "UTC")))
                .isEqualTo("daily 24 h from 06:00, UTC");
    }

    private static String words(String... days) {
        return TimesInWords.window(UpdateWindow.of(List.of(days), "22:00", "06:00", "Europe/Berlin"));
    }
}
