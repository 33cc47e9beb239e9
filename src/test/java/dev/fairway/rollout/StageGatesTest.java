package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.Freeze;
import dev.fairway.fleet.Plan;
import dev.fairway.rollout.policy.RolloutFacts;
import dev.fairway.rollout.policy.RolloutState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** When a stage opens, soaks and is done. */
class StageGatesTest {

    private static final Instant NOW = Drafts.NOW;

    @Test
    void the_first_stage_of_a_small_fleet_opens_for_its_smallest_bucket() {
        RolloutInfo rollout = measured(Drafts.running(stage(0.01, "PT24H", 1), stage(100, "PT0S", 1)), 0, 0, fleet(12));
        assertThat(letIn(rollout, 12))
                .containsExactly(bySmallestBucket(rollout, 12).getFirst());
        assertThat(rollout.stages().getFirst().state()).isEqualTo("open");
    }

    @RepeatedTest(20)
    void a_stage_opens_exactly_its_minimum_where_its_percent_is_less() {
        long seed = new Random().nextLong();
        int size = 1 + new Random(seed).nextInt(40);
        int minimum = 1 + new Random(seed + 1).nextInt(12);
        RolloutInfo rollout =
                measured(Drafts.running(stage(0.01, "PT24H", minimum), stage(100, "PT0S", 1)), 0, 0, fleet(size));
        assertThat(letIn(rollout, size))
                .as("seed %d: %d machines, minimum %d", seed, size, minimum)
                .containsExactlyInAnyOrderElementsOf(
                        bySmallestBucket(rollout, size).subList(0, Math.min(size, minimum)));
        assertThat(rollout.stages().getFirst().lacking()).isEqualTo(Math.max(0, minimum - size));
    }

    @Test
    void its_soak_begins_when_the_minimum_has_finished() {
        RolloutInfo open = measured(Drafts.running(stage(50, "PT1H", 2), stage(100, "PT0S", 1)), 1, 1, fleet(40));
        assertThat(open.stages().getFirst().state()).isEqualTo("open");
        RolloutInfo soaking = measured(open, 2, 2, fleet(40));
        assertThat(soaking.stages().getFirst().state()).isEqualTo("soaking");
        assertThat(StageGates.soakedAt(soaking)).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void its_soak_begins_too_when_nobody_is_left_who_could_go() {
        RolloutInfo soaking = measured(Drafts.running(stage(50, "PT1H", 5), stage(100, "PT0S", 1)), 1, 1, fleet(0));
        assertThat(soaking.stages().getFirst().state()).isEqualTo("soaking");
        assertThat(soaking.stages().getFirst().lacking()).isEqualTo(4);
    }

    @Test
    void a_machine_that_waits_for_its_reboot_keeps_its_place_and_nobody_goes_instead_of_it() {
        RolloutInfo rollout = Drafts.running(stage(0.01, "PT1H", 1), stage(100, "PT0S", 1));
        RolloutInfo waiting = StageGates.measure(rollout, new StageGates.Finished(0, 0, 1), false, fleet(12), NOW);
        assertThat(letIn(waiting, 12)).isEmpty();
        assertThat(waiting.stages().getFirst().state()).isEqualTo("open");
        RolloutInfo alone = StageGates.measure(rollout, new StageGates.Finished(0, 0, 1), false, fleet(0), NOW);
        assertThat(alone.stages().getFirst().state())
                .as("it has not finished, so nothing soaks")
                .isEqualTo("open");
        assertThat(alone.stages().getFirst().smallShare()).isEqualTo(1);
    }

    @Test
    void the_next_stage_opens_when_the_soak_is_over_and_not_before() {
        RolloutInfo soaking = measured(Drafts.running(stage(10, "PT1H", 1), stage(100, "PT0S", 1)), 1, 1, fleet(0));
        RolloutInfo early = later(soaking, Duration.ofMinutes(59));
        assertThat(early.current()).isZero();
        RolloutInfo due = later(early, Duration.ofMinutes(60));
        assertThat(due.current()).isEqualTo(1);
        assertThat(due.stages().getFirst().state()).isEqualTo("done");
    }

    @Test
    void a_stage_that_is_left_by_hand_waits_for_a_person() {
        Plan.Stage manual = new Plan.Stage(BigDecimal.TEN, "PT1H", BigDecimal.TWO, "manual", 1);
        RolloutInfo soaking = measured(Drafts.running(manual, stage(100, "PT0S", 1)), 1, 1, fleet(0));
        assertThat(later(soaking, Duration.ofDays(9)).current()).isZero();
    }

    @Test
    void the_last_stage_is_done_when_nobody_in_its_share_is_left() {
        RolloutInfo last = Drafts.running(stage(100, "PT0S", 1));
        assertThat(measured(last, 3, 3, fleet(1)).state()).isEqualTo(RolloutState.RUNNING);
        assertThat(measured(last, 4, 4, fleet(0)).state()).isEqualTo(RolloutState.COMPLETED);
    }

    @Test
    void canaries_are_inside_whatever_their_bucket_where_the_plan_says_so() {
        RolloutInfo rollout = Drafts.running(stage(0.01, "PT1H", 1), stage(100, "PT0S", 1));
        List<StageGates.Candidate> candidates = List.of(
                new StageGates.Candidate(new MachineId("m1"), false),
                new StageGates.Candidate(new MachineId("m2"), true));
        assertThat(withCanaries(rollout, candidates, true))
                .as("the canary is its minimum")
                .isEmpty();
        assertThat(withCanaries(rollout, candidates, false)).hasSize(1);
    }

    private static List<MachineId> withCanaries(
            RolloutInfo rollout, List<StageGates.Candidate> candidates, boolean canaryFirst) {
        RolloutInfo measured =
                StageGates.measure(rollout, new StageGates.Finished(0, 0, 0), canaryFirst, candidates.iterator(), NOW);
        return candidates.stream()
                .map(StageGates.Candidate::id)
                .filter(machine -> Drafts.letsIn(measured, machine))
                .toList();
    }

    @Test
    void a_share_of_less_than_ten_is_judged_as_a_whole() {
        assertThat(measured(Drafts.running(stage(100, "PT0S", 1)), 2, 2, fleet(7))
                        .stages()
                        .getFirst()
                        .smallShare())
                .isEqualTo(9);
        assertThat(measured(Drafts.running(stage(100, "PT0S", 1)), 2, 2, fleet(8))
                        .stages()
                        .getFirst()
                        .smallShare())
                .isNull();
    }

    @Test
    void a_soak_stands_still_while_it_is_paused_stopped_or_frozen() {
        RolloutInfo soaking = measured(Drafts.running(stage(10, "PT10H", 1), stage(100, "PT0S", 1)), 1, 1, fleet(0));
        Instant anHourLater = NOW.plus(Duration.ofHours(1));
        Freeze half = new Freeze(NOW.plusSeconds(600), NOW.plusSeconds(2400), "year end", "ann");
        assertThat(soaked(StageGates.settle(soaking, List.of(), false, anHourLater)))
                .isEqualTo(Duration.ofHours(1));
        assertThat(soaked(StageGates.settle(soaking, List.of(), true, anHourLater)))
                .isZero();
        assertThat(soaked(StageGates.settle(soaking, List.of(half), false, anHourLater)))
                .isEqualTo(Duration.ofMinutes(30));
        RolloutInfo paused = RolloutLife.apply(soaking, new RolloutCommand.Pause("a test", null, false), "ann", NOW);
        RolloutInfo resumed = RolloutLife.apply(paused, new RolloutCommand.Resume(null), "ann", anHourLater);
        assertThat(soaked(StageGates.settle(resumed, List.of(), false, anHourLater.plusSeconds(60))))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @RepeatedTest(50)
    void time_outside_of_freezes_is_what_a_count_by_minutes_says() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Freeze> freezes = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            Instant from = NOW.plus(Duration.ofMinutes(random.nextInt(200)));
            freezes.add(new Freeze(from, from.plus(Duration.ofMinutes(1 + random.nextInt(90))), "a test", "ann"));
        }
        long open = 0;
        for (int minute = 0; minute < 240; minute++) {
            Instant at = NOW.plus(Duration.ofMinutes(minute));
            open += freezes.stream().noneMatch(freeze -> freeze.isInForceAt(at)) ? 1 : 0;
        }
        assertThat(StageGates.unfrozen(NOW, NOW.plus(Duration.ofMinutes(240)), freezes))
                .as("seed %d: %s", seed, freezes)
                .isEqualTo(Duration.ofMinutes(open));
    }

    @Test
    void however_late_a_look_comes_a_stage_is_not_skipped() {
        RolloutInfo soaking = measured(
                Drafts.running(stage(10, "PT1H", 1), stage(50, "PT1H", 1), stage(100, "PT0S", 1)), 1, 1, fleet(0));
        RolloutInfo late = later(soaking, Duration.ofDays(3));
        assertThat(late.current()).isEqualTo(1);
        assertThat(soaked(late)).isZero();
    }

    private static Duration soaked(RolloutInfo rollout) {
        return rollout.stages().get(rollout.current()).soaked();
    }

    private static RolloutInfo later(RolloutInfo rollout, Duration since) {
        Instant now = NOW.plus(since);
        return StageGates.measure(
                StageGates.settle(rollout, List.of(), false, now),
                new StageGates.Finished(1, 1, 0),
                false,
                fleet(0),
                now);
    }

    private static RolloutInfo measured(
            RolloutInfo rollout, int inStage, int finished, Iterator<StageGates.Candidate> candidates) {
        return StageGates.measure(rollout, new StageGates.Finished(inStage, finished, 0), false, candidates, NOW);
    }

    private static Plan.Stage stage(double percent, String soak, int minimum) {
        return new Plan.Stage(BigDecimal.valueOf(percent), soak, BigDecimal.TWO, "auto", minimum);
    }

    private static List<MachineId> letIn(RolloutInfo rollout, int size) {
        return bySmallestBucket(rollout, size).stream()
                .filter(machine -> Drafts.letsIn(rollout, machine))
                .toList();
    }

    private static List<MachineId> bySmallestBucket(RolloutInfo rollout, int size) {
        List<MachineId> machines = new ArrayList<>();
        fleet(size).forEachRemaining(candidate -> machines.add(candidate.id()));
        machines.sort(Comparator.comparing(machine -> RolloutFacts.bucket(rollout.id(), machine)));
        return machines;
    }

    private static Iterator<StageGates.Candidate> fleet(int size) {
        List<StageGates.Candidate> fleet = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            fleet.add(new StageGates.Candidate(new MachineId("m" + i), false));
        }
        return fleet.iterator();
    }
}
