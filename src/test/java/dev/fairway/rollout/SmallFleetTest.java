package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Plan;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The plan that every group starts with, and fleets of which one percent is no machine. */
@VirtualTimeTest
class SmallFleetTest {

    private final Bench bench;

    SmallFleetTest(@Autowired Bench bench) {
        this.bench = bench;
    }

    /** A fleet on its way from 1.0.0 to 2.0.0. */
    private final class Fleet {

        final int size;
        final Site site = new Site(bench);
        final GroupInfo group = site.group("all", "stable", Plan.steady(), Duration.ofHours(12));
        final List<SimMachine> machines = new ArrayList<>();
        final List<Instant> updated = new ArrayList<>();

        @Nullable
        Instant completed;

        Fleet(int size) {
            this.size = size;
            for (int i = 0; i < size; i++) {
                machines.add(new SimMachine(site.product, "m" + i, "stable", "1.0.0", Nature.HONEST, i, bench.now()));
            }
        }

        void live(UpdateDesk desk) {
            machines.forEach(machine -> machine.live(bench.now(), desk::answer));
            long done =
                    machines.stream().filter(machine -> machine.runs("2.0.0")).count();
            while (updated.size() < done) {
                updated.add(bench.now());
            }
            if (completed == null && site.newest(group.id()).state() == RolloutState.COMPLETED) {
                completed = bench.now();
            }
        }

        List<String> behind() {
            return machines.stream()
                    .filter(machine -> !machine.runs("2.0.0"))
                    .map(machine -> machine.id() + " " + machine.phase() + ": "
                            + bench.bean(Explanations.class)
                                    .explain(site.product, machine.id())
                                    .decision()
                                    .sentence())
                    .toList();
        }

        RolloutTally tally() {
            UUID rollout = site.newest(group.id()).id();
            return Objects.requireNonNull(
                    bench.bean(RolloutStore.class).tallies(List.of(rollout)).get(rollout));
        }
    }

    @Test
    void fleets_of_1_3_and_12_machines_get_through_the_seeded_plan() {
        bench.begin();
        List<Fleet> fleets = Stream.of(1, 3, 12).map(Fleet::new).toList();
        UpdateDesk desk = bench.node();
        fleets.forEach(fleet -> fleet.machines.forEach(machine -> machine.live(bench.now(), desk::answer)));
        fleets.forEach(fleet -> fleet.site.promote("2.0.0"));
        Instant promoted = bench.now();
        // A completed rollout waits for nobody's reboot; the last machines come back when they come back.
        while (bench.now().isBefore(promoted.plus(Duration.ofHours(84)))
                || fleets.stream().anyMatch(fleet -> !fleet.behind().isEmpty())
                        && bench.now().isBefore(promoted.plus(Duration.ofHours(120)))) {
            fleets.forEach(fleet -> fleet.live(desk));
            bench.stride(Duration.ofMinutes(20));
        }
        Map<Integer, RolloutTally> tallies = new HashMap<>();
        for (Fleet fleet : fleets) {
            assertThat(fleet.completed).as("a fleet of %d", fleet.size).isAfter(promoted.plus(Duration.ofHours(72)));
            assertThat(fleet.behind()).as("who is left behind").isEmpty();
            tallies.put(fleet.size, fleet.tally());
        }
        assertThat(tallies)
                .containsEntry(1, new RolloutTally(1, 0, 1, 0, 0, 0, 1, 0))
                .containsEntry(3, new RolloutTally(3, 0, 3, 0, 0, 0, 3, 0))
                .containsEntry(12, new RolloutTally(12, 0, 12, 0, 0, 0, 12, 0));
        assertThat(fleets.stream().filter(fleet -> fleet.size > 1))
                .as("the first machine is alone for a day")
                .allMatch(fleet ->
                        fleet.updated.get(1).isAfter(fleet.updated.getFirst().plus(Duration.ofHours(23))));
    }
}
