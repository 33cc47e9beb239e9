package dev.fairway.console.overview;

import static dev.fairway.console.overview.Fleets.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.console.chart.ChartData;
import dev.fairway.console.chart.ChartData.Band;
import dev.fairway.console.chart.Tone;
import dev.fairway.fleet.FleetHistory.Curves;
import dev.fairway.fleet.FleetHistory.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdoptionTest {

    private static final Instant FROM = NOW.minus(Duration.ofHours(1));
    private static final List<Instant> MOMENTS = List.of(FROM, NOW.minus(Duration.ofMinutes(30)));

    @Test
    void the_target_is_the_accent_and_what_is_older_pales_with_its_age() {
        ChartData chart = chart(
                "4230.2.1",
                Map.of("4230.2.1", 50, "4230.2.0", 30, "4152.2.3", 15, "4426.0.0", 5),
                new Series("4230.2.0", List.of(80, 60)),
                new Series("4152.2.3", List.of(15, 15)));
        assertThat(chart.bands())
                .containsExactly(
                        new Band("4426.0.0", Tone.V3, List.of(0.0, 0.0, 5.0)),
                        new Band("4230.2.1", Tone.V0, List.of(0.0, 0.0, 50.0)),
                        new Band("4230.2.0", Tone.V1, List.of(80.0, 60.0, 30.0)),
                        new Band("4152.2.3", Tone.V2, List.of(15.0, 15.0, 15.0)));
        assertThat(chart.moments()).containsExactly(MOMENTS.get(0), MOMENTS.get(1), NOW);
    }

    @Test
    void at_most_five_bands_are_shown_and_nothing_is_lost() {
        Map<String, Integer> now =
                Map.of("7.0.0", 1, "6.0.0", 60, "5.0.0", 50, "4.0.0", 40, "3.0.0", 30, "2.0.0", 20, "other", 9);
        ChartData chart = chart("7.0.0", now, new Series("1.0.0", List.of(200, 10)));
        assertThat(chart.bands())
                .extracting(Band::name)
                .containsExactly("7.0.0", "6.0.0", "5.0.0", "4.0.0", "4 others");
        assertThat(chart.bands().stream()
                        .mapToDouble(band -> band.values().getLast())
                        .sum())
                .isEqualTo(210);
        assertThat(chart.bands().getLast().values()).containsExactly(200.0, 10.0, 59.0);
    }

    @Test
    void five_versions_need_no_others() {
        Map<String, Integer> now = Map.of("5.0.0", 5, "4.0.0", 4, "3.0.0", 3, "2.0.0", 2, "1.0.0", 1);
        assertThat(chart(null, now).bands())
                .extracting(Band::name)
                .containsExactly("5.0.0", "4.0.0", "3.0.0", "2.0.0", "1.0.0");
    }

    @Test
    void a_target_that_nobody_runs_yet_has_its_band() {
        ChartData chart = chart("2.0.0", Map.of("1.0.0", 7), new Series("1.0.0", List.of(7, 7)));
        assertThat(chart.bands())
                .extracting(Band::name, Band::tone)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2.0.0", Tone.V0),
                        org.assertj.core.groups.Tuple.tuple("1.0.0", Tone.V1));
    }

    @Test
    void a_fleet_without_a_past_begins_now_and_one_without_machines_shows_nothing() {
        Curves none = new Curves(Duration.ofMinutes(1), List.of(), List.of());
        assertThat(Adoption.of(new Adoption.Facts(none, Map.of("1.0.0", 7), null), FROM, NOW, List.of(), "")
                        .moments())
                .containsExactly(NOW);
        assertThat(Adoption.of(new Adoption.Facts(none, Map.of(), null), FROM, NOW, List.of(), "")
                        .moments())
                .isEmpty();
    }

    private static ChartData chart(@Nullable String target, Map<String, Integer> now, Series... past) {
        Curves curves = new Curves(Duration.ofMinutes(1), MOMENTS, List.of(past));
        return Adoption.of(new Adoption.Facts(curves, now, target), FROM, NOW, List.of(), "adoption");
    }
}
