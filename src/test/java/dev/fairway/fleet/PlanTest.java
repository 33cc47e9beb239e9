package dev.fairway.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.InvalidInput;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PlanTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "1", "33.33", "99.99", "100", "100.00"})
    void percents_above_0_up_to_100_with_two_decimals_are_taken(String percent) {
        assertThat(stage(percent).percent()).isEqualByComparingTo(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100.01", "0.001", "1e9"})
    void other_percents_are_refused_by_name(String percent) {
        assertThatThrownBy(() -> stage(percent))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("percent"));
    }

    @ParameterizedTest
    @CsvSource({"PT-1H", "'24 h'", "P1Y", "PT9999H", "''"})
    void a_soak_that_is_no_duration_or_out_of_range_is_refused_by_name(String soak) {
        assertThatThrownBy(() -> new Plan.Stage(BigDecimal.ONE, soak, BigDecimal.ONE, "auto", 1))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("soak"));
    }

    @Test
    void stages_open_more_and_more_and_there_are_1_to_20() {
        assertThatThrownBy(() -> plan(List.of(stage("10"), stage("10"))))
                .hasMessageContaining("more than the one before");
        assertThatThrownBy(() -> plan(List.of())).hasMessageContaining("1 to 20");
        assertThatThrownBy(() -> plan(Collections.nCopies(21, stage("1")))).hasMessageContaining("1 to 20");
        assertThat(plan(List.of(stage("0.5"), stage("100"))).stages()).hasSize(2);
    }

    @Test
    void a_plan_reads_back_from_json_as_it_was_written() {
        JsonMapper json = JsonMapper.shared();
        Plan plan = Plan.steady();
        assertThat(json.readValue(json.writeValueAsString(plan), Plan.class)).isEqualTo(plan);
    }

    private static Plan.Stage stage(String percent) {
        return new Plan.Stage(new BigDecimal(percent), "PT1H", BigDecimal.TWO, "auto", 1);
    }

    private static Plan plan(List<Plan.Stage> stages) {
        return new Plan(stages, 250, 600, "PT1H", "PT3H", null, 3, "PT1H", "manual", true, false);
    }
}
