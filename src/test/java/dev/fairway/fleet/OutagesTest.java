package dev.fairway.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.fleet.Outages.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** How long a machine has been quiet, our own outages left out. */
class OutagesTest {

    private static final Instant NOW = Instant.parse("2031-03-03T06:00:00Z");
    private static final Duration QUIET = Duration.ofHours(12);

    @Test
    void without_outages_quiet_is_quiet() {
        assertThat(Outages.quietSince(NOW, QUIET, List.of())).isEqualTo(hoursAgo(12));
    }

    @Test
    void an_outage_is_left_out() {
        assertThat(Outages.quietSince(NOW, QUIET, List.of(new Outage(hoursAgo(6), hoursAgo(2)))))
                .isEqualTo(hoursAgo(16));
    }

    @Test
    void an_outage_from_before_changes_nothing() {
        assertThat(Outages.quietSince(NOW, QUIET, List.of(new Outage(hoursAgo(20), hoursAgo(13)))))
                .isEqualTo(hoursAgo(12));
    }

    @Test
    void a_return_that_still_lasts_excuses_until_now() {
        assertThat(Outages.quietSince(NOW, QUIET, List.of(new Outage(hoursAgo(3), NOW.plus(Duration.ofHours(2))))))
                .isEqualTo(hoursAgo(15));
    }

    @Test
    void outages_that_overlap_are_left_out_once() {
        assertThat(Outages.quietSince(
                        NOW,
                        QUIET,
                        List.of(new Outage(hoursAgo(4), hoursAgo(1)), new Outage(hoursAgo(6), hoursAgo(3)))))
                .isEqualTo(hoursAgo(17));
    }

    @Test
    void a_short_outage_in_the_return_from_a_long_one_does_not_hide_it() {
        assertThat(Outages.quietSince(
                        NOW,
                        QUIET,
                        List.of(new Outage(hoursAgo(8), hoursAgo(6)), new Outage(hoursAgo(20), hoursAgo(2)))))
                .isEqualTo(hoursAgo(30));
    }

    @RepeatedTest(100)
    void it_is_what_a_count_by_minutes_says() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Outage> outages = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Instant from = NOW.minus(Duration.ofMinutes(random.nextInt(2000)));
            outages.add(new Outage(from, from.plus(Duration.ofMinutes(1 + random.nextInt(600)))));
        }
        Duration quiet = Duration.ofMinutes(1 + random.nextInt(800));
        assertThat(Outages.quietSince(NOW, quiet, outages))
                .as("seed %d: %s quiet, %s", seed, quiet, outages)
                .isEqualTo(byMinutes(quiet, outages));
    }

    /** The latest minute since which so many minutes were in no outage, and with it all excused ones before. */
    private static Instant byMinutes(Duration quiet, List<Outage> outages) {
        long heard = 0;
        Instant at = NOW;
        while (heard < quiet.toMinutes()) {
            at = at.minus(Duration.ofMinutes(1));
            heard += isExcused(at, outages) ? 0 : 1;
        }
        return at;
    }

    private static boolean isExcused(Instant minute, List<Outage> outages) {
        return outages.stream().anyMatch(outage -> !minute.isBefore(outage.from()) && minute.isBefore(outage.to()));
    }

    private static Instant hoursAgo(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }
}
