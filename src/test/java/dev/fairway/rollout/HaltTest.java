package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.fleet.SilenceSweep;
import dev.fairway.release.Releases;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.testing.People;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stops a rollout by itself, and what that takes along. */
class HaltTest extends RaceScene {

    @Test
    void machines_that_are_never_heard_of_again_after_their_reboot_halt_the_rollout() {
        List<TwoNodes.Speaker> machines = neighbours(3);
        machines.forEach(nodes::asksHere);
        machines.forEach(machine -> nodes.tellsHere(machine, ReportedEvent.Kind.INSTALLED));
        tend();
        jdbc.sql("update machine set last_seen = ? where product_id = ?")
                .params(OffsetDateTime.now().minusDays(5), product)
                .update();
        the(SilenceSweep.class).sweep();
        assertThat(state()).isEqualTo("halted");
        assertThat(grants("open_key is not null")).isZero();
        assertThat(count("failures")).isEqualTo(3);
        assertThat(world.state("halted-1")).isEqualTo("idle silent");

        nodes.asksHere(machines.getFirst().running("3815.2.1").afterBoot("b2"));
        assertThat(count("failures")).as("one came back after all").isEqualTo(2);
        assertThat(world.state("halted-1")).isEqualTo("idle healthy");
    }

    @Test
    void machines_whose_time_to_reboot_was_over_before_they_fell_silent_count_too() {
        client.patch(
                "/groups/" + world.group(),
                "{'plan': {'rebootTimeout': 'PT1M', 'stages': [{'percent': 100, 'soak': 'PT1H', 'maxFailurePercent': 20}]}}");
        promote("3815.2.5");
        List<TwoNodes.Speaker> machines = neighbours(4);
        machines.forEach(nodes::asksHere);
        machines.subList(0, 3).forEach(machine -> nodes.tellsHere(machine, ReportedEvent.Kind.INSTALLED));
        OffsetDateTime longAgo = OffsetDateTime.now().minusDays(5);
        jdbc.sql("update machine_grant set deadline = ? where product_id = ?")
                .params(longAgo, product)
                .update();
        the(Recalls.class).timeOutAll();
        assertThat(count("timedOut")).isEqualTo(4);
        assertThat(count("failures")).as("waiting for a reboot is no failure").isEqualTo(1);
        jdbc.sql("update machine set last_seen = ? where product_id = ?")
                .params(longAgo, product)
                .update();
        the(SilenceSweep.class).sweep();
        tend();
        assertThat(state()).isEqualTo("halted");
        assertThat(count("failures")).isEqualTo(4);
    }

    @Test
    void what_failed_before_a_resume_counts_no_more_and_is_still_told() {
        List<TwoNodes.Speaker> machines = List.of(m1, speaker("m2"));
        machines.forEach(nodes::asksHere);
        tend();
        machines.forEach(machine -> nodes.tellsHere(machine, ReportedEvent.Kind.FAILED));
        assertThat(state()).isEqualTo("halted");
        tell(new RolloutCommand.Resume("mirror mended"));
        assertThat(count("finished")).isZero();
        assertThat(the(RolloutReport.class).causes(rollout()))
                .extracting(RolloutReport.Cause::machines)
                .containsExactly(2);
        assertThat(the(RolloutReport.class).stages(rollout())).isEmpty();
    }

    @Test
    void a_check_in_that_halts_its_rollout_is_not_offered_it_in_the_same_breath() {
        client.patch("/groups/" + world.group(), "{'plan': {'stages': [{'percent': 100, 'soak': 'PT1H'}]}}");
        promote("3815.2.5");
        TwoNodes.Speaker m2 = speaker("m2");
        for (TwoNodes.Speaker machine : List.of(m1, m2)) {
            nodes.asksHere(machine);
            nodes.asksHere(machine.running("3815.2.5").afterBoot("b2"));
        }
        tend();
        assertThat(reason(nodes.asksHere(m1.afterBoot("b3")))).isInstanceOf(Reason.WaitsToRetry.class);
        assertThat(reason(nodes.asksHere(m2.afterBoot("b3")))).isInstanceOf(Reason.WaitsToRetry.class);
        assertThat(state()).isEqualTo("halted");
        assertThat(reason(nodes.asksHere(m2.afterBoot("b3")))).isInstanceOf(Reason.Halted.class);
        assertThat(grants("open_key is not null")).isZero();
    }

    @Test
    void what_failed_during_a_pause_is_judged_when_a_completed_rollout_goes_on() {
        List<TwoNodes.Speaker> machines = List.of(m1, speaker("m2"));
        machines.forEach(nodes::asksHere);
        tend();
        tell(pause(false));
        machines.forEach(machine -> nodes.tellsHere(machine, ReportedEvent.Kind.FAILED));
        assertThat(state()).isEqualTo("paused");
        tell(new RolloutCommand.Resume(null));
        assertThat(state()).isEqualTo("halted");
    }

    @Test
    void a_release_that_is_withdrawn_takes_back_the_leave_that_a_pin_gave() {
        String pin = "{'pin': {'release': '%s', 'reason': 'tried there first'}}".formatted(world.release("3815.2.5"));
        client.patch("/groups/" + world.group(), pin);
        assertThat(version(nodes.asksHere(m1))).isEqualTo("3815.2.5");
        People.admin("ann", () -> the(Releases.class).withdraw(release("3815.2.5"), "boot loop"));
        the(Recalls.class).sweepAll();
        assertThat(world.state("m1")).isEqualTo("idle healthy");
        assertThat(inFlight()).isZero();
    }

    private String state() {
        return world.rollout().get("state").asString();
    }

    private void tend() {
        the(Steward.class).tend(rollout());
    }

    /**
     * Machines that no other test's machine stands between: the sweep takes the fleet page by page, and what is silenced
     * after the halt is no evidence any more.
     */
    private List<TwoNodes.Speaker> neighbours(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> speaker("halted-" + i))
                .toList();
    }
}
