package dev.fairway.rollout.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureBudgetTest {

    @ParameterizedTest
    @CsvSource({
        "10, 2, 19.99, true",
        "10, 2, 20, false",
        "9, 9, 0, false",
        "10, 1, 0, false",
        "10, 2, 0, true",
        "100, 2, 2, false",
        "100, 3, 2, true",
        "1000000, 20000, 2, false",
        "1000000, 20001, 2, true",
        "10, 10, 100, false",
        "0, 0, 0, false"
    })
    void it_is_judged_from_ten_outcomes_and_two_failures(int finished, int failed, double most, boolean overspent) {
        assertThat(FailureBudget.isOverspent(finished, failed, most, null)).isEqualTo(overspent);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, 3, false",
        "3, 2, 3, true",
        "3, 1, 3, false",
        "1, 1, 1, false",
        "9, 2, 40, false",
        "12, 3, 5, true"
    })
    void a_smaller_share_is_judged_when_all_of_it_has_an_outcome(
            int finished, int failed, int share, boolean overspent) {
        assertThat(FailureBudget.isOverspent(finished, failed, 10, share)).isEqualTo(overspent);
    }

    @Test
    void a_rate_that_is_exactly_the_percent_is_within_it_whatever_the_percent() {
        for (int hundredths = 1; hundredths <= 10_000; hundredths++) {
            double percent = Double.parseDouble(hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10);
            assertThat(isOverspent(hundredths, percent)).isFalse();
            assertThat(isOverspent(hundredths + 1, percent)).isTrue();
        }
    }

    private static boolean isOverspent(int ofTenThousand, double percent) {
        return FailureBudget.isOverspent(10_000, ofTenThousand, percent, null);
    }
}
