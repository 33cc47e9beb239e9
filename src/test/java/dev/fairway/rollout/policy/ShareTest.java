package dev.fairway.rollout.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fairway.base.MachineId;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShareTest {

    private static final int MACHINES = 20_000;

    @Test
    void the_bucket_is_what_the_design_says_so_that_every_node_and_every_version_agrees() {
        UUID rollout = UUID.fromString("f2f1e9a5-7a53-4f2f-8d6b-0a3a7b7f0c11");
        // First 8 bytes of: printf 'f2f1e9a5-7a53-4f2f-8d6b-0a3a7b7f0c11:m1' | sha256sum
        assertThat(RolloutFacts.bucket(rollout, new MachineId("m1"))).isEqualTo(3718);
    }

    @Test
    void every_whole_percent_of_a_large_fleet_is_within_five_sigma_of_itself() {
        long seed = System.nanoTime();
        int[] below = machinesBelow(new UUID(new Random(seed).nextLong(), seed));
        for (int percent = 0; percent <= 100; percent++) {
            double share = percent / 100.0;
            double sigma = Math.sqrt(MACHINES * share * (1 - share));
            assertThat((double) below[percent * 100])
                    .as("seed " + seed + ", " + percent + " %")
                    .isCloseTo(MACHINES * share, within(5 * sigma));
        }
        assertThat(below[0]).isZero();
        assertThat(below[RolloutFacts.BUCKETS]).isEqualTo(MACHINES);
    }

    @Test
    void every_rollout_has_other_first_machines() {
        int inBoth = 0;
        for (int i = 0; i < MACHINES; i++) {
            MachineId machine = new MachineId("m" + i);
            boolean one = RolloutFacts.bucket(Scene.idOf("one"), machine) < 1_000;
            boolean other = RolloutFacts.bucket(Scene.idOf("other"), machine) < 1_000;
            inBoth += one && other ? 1 : 0;
        }
        // A tenth of a tenth, within five sigma.
        assertThat(inBoth).isBetween(130, 270);
    }

    @Test
    void a_stage_that_opens_more_never_drops_a_machine() {
        for (int machine = 0; machine < 500; machine++) {
            Scene scene = new Scene();
            scene.id = "m" + machine;
            boolean wasIn = false;
            for (int percent = 1; percent <= 100; percent++) {
                scene.stages = java.util.List.of(Scene.stage(Integer.toString(percent)));
                boolean isIn = scene.told().equals("offer 4230.2.1");
                assertThat(isIn || !wasIn).as(scene.id + " at " + percent).isTrue();
                wasIn = isIn;
            }
            assertThat(wasIn).isTrue();
        }
    }

    @Test
    void a_machine_that_was_let_in_as_one_of_the_first_is_in_whatever_its_share() {
        Scene scene = new Scene();
        scene.stages = java.util.List.of(Scene.stage("0.01"), Scene.stage("10"));
        scene.current = 0;
        assertThat(scene.told()).isNotEqualTo("offer 4230.2.1");
        scene.firsts = java.util.Set.of(new MachineId(scene.id));
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        scene.current = 1;
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
    }

    private static int[] machinesBelow(UUID rollout) {
        int[] below = new int[RolloutFacts.BUCKETS + 1];
        for (int i = 0; i < MACHINES; i++) {
            below[RolloutFacts.bucket(rollout, new MachineId("machine-" + i)) + 1]++;
        }
        for (int i = 1; i < below.length; i++) {
            below[i] += below[i - 1];
        }
        return below;
    }
}
