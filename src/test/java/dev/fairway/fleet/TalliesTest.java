package dev.fairway.fleet;

import static dev.fairway.fleet.TallyScene.BETA;
import static dev.fairway.fleet.TallyScene.FLATCAR;
import static dev.fairway.fleet.TallyScene.STABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.fleet.Tallies.Kind;
import dev.fairway.fleet.Tallies.Shift;
import dev.fairway.fleet.Tallies.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures that are kept by differences, and are exact whatever has been folded. */
@Tag("database")
class TalliesTest {

    private final TallyScene scene = new TallyScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_change_is_seen_as_soon_as_it_is_committed_and_folding_changes_nothing_that_is_seen() {
        Machine m1 = scene.add("m1", STABLE, "1.0.0");
        scene.add("m2", STABLE, "1.0.0");
        Machine m3 = scene.add("m3", BETA, "2.0.0");
        scene.become(m1, STABLE, "1.0.0", Progress.GRANTED, Health.UPDATING);
        assertThat(scene.tallied()).isEqualTo(scene.counted()).hasSize(3);
        scene.fold().fold();
        assertThat(scene.rows("machine_tally_change")).isZero();
        assertThat(scene.tallied()).isEqualTo(scene.counted());
        scene.inTransaction(() -> scene.machines.delete(m3));
        assertThat(scene.tallied()).isEqualTo(scene.counted()).hasSize(2);
        scene.fold().fold();
        assertThat(scene.rows("machine_tally")).as("empty rows go").isEqualTo(2);
    }

    @Test
    void what_cancels_out_or_changes_nothing_costs_nothing() {
        Kind here = new Kind(STABLE, "1.0.0", Progress.IDLE, Health.HEALTHY);
        Kind there = new Kind(BETA, "1.0.0", Progress.IDLE, Health.HEALTHY);
        scene.inTransaction(() ->
                scene.tallies.take(List.of(new Shift(here, here), new Shift(here, there), new Shift(there, here))));
        assertThat(scene.rows("machine_tally_change")).isZero();
    }

    @Test
    void a_change_that_is_not_committed_leaves_no_trace() {
        scene.transaction.executeWithoutResult(status -> {
            scene.insert(TallyScene.machine("m1", STABLE, "1.0.0", Progress.IDLE, Health.HEALTHY));
            status.setRollbackOnly();
        });
        assertThat(scene.tallied()).isEmpty();
    }

    @Test
    void while_many_write_and_two_nodes_fold_every_look_sees_every_machine_once() throws Exception {
        int machines = 40;
        Random seeds = new Random(7);
        List<List<Machine>> shares = IntStream.range(0, 4)
                .mapToObj(writer -> IntStream.range(0, machines / 4)
                        .mapToObj(i -> scene.add("m" + writer + "-" + i, STABLE, "1.0.0"))
                        .toList())
                .toList();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writers = new ArrayList<>();
            for (List<Machine> share : shares) {
                long seed = seeds.nextLong();
                writers.add(pool.submit(() -> changeAtRandom(share, new Random(seed))));
            }
            List<Future<?>> others = new ArrayList<>();
            for (int node = 0; node < 2; node++) {
                TallyFold fold = scene.fold();
                others.add(pool.submit(() -> {
                    while (!over.get()) {
                        scene.inTransaction(() -> fold.once(7));
                    }
                }));
            }
            others.add(pool.submit(() -> {
                while (!over.get()) {
                    assertThat(scene.tallies.all().stream()
                                    .mapToInt(Tally::machines)
                                    .sum())
                            .isEqualTo(machines);
                }
            }));
            for (Future<?> writer : writers) {
                writer.get();
            }
            over.set(true);
            for (Future<?> other : others) {
                other.get();
            }
        }
        assertThat(scene.tallied()).isEqualTo(scene.counted());
        scene.fold().fold();
        assertThat(scene.tallied()).isEqualTo(scene.counted());
        assertThat(scene.recount().recount()).isEmpty();
    }

    private void changeAtRandom(List<Machine> share, Random random) {
        List<Machine> mine = new ArrayList<>(share);
        for (int i = 0; i < 100; i++) {
            int which = random.nextInt(mine.size());
            mine.set(
                    which,
                    scene.become(
                            mine.get(which),
                            random.nextBoolean() ? STABLE : BETA,
                            "1.0." + random.nextInt(4),
                            Progress.ofCode(random.nextInt(6)),
                            Health.ofCode(random.nextInt(6))));
        }
    }

    @Test
    void a_recount_finds_what_is_wrong_says_by_how_much_and_puts_it_right() {
        scene.add("m1", STABLE, "1.0.0");
        scene.add("m2", BETA, "1.0.0");
        scene.fold().fold();
        scene.add("m3", BETA, "2.0.0");
        scene.jdbc
                .sql("update machine_tally set machines = machines + 4 where group_id = ?")
                .param(STABLE)
                .update();
        scene.jdbc.sql("delete from machine_tally_change").update();
        Map<Kind, Integer> drift = scene.recount().recount();
        assertThat(drift)
                .containsOnly(
                        Map.entry(new Kind(STABLE, "1.0.0", Progress.IDLE, Health.HEALTHY), -4),
                        Map.entry(new Kind(BETA, "2.0.0", Progress.IDLE, Health.HEALTHY), 1));
        assertThat(scene.meters.counter("fairway.tallies.drift").count()).isEqualTo(5);
        assertThat(scene.tallied()).isEqualTo(scene.counted());
        assertThat(scene.recount().recount()).isEmpty();
    }

    @Test
    void what_is_pending_is_no_drift_and_is_counted_once() {
        Machine m1 = scene.add("m1", STABLE, "1.0.0");
        scene.fold().fold();
        scene.become(m1, BETA, "2.0.0", Progress.IDLE, Health.HEALTHY);
        assertThat(scene.recount().recount()).isEmpty();
        assertThat(scene.tallied()).isEqualTo(scene.counted());
        scene.fold().fold();
        assertThat(scene.tallied()).isEqualTo(scene.counted());
        assertThat(scene.rows("machine_tally")).isEqualTo(1);
    }

    @Test
    void of_more_versions_than_can_be_named_the_rest_is_other_until_a_recount_gives_names_anew() {
        int many = TallyNames.MOST + 60;
        List<Machine> machines = new ArrayList<>();
        scene.inTransaction(() -> {
            for (int i = 0; i < many; i++) {
                Machine machine = TallyScene.machine("m" + i, STABLE, "1.0." + i, Progress.IDLE, Health.HEALTHY);
                scene.insert(machine);
                machines.add(machine);
            }
        });
        scene.fold().fold();
        assertThat(byVersion()).hasSize(TallyNames.MOST + 1).containsEntry(Tallies.OTHER, 60);
        // Those that were refused a name leave as others, also once there are names again.
        for (int i = 0; i < many; i += 2) {
            Machine gone = machines.get(i);
            scene.inTransaction(() -> scene.machines.delete(gone));
        }
        assertThat(byVersion()).containsEntry(Tallies.OTHER, 30);
        scene.fold().fold();
        scene.add("late", STABLE, "3.0.0");
        scene.fold().fold();
        assertThat(byVersion()).containsEntry(Tallies.OTHER, 31).doesNotContainKey("3.0.0");
        assertThat(scene.recount().recount()).isEmpty();
        assertThat(byVersion()).doesNotContainKey(Tallies.OTHER).containsEntry("3.0.0", 1);
        assertThat(scene.tallied()).isEqualTo(scene.counted());
        assertThat(scene.tallies.versions(2)).containsExactly("3.0.0", "1.0.559");
    }

    @Test
    void whatever_comes_and_goes_and_whenever_it_is_folded_or_recounted_the_sums_are_true() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            // In bursts, so that names run out and come back.
            int versions = random.nextInt(3) == 0 ? 900 : 5;
            scene.inTransaction(() -> oneBurst(machines, random, versions));
            if (random.nextInt(3) == 0) {
                scene.inTransaction(() -> scene.fold().once(1 + random.nextInt(40)));
            }
            if (random.nextInt(25) == 0) {
                assertThat(scene.recount().recount()).as("seed %s", seed).isEmpty();
            }
            assertThat(withoutVersions(scene.tallied()))
                    .as("seed %s", seed)
                    .isEqualTo(withoutVersions(scene.counted()));
            assertThat(scene.tallied().values()).as("seed %s", seed).allMatch(count -> count > 0);
        }
        assertThat(scene.recount().recount()).as("seed %s", seed).isEmpty();
    }

    private void oneBurst(List<Machine> machines, Random random, int versions) {
        for (int i = 0; i < 12; i++) {
            int what = random.nextInt(10);
            String version = "1.0." + random.nextInt(versions);
            UUID group = random.nextBoolean() ? STABLE : BETA;
            if (what < 6 || machines.isEmpty()) {
                Machine added =
                        TallyScene.machine(UUID.randomUUID().toString(), group, version, Progress.IDLE, Health.HEALTHY);
                scene.insert(added);
                machines.add(added);
            } else if (what < 8) {
                int which = random.nextInt(machines.size());
                Machine before = machines.get(which);
                Machine after = TallyScene.machine(
                        before.id().value(), group, version, Progress.ofCode(random.nextInt(6)), Health.HEALTHY);
                scene.machines.update(before, after);
                machines.set(which, after);
            } else {
                scene.machines.delete(machines.remove(random.nextInt(machines.size())));
            }
        }
    }

    private static Map<Kind, Integer> withoutVersions(Map<Kind, Integer> kinds) {
        Map<Kind, Integer> sums = new HashMap<>();
        kinds.forEach((kind, machines) -> sums.merge(kind.named(""), machines, Integer::sum));
        return sums;
    }

    @Test
    void a_group_that_is_gone_leaves_nothing_that_anybody_reads() {
        UUID group = UUID.randomUUID();
        scene.jdbc.sql("""
                        insert into machine_group (id, product_id, name, updates_enabled, plan, silent_after_seconds,
                          unassigned, created_at, revision)
                        values (?, ?, 'gone soon', false, '{}', 43200, false, current_timestamp, 0)""").params(group, FLATCAR.value()).update();
        Machine m1 = scene.add("m1", group, "1.0.0");
        scene.fold().fold();
        scene.inTransaction(() -> {
            scene.machines.moveTo(FLATCAR, STABLE, List.of(m1));
            scene.jdbc
                    .sql("delete from machine_group where id = ?")
                    .param(group)
                    .update();
        });
        assertThat(scene.tallied()).isEqualTo(scene.counted());
        scene.fold().fold();
        assertThat(scene.tallied()).isEqualTo(scene.counted());
        assertThat(scene.recount().recount()).isEmpty();
        assertThat(scene.rows("machine_tally")).isEqualTo(1);
    }

    @Test
    void the_machines_of_a_filter_are_told_by_health_where_tallies_know() {
        scene.add("m1", STABLE, "1.0.0");
        Machine m2 = scene.add("m2", STABLE, "1.0.0");
        scene.become(m2, STABLE, "1.0.0", Progress.FAILED, Health.FAILING);
        scene.add("m3", BETA, "1.0.0");
        assertThat(scene.tallies.byHealth(MachineFilter.ALL)).contains(Map.of(Health.HEALTHY, 2, Health.FAILING, 1));
        assertThat(scene.tallies.byHealth(new MachineFilter(FLATCAR, STABLE, null, null, null, null, null, null)))
                .contains(Map.of(Health.HEALTHY, 1, Health.FAILING, 1));
        assertThat(scene.tallies.byHealth(new MachineFilter(null, null, null, null, null, Progress.FAILED, null, null)))
                .contains(Map.of(Health.FAILING, 1));
        assertThat(scene.tallies.byHealth(new MachineFilter(null, null, null, null, null, null, null, "m1")))
                .isEmpty();
    }

    private Map<String, Integer> byVersion() {
        return scene.tallies.all().stream()
                .collect(Collectors.groupingBy(Tally::version, Collectors.summingInt(Tally::machines)));
    }
}
