package dev.fairway.rollout.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.fleet.Freeze;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.UpdateTimes;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether it is a machine's turn, and when that changes by itself. */
class TurnTest {

    private Scene scene;

    @BeforeEach
    void a_machine_that_would_be_offered_its_target() {
        scene = new Scene();
    }

    @Test
    void a_rollout_that_is_ready_waits_to_be_started() {
        scene.state = RolloutState.READY;
        scene.current = -1;
        assertThat(scene.told()).isEqualTo("rollout-ready");
        assertThat(scene.sentence())
                .isEqualTo("The rollout waits since 21 Nov 2026 10:42 UTC for somebody to start it.");
    }

    @Test
    void a_paused_rollout_offers_nothing_until_its_pause_is_over_by_itself() {
        scene.state = RolloutState.PAUSED;
        assertThat(scene.sentence()).isEqualTo("The rollout is paused by ann since 21 Nov 2026 10:42 UTC: kernel fix.");
        assertThat(scene.explain().nextChange()).isNull();
        scene.stopUntil = Scene.LATER;
        assertThat(scene.sentence())
                .isEqualTo("The rollout is paused by ann since 21 Nov 2026 10:42 UTC until 24 Nov 2026 08:30 UTC:"
                        + " kernel fix.");
        assertThat(scene.explain().nextChange()).isEqualTo(Scene.LATER);
        scene.stopUntil = Scene.NOW;
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        assertThat(scene.verdict("rollout-running").sentence())
                .isEqualTo("the pause by ann ended by itself on 23 Nov 2026 12:00 UTC");
    }

    @Test
    void a_halted_rollout_waits_for_a_person_and_a_completed_one_is_open_for_newcomers() {
        scene.state = RolloutState.HALTED;
        assertThat(scene.sentence())
                .isEqualTo("The rollout is halted since 21 Nov 2026 10:42 UTC: kernel fix."
                        + " A person has to resume or abort it.");
        scene.state = RolloutState.COMPLETED;
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
    }

    @Test
    void a_machine_that_failed_waits_then_tries_again_and_after_its_attempts_needs_a_person() {
        scene.failure = failure(1, Scene.NOW.minusSeconds(600), false);
        assertThat(scene.told()).isEqualTo("waits-to-retry");
        assertThat(scene.sentence())
                .isEqualTo("It failed to take 4230.2.1 (attempt 1 of 3); it waits until 23 Nov 2026 12:50 UTC"
                        + " to try again.");
        assertThat(scene.explain().nextChange()).isEqualTo(Scene.NOW.plusSeconds(3_000));
        scene.failure = failure(2, Scene.NOW.minusSeconds(3_600), false);
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        scene.failure = failure(3, Scene.BEFORE, true);
        assertThat(scene.told()).isEqualTo("retries-used-up");
        assertThat(scene.sentence())
                .isEqualTo("It fell back from 4230.2.1 (3 attempts); it is not offered again until a person lets it"
                        + " retry.");
        assertThat(scene.explain().nextChange()).isNull();
    }

    @Test
    void what_a_machine_failed_to_take_says_nothing_of_another_release() {
        scene.failure = failure(3, Scene.NOW, true);
        scene.release = Scene.good("4230.2.4");
        assertThat(scene.told()).isEqualTo("offer 4230.2.4");
    }

    @Test
    void outside_its_windows_a_machine_waits_for_the_next_opening_unless_a_person_lets_it_go() {
        scene.times = new UpdateTimes(List.of(Scene.CLOSED), List.of());
        assertThat(scene.told()).isEqualTo("window-closed");
        assertThat(scene.sentence())
                .isEqualTo("Its update windows are closed; the next opens on 24 Nov 2026 02:00 UTC.");
        assertThat(scene.explain().nextChange()).isEqualTo(Instant.parse("2026-11-24T02:00:00Z"));
        scene.expedite = Scene.heldBy("ann", null);
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        scene.expedite = Scene.heldBy("ann", Scene.NOW);
        assertThat(scene.told()).isEqualTo("window-closed");
    }

    @Test
    void a_freeze_binds_everybody_and_changes_something_only_when_a_window_is_open_too() {
        scene.times = new UpdateTimes(List.of(Scene.OPEN), List.of(Scene.frozenUntil(Scene.LATER)));
        assertThat(scene.told()).isEqualTo("frozen");
        assertThat(scene.sentence()).isEqualTo("Updates are frozen by bob until 24 Nov 2026 08:30 UTC: year end.");
        assertThat(scene.explain().nextChange()).isEqualTo(Instant.parse("2026-11-24T11:00:00Z"));
        scene.expedite = Scene.heldBy("ann", null);
        assertThat(scene.told()).isEqualTo("frozen");
        assertThat(scene.explain().nextChange()).isEqualTo(Scene.LATER);
    }

    @Test
    void a_freeze_that_the_next_one_overlaps_ends_with_it() {
        Freeze next = new Freeze(Scene.LATER.minusSeconds(60), Scene.LATER.plusSeconds(60), "move", "bob");
        scene.times = new UpdateTimes(List.of(), List.of(Scene.frozenUntil(Scene.LATER), next));
        assertThat(scene.explain().nextChange()).isEqualTo(Scene.LATER.plusSeconds(60));
    }

    @Test
    void a_machine_waits_for_the_stage_that_opens_its_share() {
        scene.id = machineAt(2_000, 4_000);
        scene.stages = List.of(
                Scene.stage("1"),
                Scene.stage("10", true, Scene.LATER),
                Scene.stage("50", true, Scene.LATER.plusSeconds(86_400)),
                Scene.stage("100"));
        assertThat(scene.told()).isEqualTo("not-in-share");
        assertThat(scene.sentence())
                .matches(
                        "It comes at \\d\\d\\.\\d\\d % of the rollout, 1 % is open; the stage of 50 % takes it in, on 25"
                                + " Nov 2026 08:30 UTC\\.");
        assertThat(scene.explain().nextChange()).isEqualTo(Scene.LATER.plusSeconds(86_400));
        scene.current = 2;
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
    }

    @Test
    void no_time_is_promised_where_a_person_opens_a_stage_on_the_way() {
        scene.id = machineAt(2_000, 4_000);
        scene.stages = List.of(Scene.stage("1"), Scene.stage("10", false, null), Scene.stage("50", true, Scene.LATER));
        assertThat(scene.sentence()).endsWith("the stage of 50 % takes it in.");
        assertThat(scene.explain().nextChange()).isNull();
    }

    @Test
    void a_plan_that_ends_below_all_never_reaches_some_and_says_so() {
        scene.id = machineAt(6_000, 10_000);
        scene.stages = List.of(Scene.stage("50"));
        scene.state = RolloutState.COMPLETED;
        assertThat(scene.sentence()).endsWith("50 % is open; no stage reaches it.");
    }

    @Test
    void canaries_go_first_where_the_plan_says_so_and_expedited_machines_go_past_their_share() {
        scene.id = machineAt(6_000, 10_000);
        scene.stages = List.of(Scene.stage("1"), Scene.stage("100"));
        scene.canary = true;
        assertThat(scene.told()).isEqualTo("not-in-share");
        scene.canaryFirst = true;
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        scene.canary = false;
        assertThat(scene.told()).isEqualTo("not-in-share");
        scene.expedite = Scene.heldBy("ann", Scene.LATER);
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
    }

    @Test
    void too_many_failures_stop_the_next_offer_before_the_halt_is_written() {
        scene.usage = new Usage(0, 0, null, 10, 2);
        assertThat(scene.told()).isEqualTo("budget-spent");
        assertThat(scene.sentence())
                .isEqualTo("2 of 10 finished machines failed, more than the 2 % that its stage allows.");
        scene.usage = new Usage(0, 0, null, 3, 2);
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        scene.smallShare = 3;
        assertThat(scene.told()).isEqualTo("budget-spent");
    }

    @Test
    void full_limits_say_how_full_and_when_a_place_is_free_and_bind_expedited_and_pinned_machines_too() {
        scene.maxInFlight = 250;
        scene.maxPerPeriod = 600;
        scene.expedite = Scene.heldBy("ann", null);
        scene.usage = new Usage(250, 600, Scene.LATER, 0, 0);
        assertThat(scene.told()).isEqualTo("period-full");
        assertThat(scene.sentence())
                .isEqualTo(
                        "600 of 600 machines have begun within 1 h; the next place is free on 24 Nov 2026 08:30 UTC.");
        assertThat(scene.explain().nextChange()).isEqualTo(Scene.LATER);
        scene.machinePin = Scene.pinTo(scene.release, null);
        scene.usage = new Usage(250, 599, Scene.LATER, 0, 0);
        assertThat(scene.told()).isEqualTo("in-flight-full");
        assertThat(scene.sentence()).isEqualTo("250 of 250 machines are updating at once; it waits for a place.");
        scene.usage = new Usage(249, 599, Scene.LATER, 0, 0);
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
    }

    @Test
    void where_a_pin_is_why_there_is_nothing_its_end_is_the_next_change() {
        scene.version = "4230.2.1";
        scene.release = Scene.good("4230.2.2");
        scene.machinePin = Scene.pinTo(Scene.good("4230.2.1"), Scene.LATER);
        assertThat(scene.told()).isEqualTo("up-to-date");
        assertThat(scene.explain().nextChange()).isEqualTo(Scene.LATER);
        scene.machinePin = Scene.pinTo(Scene.withdrawn("4230.2.3", "bad"), Scene.LATER);
        assertThat(scene.explain().nextChange()).isEqualTo(Scene.LATER);
        scene.machineHold = Scene.heldBy("ann", null);
        assertThat(scene.explain().nextChange()).isNull();
    }

    private Machine.Failure failure(int attempts, Instant at, boolean fellBack) {
        return new Machine.Failure(Scene.good("4230.2.1").id(), attempts, at, fellBack);
    }

    /** The first machine whose bucket is in this range. */
    private static String machineAt(int from, int to) {
        for (int i = 0; ; i++) {
            int bucket = RolloutFacts.bucket(Scene.ROLLOUT, new dev.fairway.base.MachineId("m" + i));
            if (bucket >= from && bucket < to) {
                return "m" + i;
            }
        }
    }
}
