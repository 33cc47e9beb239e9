package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.Conflict;
import dev.fairway.release.Releases;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.testing.People;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody commands while another node is about to let a machine go. */
class RaceTest extends RaceScene {

    @Test
    void a_machine_that_runs_into_a_pause_is_told_of_it() {
        Answer answer = nodes.into(() -> tell(pause(false)), () -> nodes.asksThere(m1));
        assertThat(reason(answer)).isInstanceOfSatisfying(Reason.Paused.class, paused -> {
            assertThat(paused.by()).isEqualTo("ann");
            assertThat(paused.why()).isEqualTo("kernel fix");
        });
        assertThat(grants("outcome = 0")).isZero();
    }

    @Test
    void a_machine_that_goes_just_before_a_pause_may_finish() {
        nodes.into(() -> nodes.asksThere(m1), () -> tell(pause(false)));
        assertThat(world.state("m1")).isEqualTo("granted updating");
        assertThat(nodes.asksHere(m1)).isInstanceOf(Answer.Offer.class);
        assertThat(nodes.asksThere(speaker("m2"))).isInstanceOf(Answer.NothingNow.class);
    }

    @Test
    void a_pause_that_recalls_takes_back_also_what_was_given_just_before() {
        nodes.into(() -> nodes.asksThere(m1), () -> tell(pause(true)));
        assertThat(world.state("m1")).isEqualTo("idle healthy");
        assertThat(count("recalled")).isEqualTo(1);
        assertThat(inFlight()).isZero();
        assertThat(reason(nodes.asksThere(m1))).isInstanceOf(Reason.Paused.class);
    }

    @Test
    void the_failure_that_halts_a_rollout_stops_the_machine_that_asks_at_the_same_moment() {
        TwoNodes.Speaker m2 = speaker("m2");
        List.of(m1, m2).forEach(nodes::asksHere);
        nodes.tellsHere(m1, ReportedEvent.Kind.FAILED);
        the(Steward.class).tend(rollout());
        Answer answer =
                nodes.into(() -> nodes.tellsHere(m2, ReportedEvent.Kind.FAILED), () -> nodes.asksThere(speaker("m3")));
        assertThat(world.rollout().get("state").asString()).isEqualTo("halted");
        assertThat(reason(answer)).isInstanceOf(Reason.Halted.class);
        assertThat(reason(nodes.asksHere(speaker("m4")))).isInstanceOf(Reason.Halted.class);
    }

    @Test
    void a_machine_that_runs_into_a_promotion_gets_the_newer_release_and_one_grant() {
        nodes.asksHere(m1);
        Answer answer = nodes.into(() -> promote("3815.2.5"), () -> nodes.asksThere(m1));
        assertThat(version(answer)).isEqualTo("3815.2.5");
        assertThat(grants("outcome = 0")).isEqualTo(1);
        assertThat(inFlight()).isEqualTo(1);
    }

    @Test
    void a_machine_that_downloads_while_another_release_is_promoted_ends_what_it_began() {
        nodes.asksHere(m1);
        nodes.tellsHere(m1, ReportedEvent.Kind.DOWNLOAD_STARTED);
        String first = world.rolloutPath();
        nodes.into(() -> nodes.tellsThere(m1, ReportedEvent.Kind.INSTALLED), () -> promote("3815.2.5"));
        assertThat(version(nodes.asksThere(m1.running("3815.2.1").afterBoot("b2"))))
                .isEqualTo("3815.2.5");
        assertThat(client.get(first).body().get("counts").get("completed").asInt())
                .isEqualTo(1);
        assertThat(client.get(first).text("state")).isEqualTo("superseded");
    }

    @Test
    void a_machine_that_runs_into_a_withdrawal_gets_nothing_and_gives_back_its_leave() {
        nodes.asksHere(m1);
        Answer answer = nodes.into(
                () -> People.admin("ann", () -> the(Releases.class).withdraw(release("3815.2.1"), "boot loop")),
                () -> nodes.asksThere(m1));
        assertThat(reason(answer)).isInstanceOf(Reason.ReleaseWithdrawn.class);
        assertThat(world.state("m1")).isEqualTo("idle healthy");
        assertThat(inFlight()).isZero();
    }

    @Test
    void a_machine_that_asks_while_the_next_stage_opens_goes_in_that_stage() {
        world.plan("{'stages': [{'percent': 50, 'soak': 'PT24H', 'minMachines': 5}, {'percent': 100}]}");
        promote("3815.2.5");
        assertThat(version(nodes.asksHere(m1))).isEqualTo("3815.2.5");
        TwoNodes.Speaker m2 = speaker("m2");
        Answer answer = nodes.into(() -> tell(new RolloutCommand.Advance(null)), () -> nodes.asksThere(m2));
        assertThat(version(answer)).isEqualTo("3815.2.5");
        assertThat(jdbc.sql("select stage from machine_grant where product_id = ? and machine_id = 'm2'")
                        .param(product)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void two_retries_of_one_request_on_two_nodes_are_one_machine_with_one_grant() {
        Answer answer = nodes.into(() -> nodes.asksHere(m1), () -> nodes.asksThere(m1));
        assertThat(version(answer)).isEqualTo("3815.2.1");
        assertThat(grants("true")).isEqualTo(1);
        assertThat(inFlight()).isEqualTo(1);
        assertThat(count("granted")).isEqualTo(1);
    }

    @Test
    void a_machine_that_asks_while_all_updates_are_stopped_is_told_so() {
        FleetStops stops = the(FleetStops.class);
        try {
            Answer answer =
                    nodes.into(() -> People.admin("ann", () -> stops.stop("power work")), () -> nodes.asksThere(m1));
            assertThat(reason(answer))
                    .isInstanceOfSatisfying(
                            Reason.FleetStopped.class,
                            stop -> assertThat(stop.by()).isEqualTo("ann"));
        } finally {
            admin(() -> stops.resume(null));
        }
        assertThat(nodes.asksThere(m1)).isInstanceOf(Answer.Offer.class);
    }

    @Test
    void
            a_rollout_that_supersedes_a_paused_one_starts_paused_by_the_same_person_for_the_same_reason_until_the_same_time() {
        RolloutInfo paused = tell(pause(false));
        nodes.asksThere(m1);
        RolloutInfo next = promote("bob", "3815.2.5", true);
        assertThat(next.stop()).isEqualTo(paused.stop());
        assertThat(reason(nodes.asksThere(m1)))
                .isInstanceOfSatisfying(
                        Reason.Paused.class, still -> assertThat(still.by()).isEqualTo("ann"));
        tell(new RolloutCommand.Resume(null));
        assertThat(version(nodes.asksThere(m1))).isEqualTo("3815.2.5");
    }

    @Test
    void a_rollout_that_supersedes_a_paused_one_runs_if_who_promotes_says_so() {
        tell(pause(false));
        assertThat(promote("bob", "3815.2.5", false).stop()).isNull();
        assertThat(version(nodes.asksThere(m1))).isEqualTo("3815.2.5");
    }

    @Test
    void a_promotion_that_runs_into_a_pause_starts_paused() {
        RolloutInfo next = nodes.into(() -> tell(pause(false)), () -> promote("bob", "3815.2.5", true));
        assertThat(next.stop())
                .isNotNull()
                .satisfies(stop -> assertThat(stop.by()).isEqualTo("ann"));
        assertThat(reason(nodes.asksThere(m1))).isInstanceOf(Reason.Paused.class);
    }

    @Test
    void when_the_pause_of_a_rollout_ends_that_a_person_has_to_start_it_waits_for_that_person() {
        tell(pause(false));
        world.plan("{'start': 'manual', 'fourEyes': true}");
        RolloutInfo next = promote("3815.2.5");
        jdbc.sql("update rollout set stopped_until = ? where id = ?")
                .params(OffsetDateTime.now().minusMinutes(1), next.id())
                .update();
        the(Steward.class).tend(next.id());
        assertThat(world.rollout().get("state").asString()).isEqualTo("ready");
        assertThat(reason(nodes.asksThere(m1))).isInstanceOf(Reason.Ready.class);
        assertThatThrownBy(() -> tell(new RolloutCommand.Start(null)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("four eyes");
        tell("bob", new RolloutCommand.Start(null));
        assertThat(version(nodes.asksThere(m1))).isEqualTo("3815.2.5");
    }
}
