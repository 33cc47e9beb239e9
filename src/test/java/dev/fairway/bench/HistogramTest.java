package dev.fairway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private final Histogram histogram = new Histogram();

    @Test
    void an_empty_one_says_nothing() {
        assertThat(histogram.count()).isZero();
        assertThat(histogram.max()).isZero();
        assertThat(histogram.quantile(0.99)).isZero();
    }

    @Test
    void small_durations_are_exact() {
        for (int value = 1; value <= 100; value++) {
            histogram.record(value);
        }
        assertThat(histogram.quantile(0.5)).isEqualTo(50);
        assertThat(histogram.quantile(0.99)).isEqualTo(99);
        assertThat(histogram.quantile(1)).isEqualTo(100);
        assertThat(histogram.quantile(0)).isEqualTo(1);
    }

    @Test
    void any_quantile_is_right_to_a_hundredth() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long[] values = new long[20_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) Math.exp(random.nextDouble() * 25);
            histogram.record(values[i]);
        }
        Arrays.sort(values);
        for (double part : new double[] {0.01, 0.5, 0.9, 0.99, 0.999, 1}) {
            long exact = values[(int) Math.ceil(part * values.length) - 1];
            assertThat(histogram.quantile(part))
                    .as("quantile %s, seed %d", part, seed)
                    .isGreaterThanOrEqualTo(exact)
                    .isCloseTo(exact, Percentage.withPercentage(1));
        }
    }

    @Test
    void one_long_wait_among_many_short_ones_is_the_longest_and_moves_no_median() {
        for (int i = 0; i < 999; i++) {
            histogram.record(1_000);
        }
        histogram.record(5_000_000_000L);
        assertThat(histogram.max()).isEqualTo(5_000_000_000L);
        assertThat(histogram.quantile(0.5)).isBetween(1_000L, 1_008L);
        assertThat(histogram.quantile(0.9991)).isEqualTo(5_000_000_000L);
    }

    @Test
    void what_is_out_of_range_counts_as_the_nearest_that_is_not() {
        histogram.record(-5);
        histogram.record(Long.MAX_VALUE);
        assertThat(histogram.count()).isEqualTo(2);
        assertThat(histogram.quantile(0.5)).isZero();
        assertThat(histogram.max()).isEqualTo(Long.MAX_VALUE);
    }
}
