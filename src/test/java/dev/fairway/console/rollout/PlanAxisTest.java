package dev.fairway.console.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import dev.fairway.fleet.Plan;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands along the axis of a plan. */
class PlanAxisTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void a_plan_of_minutes_is_told_in_times_of_day() {
        assertThat(marks("PT4M"))
                .startsWith("Now")
                .hasSize(4)
                .allMatch(mark -> mark.equals("Now") || mark.matches("\\d\\d:\\d\\d"));
    }

    @Test
    void a_plan_of_days_is_told_in_days() {
        assertThat(marks("P4D")).startsWith("Today").hasSizeGreaterThan(2).noneMatch(mark -> mark.contains(":"));
    }

    @Test
    void the_longest_of_several_plans_fits_with_room_for_what_is_open_to_all() {
        PlanAxis axis = PlanAxis.of(List.of(stages("PT1H"), stages("PT4H")), START);
        assertThat(axis.length()).isEqualTo(Duration.ofHours(5));
        assertThat(axis.share(Duration.ofHours(4))).isEqualTo(80);
    }

    private static List<String> marks(String soak) {
        Component days = PlanAxis.of(List.of(stages(soak)), START).days();
        return days.getElement().getChildren().map(Element::getText).toList();
    }

    private static List<Plan.Stage> stages(String soak) {
        return List.of(
                new Plan.Stage(BigDecimal.TEN, soak, BigDecimal.ONE, "auto", 1),
                new Plan.Stage(BigDecimal.valueOf(100), "PT0S", BigDecimal.ONE, "auto", 1));
    }
}
