package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.rollout.policy.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The period that slides, counted by brute force; no Spring, only the tables. */
class GatesTest {

    private final TimeTravel time = new TimeTravel();
    private final UUID group = UUID.randomUUID();
    private JdbcConnectionPool database;
    private Gates gates;

    @BeforeEach
    void aGate() {
        database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common")
                .load()
                .migrate();
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("insert into group_gate (group_id, in_flight, last_at) values (?, 0, ?)")
                .params(group, time.instant().atOffset(ZoneOffset.UTC))
                .update();
        gates = new Gates(jdbc, time);
    }

    @AfterEach
    void drop() {
        database.dispose();
    }

    @RepeatedTest(15)
    void never_more_than_the_limit_in_any_period_whenever_and_however_the_period_is_edited() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Instant> granted = new ArrayList<>();
        Limits limits = limits(random);
        for (int i = 0; i < 400; i++) {
            time.pass(Duration.ofMillis(random.nextInt(40_000)));
            if (random.nextInt(60) == 0) {
                limits = limits(random);
            }
            tryToGrant(limits, granted, seed);
        }
        assertThat(granted).as("seed %d", seed).isNotEmpty();
    }

    @Test
    void a_place_is_free_again_when_the_period_has_passed_and_it_is_said_when() {
        Limits limits = new Limits(null, 1, Duration.ofHours(1), 3, Duration.ZERO);
        Instant first = gates.enterOne(group);
        gates.began(group, first, limits.period(), 1);
        Instant frees =
                Objects.requireNonNull(gates.usage(group, limits, null, first).periodFreesAt());
        assertThat(frees).isBetween(first.plus(Duration.ofHours(1)), first.plus(Duration.ofMinutes(61)));
        assertThat(gates.usage(group, limits, null, frees.minusMillis(1)).inPeriod())
                .isEqualTo(1);
        assertThat(gates.usage(group, limits, null, frees).inPeriod()).isZero();
    }

    @Test
    void a_limit_that_is_set_later_counts_what_began_before() {
        for (int i = 0; i < 5; i++) {
            gates.began(group, gates.enterOne(group), Duration.ofHours(1), 1);
        }
        Limits later = new Limits(null, 3, Duration.ofHours(2), 3, Duration.ZERO);
        assertThat(gates.usage(group, later, null, time.instant()).inPeriod()).isEqualTo(5);
    }

    @Test
    void time_never_runs_backwards_behind_a_gate() {
        Instant before = gates.enterOne(group);
        time.pass(Duration.ofMinutes(-5));
        assertThat(gates.enterOne(group)).isAfter(before);
    }

    @Test
    void the_gate_of_a_group_that_is_gone_stops_nobody() {
        UUID gone = UUID.randomUUID();
        assertThat(gates.enterOne(gone)).isEqualTo(time.instant());
        assertThat(gates.usage(gone, new Limits(1, 1, Duration.ofHours(1), 3, Duration.ZERO), null, time.instant())
                        .inFlight())
                .isZero();
    }

    @Test
    void what_no_period_reaches_back_to_is_forgotten() {
        gates.began(group, gates.enterOne(group), Duration.ofHours(1), 1);
        gates.forgetSlotsBefore(time.instant().plus(Duration.ofHours(2)));
        Limits limits = new Limits(null, 1, Duration.ofDays(31), 3, Duration.ZERO);
        assertThat(gates.usage(group, limits, null, time.instant()).inPeriod()).isZero();
    }

    private void tryToGrant(Limits limits, List<Instant> granted, long seed) {
        Instant at = gates.enterOne(group);
        int most = Objects.requireNonNull(limits.maxPerPeriod());
        int counted = gates.usage(group, limits, null, at).inPeriod();
        long really = granted.stream()
                .filter(moment -> moment.isAfter(at.minus(limits.period())))
                .count();
        assertThat(counted).as("seed %d at %s", seed, at).isGreaterThanOrEqualTo((int) really);
        if (counted < most) {
            gates.began(group, at, limits.period(), 1);
            granted.add(at);
            assertThat(really + 1).as("seed %d at %s: %s", seed, at, limits).isLessThanOrEqualTo(most);
        }
    }

    private static Limits limits(Random random) {
        return new Limits(
                null, 1 + random.nextInt(8), Duration.ofMinutes(1 + random.nextInt(90)), 3, Duration.ofMinutes(10));
    }
}
