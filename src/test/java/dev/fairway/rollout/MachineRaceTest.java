package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.Conflict;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.HoldWish;
import dev.fairway.fleet.PinWish;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.testing.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a machine, and of where it belongs, while another node answers it. */
class MachineRaceTest extends RaceScene {

    @Test
    void a_machine_that_asks_while_it_is_put_into_another_group_is_answered_by_that_group() {
        nodes.asksHere(m1);
        UUID other = group("held back");
        Answer answer = nodes.into(() -> assign("m1", other), () -> nodes.asksThere(m1));
        assertThat(reason(answer)).isInstanceOf(Reason.NoChannel.class);
        assertThat(world.machine("m1").get("group").asString()).isEqualTo(other.toString());
        assertThat(inFlight()).isZero();
        assertThat(count("recalled")).isEqualTo(1);
    }

    @Test
    void a_group_made_while_a_machine_asks_keeps_the_machine_that_was_put_into_it() {
        nodes.asksThere(m1.running("3815.2.1"));
        Answer answer = nodes.overtaken(
                () -> lock("m1"), () -> nodes.asksThere(m1.running("3815.2.1")), () -> assign("m1", group("new")));
        assertThat(reason(answer)).isInstanceOf(Reason.NoChannel.class);
        String group = world.machine("m1").get("group").asString();
        assertThat(client.get("/groups/" + group).text("name")).isEqualTo("new");
    }

    @Test
    void a_machine_pinned_to_a_release_that_was_added_while_it_asks_gets_that_release() {
        nodes.asksThere(m1);
        Answer answer = nodes.overtaken(
                () -> lock("m1"),
                () -> nodes.asksThere(m1),
                () -> edit("m1", edit -> edit.with(new PinWish(release("3815.2.9"), "needs the driver", null))));
        assertThat(version(answer)).isEqualTo("3815.2.9");
    }

    @Test
    void a_machine_that_changes_its_track_under_an_open_grant_gives_its_place_back() {
        nodes.asksHere(m1);
        assertThat(inFlight()).isEqualTo(1);
        assertThat(reason(nodes.asksThere(m1.onTrack("beta")))).isInstanceOf(Reason.UnknownTrack.class);
        assertThat(inFlight()).isZero();
        assertThat(nodes.asksHere(m1)).isInstanceOf(Answer.Offer.class);
        assertThat(grants("outcome = 0")).isEqualTo(1);
    }

    @Test
    void a_machine_imaged_anew_under_an_open_grant_begins_anew_and_counts_once() {
        nodes.asksHere(m1);
        nodes.tellsHere(m1, ReportedEvent.Kind.DOWNLOAD_STARTED);
        assertThat(version(nodes.asksThere(m1.running("3510.2.8").afterBoot("b2"))))
                .isEqualTo("3815.2.1");
        assertThat(world.state("m1")).isEqualTo("granted updating");
        assertThat(inFlight()).isEqualTo(1);
        assertThat(count("granted")).isEqualTo(2);
        assertThat(count("recalled")).isEqualTo(1);
    }

    @Test
    void a_machine_that_asks_while_it_is_held_gets_nothing() {
        nodes.asksHere(m1);
        Answer answer = nodes.into(
                () -> edit("m1", edit -> edit.with(new HoldWish("bad disk", null))), () -> nodes.asksThere(m1));
        assertThat(reason(answer)).isInstanceOf(Reason.MachineHeld.class);
        assertThat(world.state("m1")).isEqualTo("idle held");
        assertThat(inFlight()).isZero();
    }

    @Test
    void a_group_deleted_under_open_grants_lets_the_downloading_end_and_takes_back_the_rest() {
        TwoNodes.Speaker m2 = speaker("m2");
        List.of(m1, m2).forEach(nodes::asksHere);
        nodes.tellsHere(m2, ReportedEvent.Kind.DOWNLOAD_STARTED);
        String path = world.rolloutPath();
        Answer answer = nodes.into(
                () -> admin(() -> the(Groups.class).delete(UUID.fromString(world.group()))), () -> nodes.asksThere(m1));
        assertThat(reason(answer)).isInstanceOf(Reason.UnknownTrack.class);
        assertThat(client.get(path).text("state")).isEqualTo("aborted");
        assertThat(client.get(path).text("reason")).isEqualTo("the group was deleted");
        nodes.tellsThere(m2, ReportedEvent.Kind.INSTALLED);
        nodes.asksThere(m2.running("3815.2.1").afterBoot("b2"));
        assertThat(world.state("m2")).isEqualTo("idle healthy");
        assertThat(client.get(path).body().get("counts").get("completed").asInt())
                .isEqualTo(1);
        assertThat(grants("outcome = 0")).isZero();
    }

    @Test
    void a_rollout_of_a_deleted_group_can_be_told_nothing_more() {
        UUID id = rollout();
        assertThat(client.call("DELETE", "/groups/" + world.group(), null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThatThrownBy(() ->
                        People.admin("bob", () -> the(Rollouts.class).tell(id, new RolloutCommand.Resume(null))))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("aborted")
                .hasMessageContaining("the group was deleted");
    }
}
