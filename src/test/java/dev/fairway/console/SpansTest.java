package dev.fairway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.InvalidInput;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "6 h, PT6H",
        "90min, PT1H30M",
        "1 d 12 h, PT36H",
        "2 Days, PT48H",
        "1h30m, PT1H30M",
        "45 s, PT45S"
    })
    void what_people_type_is_understood(String typed, Duration meant) {
        assertThat(Spans.read("soak", typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "6", "h", "six hours", "6 weeks", "-1 h", "6 h or so", "99999999 d", "1.5 h"})
    void what_is_no_length_of_time_is_refused_by_the_name_of_its_field(String typed) {
        assertThatThrownBy(() -> Spans.read("soak", typed))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("soak"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT6H", "PT1H30M", "PT36H", "PT45S", "PT743H59M1S"})
    void what_is_shown_exactly_is_understood_again(Duration span) {
        assertThat(Spans.read("soak", Spans.exact(span))).isEqualTo(span);
    }

    @Test
    void roughly_means_two_units_and_no_seconds() {
        assertThat(Spans.rough(Duration.parse("PT27H46M12S"))).isEqualTo("1 d 3 h");
        assertThat(Spans.rough(Duration.ofSeconds(59))).isEqualTo("0 min");
    }
}
