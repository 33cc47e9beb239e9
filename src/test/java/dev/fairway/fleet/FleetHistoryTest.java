package dev.fairway.fleet;

import static dev.fairway.fleet.TallyScene.BETA;
import static dev.fairway.fleet.TallyScene.FLATCAR;
import static dev.fairway.fleet.TallyScene.STABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.ProductId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The fleet over time. */
@Tag("database")
class FleetHistoryTest {

    private static final Instant NOON = Instant.parse("2030-05-05T12:00:00Z");

    private final TallyScene scene = new TallyScene();
    private final HistoryKeeping keeping = scene.keeping();
    private final FleetHistory history = new FleetHistory(scene.history(), keeping, Clock.systemUTC());

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_fleet_that_goes_from_one_version_to_another_is_two_curves() {
        Machine m1 = scene.add("m1", STABLE, "1.0.0");
        Machine m2 = scene.add("m2", BETA, "1.0.0");
        keeping.write(NOON);
        scene.become(m1, STABLE, "2.0.0", Progress.IDLE, Health.HEALTHY);
        keeping.write(NOON.plusSeconds(61));
        scene.become(m2, BETA, "2.0.0", Progress.FAILED, Health.FAILING);
        keeping.write(NOON.plusSeconds(125));
        assertThat(curves(null, null, FleetHistory.By.VERSION))
                .isEqualTo(new FleetHistory.Curves(
                        Duration.ofMinutes(1),
                        List.of(NOON, NOON.plusSeconds(60), NOON.plusSeconds(120)),
                        List.of(
                                new FleetHistory.Series("2.0.0", List.of(0, 1, 2)),
                                new FleetHistory.Series("1.0.0", List.of(2, 1, 0)))));
        assertThat(curves(FLATCAR, BETA, FleetHistory.By.HEALTH).series())
                .containsExactly(
                        new FleetHistory.Series("failing", List.of(0, 0, 1)),
                        new FleetHistory.Series("healthy", List.of(1, 1, 0)));
        assertThat(curves(new ProductId(UUID.randomUUID()), null, FleetHistory.By.HEALTH)
                        .series())
                .isEmpty();
    }

    @Test
    void an_empty_fleet_has_moments_and_no_curves_and_a_minute_is_written_down_once() {
        assertThat(curves(null, null, FleetHistory.By.VERSION).moments()).isEmpty();
        keeping.write(NOON);
        keeping.write(NOON.plusSeconds(20));
        FleetHistory.Curves curves = curves(null, null, FleetHistory.By.VERSION);
        assertThat(curves.moments()).containsExactly(NOON);
        assertThat(curves.series()).isEmpty();
    }

    @Test
    void a_gap_stays_a_gap_and_a_longer_step_takes_the_first_of_each() {
        scene.add("m1", STABLE, "1.0.0");
        for (int minute : List.of(0, 1, 2, 31, 32, 33)) {
            keeping.write(NOON.plus(Duration.ofMinutes(minute)));
        }
        FleetHistory.Curves curves = history.curves(new FleetHistory.Question(
                null, null, NOON, NOON.plus(Duration.ofHours(1)), FleetHistory.By.VERSION, Duration.ofMinutes(15)));
        assertThat(curves.moments()).containsExactly(NOON, NOON.plus(Duration.ofMinutes(31)));
        assertThat(curves.series().getFirst().machines()).containsExactly(1, 1);
    }

    @Test
    void only_the_versions_that_most_machines_run_are_told_apart() {
        scene.inTransaction(() -> {
            for (int i = 0; i < HistoryKeeping.MOST_VERSIONS + 9; i++) {
                scene.insert(TallyScene.machine("few" + i, STABLE, "1.0." + i, Progress.IDLE, Health.HEALTHY));
            }
            scene.insert(TallyScene.machine("m1", STABLE, "9.0.0", Progress.IDLE, Health.HEALTHY));
            scene.insert(TallyScene.machine("m2", STABLE, "9.0.0", Progress.IDLE, Health.HEALTHY));
        });
        keeping.write(NOON);
        List<FleetHistory.Series> series =
                curves(null, null, FleetHistory.By.VERSION).series();
        assertThat(series).hasSize(HistoryKeeping.MOST_VERSIONS + 1);
        assertThat(series.getFirst()).isEqualTo(new FleetHistory.Series("9.0.0", List.of(2)));
        assertThat(series.getLast()).isEqualTo(new FleetHistory.Series(Tallies.OTHER, List.of(10)));
    }

    @Test
    void thinning_keeps_minutes_for_a_day_the_first_of_each_hour_for_a_month_and_of_each_day_for_ever() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Instant> written = new ArrayList<>();
        Instant first = NOON.minus(Duration.ofDays(80));
        // About one minute in twelve, with whole days missing now and then.
        for (Instant at = first; at.isBefore(NOON); at = at.plus(Duration.ofMinutes(1 + random.nextInt(24)))) {
            written.add(at);
            at = random.nextInt(800) == 0 ? at.plus(Duration.ofHours(random.nextInt(60))) : at;
        }
        new JdbcTemplate(scene.database)
                .batchUpdate(
                        "insert into fleet_moment (taken_at, span) values (?, 0)",
                        written.stream().map(at -> new Object[] {Sql.time(at)}).toList());
        // Looked after now and then, as it was written, and often enough in the end.
        for (int days = 79; days >= 0; days -= 13) {
            keeping.thin(NOON.minus(Duration.ofDays(days)));
        }
        for (int i = 0; i < 12; i++) {
            keeping.thin(NOON);
        }
        assertThat(scene.transaction.<List<Instant>>execute(
                        status -> scene.history().moments(first, NOON)))
                .as("seed %s", seed)
                .isEqualTo(keptOf(written));
    }

    private static List<Instant> keptOf(List<Instant> written) {
        Set<Instant> hours = new HashSet<>();
        Set<Instant> days = new HashSet<>();
        List<Instant> kept = new ArrayList<>();
        for (Instant at : written) {
            boolean firstOfHour = hours.add(at.truncatedTo(ChronoUnit.HOURS));
            boolean firstOfDay = days.add(at.truncatedTo(ChronoUnit.DAYS));
            boolean isMinute = !at.isBefore(NOON.minus(HistoryKeeping.MINUTES_FOR));
            boolean isHour = !at.isBefore(NOON.minus(HistoryKeeping.HOURS_FOR));
            if (isMinute || (isHour && firstOfHour) || firstOfDay) {
                kept.add(at);
            }
        }
        return kept;
    }

    @Test
    void what_cannot_be_asked_is_named() {
        Stream.of(Duration.ofSeconds(59), Duration.ofMinutes(1))
                .forEach(step -> assertThatThrownBy(() -> new FleetHistory.Question(
                                null, null, NOON, NOON.plus(Duration.ofDays(9)), FleetHistory.By.VERSION, step))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageContaining("step"));
        assertThatThrownBy(() -> new FleetHistory.Question(null, null, NOON, NOON, FleetHistory.By.VERSION, null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("from");
    }

    private FleetHistory.Curves curves(@Nullable ProductId product, @Nullable UUID group, FleetHistory.By by) {
        return history.curves(
                new FleetHistory.Question(product, group, NOON, NOON.plus(Duration.ofHours(1)), by, null));
    }
}
