package dev.fairway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PacerTest {

    private static final long START = -7_000;
    private static final long SECOND = 1_000_000_000L;

    @Test
    void the_first_is_due_at_the_start_and_the_others_follow_at_the_rate() {
        Pacer pacer = new Pacer(START, 4);
        assertThat(pacer.isDue(START - 1)).isFalse();
        assertThat(pacer.isDue(START)).isTrue();
        assertThat(pacer.take()).isEqualTo(START);
        assertThat(pacer.next()).isEqualTo(START + SECOND / 4);
    }

    @Test
    void whoever_is_taken_late_was_due_when_it_was_due() {
        Pacer pacer = new Pacer(START, 1_000);
        long muchLater = START + 10 * SECOND;
        assertThat(pacer.backlog(muchLater)).isEqualTo(10_001);
        assertThat(pacer.take()).isEqualTo(START);
        assertThat(pacer.take()).isEqualTo(START + SECOND / 1_000);
        assertThat(pacer.backlog(muchLater)).isEqualTo(9_999);
    }

    @Test
    void a_rate_that_does_not_divide_a_second_does_not_drift() {
        Pacer pacer = new Pacer(START, 7_000);
        long last = 0;
        for (int i = 0; i < 7_000 * 60; i++) {
            last = pacer.take();
        }
        assertThat(last - START).isBetween(60 * SECOND - SECOND / 7_000 - 2, 60 * SECOND - SECOND / 7_000 + 2);
        assertThat(pacer.next() - START).isBetween(60 * SECOND - 1, 60 * SECOND + 1);
    }

    @Test
    void before_the_start_nothing_is_due() {
        assertThat(new Pacer(START, 10).backlog(START - SECOND)).isZero();
    }

    @Test
    void a_rate_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Pacer(START, 0)).hasMessageContaining("sends nothing");
    }
}
