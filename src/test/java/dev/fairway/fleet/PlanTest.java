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
import org.junit.jupiter.params.provider.EnumSource;
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

    @Test
    void percents_that_say_the_same_are_the_same() {
        assertThat(stage("100.00")).isEqualTo(stage("100")).isEqualTo(stage("1E+2"));
        assertThat(stage("100.00").percent().toString()).isEqualTo("100");
        assertThat(stage("33.30").percent().toString()).isEqualTo("33.3");
    }

    @ParameterizedTest
    @EnumSource(Plan.Preset.class)
    void every_preset_ends_with_all_machines_and_says_what_it_does(Plan.Preset preset) {
        Plan plan = preset.plan();
        assertThat(plan.stages().getLast().percent()).isEqualByComparingTo("100");
        assertThat(preset.sentence()).endsWith(".");
        assertThat(plan.sentences()).hasSizeGreaterThan(plan.stages().size()).allMatch(said -> said.endsWith("."));
    }

    @Test
    void a_steady_plan_in_words() {
        assertThat(Plan.steady().sentences())
                .containsExactly(
                        "A new release starts by itself.",
                        "Stage 1: 1 % of the machines, at least 1, which must stand 1 day; then the next stage opens by"
                                + " itself. It halts when more than 2 % fail.",
                        "Stage 2: 10 % of the machines, at least 1, which must stand 1 day; then the next stage opens by"
                                + " itself. It halts when more than 2 % fail.",
                        "Stage 3: 50 % of the machines, at least 1, which must stand 1 day; then the next stage opens by"
                                + " itself. It halts when more than 2 % fail.",
                        "Stage 4: all machines. It halts when more than 2 % fail.",
                        "A machine tries up to 3 times, 1 hour apart, and has 3 hours to install; for its reboot it may"
                                + " wait as long as it likes.");
    }

    @Test
    void a_plan_by_hand_with_limits_in_words() {
        Plan plan = new Plan(
                List.of(new Plan.Stage(new BigDecimal("0.5"), "PT90M", BigDecimal.ZERO, "manual", 3), stage("20")),
                1,
                600,
                "PT1H",
                "PT45M",
                "P2D",
                1,
                "PT0S",
                "manual",
                true,
                true);
        assertThat(plan.sentences())
                .containsExactly(
                        "A new release waits until somebody else than who promoted it starts it.",
                        "Machines with the label canary are in the first stage, whatever its share.",
                        "Stage 1: 0.5 % of the machines, at least 3, which must stand 1 hour 30 minutes; the next stage"
                                + " waits for a person. It halts when more than 0 % fail.",
                        "Stage 2: 20 % of the machines, at least 1, which must stand 1 hour; the rest gets nothing. It"
                                + " halts when more than 2 % fail.",
                        "Of all stages, at most 1 machine at once, not counting those that wait for their reboot, and at most 600"
                                + " machines begin in any hour.",
                        "A machine tries once, and has 45 minutes to install and 2 days to reboot.");
    }

    @Test
    void a_plan_that_was_kept_before_there_were_canaries_is_read_as_one_without() {
        PlanConverter column = new PlanConverter();
        String kept = column.convertToDatabaseColumn(Plan.steady());
        String older = kept.replace(",\"canaryFirst\":false", "");
        assertThat(older).isNotEqualTo(kept);
        assertThat(column.convertToEntityAttribute(older)).isEqualTo(Plan.steady());
    }

    private static Plan.Stage stage(String percent) {
        return new Plan.Stage(new BigDecimal(percent), "PT1H", BigDecimal.TWO, "auto", 1);
    }

    private static Plan plan(List<Plan.Stage> stages) {
        return new Plan(stages, 250, 600, "PT1H", "PT3H", null, 3, "PT1H", "manual", true, false);
    }
}
