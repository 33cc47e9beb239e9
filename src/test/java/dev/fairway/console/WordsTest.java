package dev.fairway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.rollout.policy.RolloutState;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void a_size_has_two_or_three_digits_and_a_unit() {
        assertThat(Words.size(0)).isEqualTo("0 B");
        assertThat(Words.size(999)).isEqualTo("999 B");
        assertThat(Words.size(1_000)).isEqualTo("1.0 kB");
        assertThat(Words.size(12_500)).isEqualTo("13 kB");
        assertThat(Words.size(999_500)).isEqualTo("1.0 MB");
        assertThat(Words.size(512_000_000)).isEqualTo("512 MB");
        assertThat(Words.size(Long.MAX_VALUE)).isEqualTo("9.2 EB");
    }

    @Test
    void machines_are_counted_in_words() {
        assertThat(Words.machines(0)).isEqualTo("0 machines");
        assertThat(Words.machines(1)).isEqualTo("1 machine");
        assertThat(Words.machines(1_234)).isEqualTo("1,234 machines");
        assertThat(Words.of(3, 1_234)).isEqualTo("3 of 1,234");
    }

    @Test
    void a_state_begins_small_within_a_sentence() {
        assertThat(Words.state(RolloutState.PAUSED)).isEqualTo("Paused");
        assertThat(Words.stateWithin(RolloutState.PAUSED)).isEqualTo("paused");
    }
}
