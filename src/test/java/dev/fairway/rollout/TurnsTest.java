package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.fleet.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether one machine uses an id, or several. */
class TurnsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void an_id_whose_boot_ids_come_in_turns_is_suspect_for_a_day() {
        Machine.Traces traces = heard(List.of("a", "b", "a", "b", "a"));
        assertThat(traces.turns()).isEqualTo(3);
        assertThat(traces.suspectUntil(NOW)).isEqualTo(NOW.plus(Machine.Traces.CLEARED_AFTER));
        assertThat(traces.suspectUntil(NOW.plus(Machine.Traces.CLEARED_AFTER))).isNull();
    }

    @Test
    void one_request_that_comes_late_makes_nobody_suspect() {
        assertThat(heard(List.of("a", "b", "a", "b")).suspectUntil(NOW)).isNull();
    }

    @Test
    void a_machine_that_boots_ever_anew_is_itself() {
        assertThat(heard(List.of("a", "b", "c", "d", "e", "f", "g")).turns()).isZero();
    }

    @Test
    void turns_a_day_apart_are_counted_anew() {
        Machine.Traces traces = new Machine.Traces("1.0.0", "b", 2, NOW.minus(Duration.ofHours(25)));
        assertThat(Turns.after(traces, told("1.0.0", "a"), told("1.0.0", "b"), false, NOW)
                        .turns())
                .isEqualTo(1);
    }

    @Test
    void without_boot_ids_versions_in_turns_tell_unless_an_update_explains_them() {
        Machine.Traces traces = Machine.Traces.NONE;
        traces = Turns.after(traces, told("1.0.0", null), told("2.0.0", null), true, NOW);
        assertThat(Turns.after(traces, told("2.0.0", null), told("1.0.0", null), true, NOW)
                        .turns())
                .isZero();
        assertThat(Turns.after(traces, told("2.0.0", null), told("1.0.0", null), false, NOW)
                        .turns())
                .isEqualTo(1);
    }

    private static Machine.Traces heard(List<String> boots) {
        Machine.Traces traces = Machine.Traces.NONE;
        for (int i = 1; i < boots.size(); i++) {
            traces = Turns.after(traces, told("1.0.0", boots.get(i - 1)), told("1.0.0", boots.get(i)), false, NOW);
        }
        return traces;
    }

    private static Machine.Told told(String version, @Nullable String bootId) {
        return new Machine.Told(null, version, "stable", Arch.AMD64, "qemu", "192.0.2.7", bootId);
    }
}
