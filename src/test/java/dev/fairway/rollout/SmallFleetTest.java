package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Plan;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The plan that every group starts with, and fleets of which one percent is no machine. */
@VirtualTimeTest
class SmallFleetTest {

    private final Bench bench;

    SmallFleetTest(@Autowired Bench bench) {
        this.bench = bench;
    }

    @BeforeEach
    void aNewDay() {
        bench.begin();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void a_small_fleet_gets_through_the_seeded_plan(int size) {
        Site site = new Site(bench);
        GroupInfo group = site.group("all", "stable", Plan.steady(), Duration.ofHours(12));
        UpdateDesk desk = bench.node();
        List<SimMachine> machines = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            machines.add(new SimMachine(site.product, "m" + i, "1.0.0", Nature.HONEST, i, bench.now()));
        }
        live(machines, desk, bench.now());
        site.promote("2.0.0");
        Instant promoted = bench.now();
        Instant completed = null;
        List<Instant> updated = new ArrayList<>();
        while (completed == null || bench.now().isBefore(completed.plus(Duration.ofHours(2)))) {
            assertThat(bench.now()).isBefore(promoted.plus(Duration.ofDays(4)));
            long before = machines.stream().filter(m -> m.runs("2.0.0")).count();
            live(machines, desk, bench.now());
            long after = machines.stream().filter(m -> m.runs("2.0.0")).count();
            for (long i = before; i < after; i++) {
                updated.add(bench.now());
            }
            bench.tick();
            if (completed == null && site.newest(group.id()).state() == RolloutState.COMPLETED) {
                completed = bench.now();
            }
        }
        assertThat(machines).allMatch(machine -> machine.runs("2.0.0"));
        assertThat(Duration.between(promoted, completed)).isGreaterThan(Duration.ofHours(72));
        if (size > 1) {
            assertThat(Duration.between(updated.getFirst(), updated.get(1)))
                    .as("the first machine is alone for a day")
                    .isGreaterThanOrEqualTo(Duration.ofHours(23));
        }
        assertThat(bench.bean(RolloutStore.class)
                        .tallies(List.of(site.newest(group.id()).id()))
                        .values())
                .containsExactly(new RolloutTally(size, 0, size, 0, 0, 0, size, 0));
    }

    private static void live(List<SimMachine> machines, UpdateDesk desk, Instant now) {
        machines.forEach(machine -> machine.live(now, desk::answer));
    }
}
