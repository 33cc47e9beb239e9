package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.rollout.SilentTogether.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SilentTogetherTest {

    private static final Instant NOON = Instant.parse("2031-03-03T12:00:00Z");
    private static final UUID EDGE = new UUID(1, 1);
    private static final UUID CORE = new UUID(2, 2);

    private final List<Quiet> silent = new ArrayList<>();

    @Test
    void machines_of_one_network_that_were_heard_last_within_an_hour_went_together() {
        quiet(EDGE, "10.44", 6, Duration.ofMinutes(10));
        assertThat(SilentTogether.of(silent))
                .containsExactly(
                        new SilentTogether(EDGE, "10.44.0.0/16", "10.44.", 6, NOON.plus(Duration.ofMinutes(50))));
    }

    @Test
    void a_few_may_be_chance() {
        quiet(EDGE, "10.44", 4, Duration.ofMinutes(1));
        quiet(CORE, "10.44", 4, Duration.ofMinutes(1));
        quiet(EDGE, "10.45", 4, Duration.ofMinutes(1));
        assertThat(SilentTogether.of(silent)).isEmpty();
    }

    @Test
    void those_that_went_one_after_the_other_did_not_go_together() {
        quiet(EDGE, "10.44", 40, Duration.ofMinutes(20));
        assertThat(SilentTogether.of(silent)).isEmpty();
    }

    @Test
    void who_was_silent_long_before_is_not_counted() {
        silent.add(new Quiet(EDGE, "10.44.9.9", NOON.minus(Duration.ofDays(3))));
        quiet(EDGE, "10.44", 5, Duration.ofMinutes(1));
        silent.add(new Quiet(EDGE, "2001:db8::1", NOON));
        assertThat(SilentTogether.of(silent))
                .extracting(SilentTogether::machines)
                .containsExactly(5);
    }

    private void quiet(UUID group, String network, int machines, Duration apart) {
        for (int i = 0; i < machines; i++) {
            silent.add(new Quiet(group, network + ".0." + i, NOON.plus(apart.multipliedBy(i))));
        }
    }
}
