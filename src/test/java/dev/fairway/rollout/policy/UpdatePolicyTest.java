package dev.fairway.rollout.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.base.Version;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who a machine is, what it aims at, and what it holds already; whether it is its turn is told in {@link TurnTest}. */
class UpdatePolicyTest {

    private Scene scene;

    @BeforeEach
    void a_machine_that_would_be_offered_its_target() {
        scene = new Scene();
    }

    @Test
    void a_machine_behind_its_target_is_offered_it() {
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
    }

    @Test
    void a_machine_on_its_target_is_offered_nothing() {
        scene.version = "4230.2.1";
        assertThat(scene.told()).isEqualTo("up-to-date");
    }

    @Test
    void a_machine_that_is_newer_is_taken_back_only_by_a_rollout_that_says_so() {
        scene.version = "4372.1.0";
        assertThat(scene.told()).isEqualTo("newer-than-target");
        scene.allowDowngrade = true;
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        scene.machinePin = Scene.pinTo(Scene.good("4230.2.1"), null);
        assertThat(scene.told()).isEqualTo("newer-than-target");
    }

    @Test
    void the_rollout_decides_and_not_what_the_channel_points_at() {
        scene.channelRelease = Scene.good("4372.0.0");
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        scene.hasChannel = false;
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
    }

    @Test
    void without_a_rollout_nothing_moves_and_the_reason_is_what_is_missing() {
        scene.hasRollout = false;
        assertThat(scene.told()).isEqualTo("no-rollout");
        scene.channelRelease = null;
        assertThat(scene.told()).isEqualTo("no-release");
        scene.hasChannel = false;
        assertThat(scene.told()).isEqualTo("no-channel");
    }

    @Test
    void after_an_abort_there_is_no_target_and_the_explanation_says_so() {
        scene.state = RolloutState.ABORTED;
        assertThat(scene.told()).isEqualTo("rollout-aborted");
        assertThat(scene.sentence())
                .isEqualTo("The rollout of 4230.2.1 was aborted by ann on 21 Nov 2026 10:42 UTC: kernel fix."
                        + " There is no target until a new rollout.");
    }

    @Test
    void the_pin_of_the_machine_wins_over_that_of_its_group_and_that_over_the_rollout() {
        scene.groupPin = Scene.pinTo(Scene.good("4230.2.2"), null);
        assertThat(scene.told()).isEqualTo("offer 4230.2.2");
        scene.machinePin = Scene.pinTo(Scene.good("4230.2.3"), Scene.LATER);
        assertThat(scene.told()).isEqualTo("offer 4230.2.3");
        scene.machinePin = Scene.pinTo(Scene.good("4230.2.3"), Scene.NOW);
        assertThat(scene.told()).isEqualTo("offer 4230.2.2");
    }

    @Test
    void a_pin_needs_no_running_rollout_no_share_and_no_budget_and_the_explanation_names_who_pinned() {
        scene.groupPin = Scene.pinTo(Scene.good("4230.2.2"), Scene.LATER);
        scene.state = RolloutState.HALTED;
        scene.current = -1;
        scene.usage = new Usage(0, 0, null, 10, 10);
        assertThat(scene.told()).isEqualTo("offer 4230.2.2");
        assertThat(scene.verdict("rollout-running").sentence())
                .isEqualTo(
                        "its group is pinned by ann since 21 Nov 2026 10:42 UTC until 24 Nov 2026 08:30 UTC: driver.");
    }

    @Test
    void floors_are_taken_in_order_and_none_is_skipped() {
        scene.floors = List.of(Scene.good("4081.2.0"), Scene.good("3815.2.0"));
        scene.version = "3510.2.8";
        assertThat(scene.told()).isEqualTo("offer 3815.2.0 as a floor");
        scene.version = "3815.2.0";
        assertThat(scene.told()).isEqualTo("offer 4081.2.0 as a floor");
        scene.version = "4081.2.0";
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        scene.version = "4152.2.3";
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
    }

    @Test
    void a_pinned_machine_skips_no_floor_either() {
        scene.floors = List.of(Scene.good("4081.2.0"));
        scene.version = "3815.2.0";
        scene.machinePin = Scene.pinTo(Scene.good("4230.2.2"), null);
        assertThat(scene.told()).isEqualTo("offer 4081.2.0 as a floor");
    }

    @Test
    void a_floor_above_the_target_or_for_another_arch_is_idle() {
        Version between = Version.of("4230.2.1-rc.1");
        ReleaseFacts arm = new ReleaseFacts(Scene.idOf("arm"), between, Arch.ARM64, "bad", null);
        scene.floors = List.of(Scene.good("4372.1.0"), arm);
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
    }

    @Test
    void a_withdrawn_floor_blocks_and_is_named() {
        scene.floors = List.of(Scene.withdrawn("4081.2.0", "bricks ARM boards."));
        scene.version = "3815.2.0";
        assertThat(scene.told()).isEqualTo("floor-withdrawn");
        assertThat(scene.sentence()).isEqualTo("It must not skip 4081.2.0, which was withdrawn: bricks ARM boards.");
        scene.version = "4081.2.0";
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
    }

    @Test
    void a_withdrawn_release_is_offered_to_nobody() {
        scene.release = Scene.withdrawn("4230.2.1", "boot loop");
        assertThat(scene.told()).isEqualTo("release-withdrawn");
    }

    @Test
    void a_release_for_another_arch_is_nothing_for_the_machine() {
        scene.arch = Arch.ARM64;
        assertThat(scene.told()).isEqualTo("wrong-arch");
        assertThat(scene.sentence()).isEqualTo("4230.2.1 is for amd64, the machine is arm64.");
    }

    @Test
    void an_unknown_product_an_unknown_track_an_unreadable_version_and_updates_switched_off_each_say_so() {
        scene.updatesEnabled = false;
        assertThat(scene.told()).isEqualTo("updates-disabled");
        scene.version = "latest";
        assertThat(scene.told()).isEqualTo("unreadable-version");
        scene.unassigned = true;
        assertThat(scene.told()).isEqualTo("unknown-track");
        scene.product = null;
        assertThat(scene.told()).isEqualTo("unknown-product");
    }

    @Test
    void a_stopped_fleet_gets_nothing_not_even_what_it_had_leave_for() {
        scene.grant = Scene.grantFor(scene.release, Scene.ROLLOUT);
        scene.stop = new FleetStop("ann", "certificate expired", Scene.BEFORE);
        assertThat(scene.told()).isEqualTo("fleet-stopped");
        assertThat(scene.sentence())
                .isEqualTo("All updates are stopped by ann since 21 Nov 2026 10:42 UTC: certificate expired.");
    }

    @Test
    void an_id_that_several_machines_use_gets_nothing_until_one_has_used_it_alone_long_enough() {
        scene.suspectUntil = Scene.LATER;
        assertThat(scene.told()).isEqualTo("suspect-id");
        assertThat(scene.explain().nextChange()).isEqualTo(Scene.LATER);
        scene.suspectUntil = Scene.NOW;
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
    }

    @Test
    void what_is_held_gets_nothing_and_who_held_it_is_named_the_machine_before_its_group_before_the_release() {
        scene.release = Scene.held("4230.2.1", null);
        assertThat(scene.told()).isEqualTo("release-held");
        assertThat(scene.sentence()).isEqualTo("4230.2.1 is held by eve since 21 Nov 2026 10:42 UTC: kernel fix.");
        scene.groupHold = Scene.heldBy("bob", Scene.LATER);
        assertThat(scene.told()).isEqualTo("group-held");
        assertThat(scene.sentence())
                .isEqualTo("Its group db is held by bob since 21 Nov 2026 10:42 UTC until 24 Nov 2026 08:30 UTC:"
                        + " kernel fix.");
        scene.machineHold = Scene.heldBy("ann", null);
        assertThat(scene.told()).isEqualTo("machine-held");
        assertThat(scene.sentence()).startsWith("It is held by ann since");
    }

    @Test
    void a_hold_ends_by_itself_at_its_moment_and_says_so() {
        scene.machineHold = Scene.heldBy("ann", Scene.NOW);
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        assertThat(scene.verdict("not-held").sentence())
                .isEqualTo("the hold on it by ann ended by itself on 23 Nov 2026 12:00 UTC");
    }

    @Test
    void a_held_floor_blocks_the_way_and_a_held_target_the_step_to_its_floor() {
        scene.version = "3815.2.0";
        scene.floors = List.of(Scene.held("4081.2.0", null));
        assertThat(scene.sentence()).startsWith("4081.2.0 is held by eve");
        scene.floors = List.of(Scene.good("4081.2.0"));
        scene.release = Scene.held("4230.2.1", null);
        assertThat(scene.sentence()).startsWith("4230.2.1 is held by eve");
    }

    @Test
    void on_a_nightly_channel_another_build_of_the_same_numbers_is_behind() {
        scene.release = Scene.good("4152.0.0+nightly-20251002");
        scene.version = "4152.0.0+nightly-20251001";
        assertThat(scene.told()).isEqualTo("up-to-date");
        scene.nightly = true;
        assertThat(scene.told()).isEqualTo("offer 4152.0.0+nightly-20251002");
        scene.version = "4152.0.0+nightly-20251002";
        assertThat(scene.told()).isEqualTo("up-to-date");
    }

    @Test
    void an_open_grant_gets_the_same_offer_again_also_while_its_rollout_is_paused_or_its_window_closed() {
        scene.grant = Scene.grantFor(scene.release, Scene.ROLLOUT);
        scene.state = RolloutState.PAUSED;
        scene.times = new dev.fairway.fleet.UpdateTimes(List.of(Scene.CLOSED), List.of());
        assertThat(scene.told()).isEqualTo("offer-again 4230.2.1");
        assertThat(scene.explain().nextChange()).isEqualTo(Scene.LATER);
    }

    @Test
    void a_machine_that_has_installed_waits_for_its_reboot_and_no_deadline_threatens_it() {
        scene.grant = Scene.installed(Scene.grantFor(scene.release, Scene.ROLLOUT));
        assertThat(scene.told()).isEqualTo("offer-again 4230.2.1");
        assertThat(scene.sentence()).isEqualTo("It has installed 4230.2.1 and waits for its reboot.");
        assertThat(scene.explain().nextChange()).isNull();
    }

    @Test
    void leave_that_was_taken_back_is_not_given_again_and_later_leave_is() {
        scene.grant = Scene.grantFor(scene.release, Scene.ROLLOUT);
        scene.state = RolloutState.PAUSED;
        scene.recallBefore = scene.grant.grantedAt();
        assertThat(scene.told()).isEqualTo("rollout-paused");
        assertThat(scene.verdict("open-grant").sentence())
                .isEqualTo("its grant for 4230.2.1 ends, as it was taken back on 23 Nov 2026 11:50 UTC");
        scene.recallBefore = scene.grant.grantedAt().minusSeconds(1);
        assertThat(scene.told()).isEqualTo("offer-again 4230.2.1");
    }

    @Test
    void leave_for_another_release_from_another_rollout_from_a_pin_or_from_another_group_does_not_bind() {
        scene.grant = Scene.grantFor(Scene.good("4230.2.2"), Scene.ROLLOUT);
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        scene.grant = Scene.grantFor(scene.release, Scene.idOf("older"));
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        assertThat(scene.verdict("open-grant").sentence())
                .isEqualTo("its grant for 4230.2.1 ends, as an earlier rollout gave it");
        scene.grant = Scene.grantFor(scene.release, null);
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
        scene.machinePin = Scene.pinTo(scene.release, null);
        assertThat(scene.told()).isEqualTo("offer-again 4230.2.1");
        scene.grant = Scene.grantFor(scene.release, Scene.ROLLOUT);
        assertThat(scene.told()).isEqualTo("offer 4230.2.1");
    }

    @Test
    void a_halted_or_aborted_rollout_offers_nothing_again() {
        scene.grant = Scene.grantFor(scene.release, Scene.ROLLOUT);
        scene.state = RolloutState.HALTED;
        assertThat(scene.told()).isEqualTo("rollout-halted");
        scene.state = RolloutState.ABORTED;
        assertThat(scene.told()).isEqualTo("rollout-aborted");
    }
}
