package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.Conflict;
import dev.fairway.base.Stale;
import dev.fairway.fleet.GroupEdit;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.Plan;
import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.release.Releases;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.testing.People;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two people at once: one wins, the other is told what happened. */
class TwoPeopleTest extends RaceScene {

    @Test
    void who_pauses_what_was_just_paused_is_told_by_whom_and_why() {
        assertThatThrownBy(() -> nodes.into(() -> tell("ann", pause(false)), () -> tell("bob", pause(false))))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("paused, by ann since")
                .hasMessageContaining("kernel fix");
    }

    @Test
    void who_resumes_what_was_just_aborted_is_told_by_whom_and_why() {
        tell("ann", pause(false));
        assertThatThrownBy(() -> nodes.into(
                        () -> tell("ann", new RolloutCommand.Abort("it burns")),
                        () -> tell("bob", new RolloutCommand.Resume(null))))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("aborted, by ann since")
                .hasMessageContaining("it burns");
    }

    @Test
    void who_pauses_what_was_just_superseded_is_told_so() {
        UUID old = rollout();
        assertThatThrownBy(() -> nodes.into(
                        () -> promote("3815.2.5"),
                        () -> People.admin("bob", () -> the(Rollouts.class).tell(old, pause(false)))))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("superseded, by ann")
                .hasMessageContaining("3815.2.5 took its place");
    }

    @Test
    void of_two_who_open_the_next_stage_at_once_one_opens_it_and_the_other_is_told() {
        world.plan(
                "{'stages': [{'percent': 10, 'soak': 'PT24H'}, {'percent': 50, 'soak': 'PT24H'}, {'percent': 100}]}");
        promote("3815.2.5");
        RolloutCommand next = new RolloutCommand.Advance("looks good", 0);
        assertThatThrownBy(() -> nodes.into(() -> tell("ann", next), () -> tell("bob", next)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("stage 2 of this rollout is open since");
        assertThat(the(Rollouts.class).get(rollout()).current()).isEqualTo(1);
    }

    @Test
    void who_withdraws_what_was_just_withdrawn_is_told_by_whom_and_why() {
        assertThatThrownBy(() -> nodes.into(() -> withdraw("ann"), () -> withdraw("bob")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("by ann")
                .hasMessageContaining("boot loop of ann");
    }

    @Test
    void who_promotes_what_was_just_withdrawn_is_told_why() {
        release("3815.2.5");
        assertThatThrownBy(() -> nodes.into(
                        () -> People.admin("ann", () -> the(Releases.class).withdraw(release("3815.2.5"), "boot loop")),
                        () -> promote("bob", "3815.2.5", true)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("withdrawn: boot loop");
        assertThat(world.rollout().get("version").asString()).isEqualTo("3815.2.1");
    }

    @Test
    void who_stops_all_updates_that_were_just_stopped_is_told_by_whom_and_why() {
        FleetStops stops = the(FleetStops.class);
        try {
            assertThatThrownBy(() -> nodes.into(
                            () -> People.admin("ann", () -> stops.stop("power work")),
                            () -> People.admin("bob", () -> stops.stop("fire"))))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("by ann: power work");
        } finally {
            admin(() -> stops.resume(null));
        }
    }

    @Test
    void of_two_who_edit_a_plan_one_wins_the_other_is_told_and_the_desk_keeps_the_lowered_limit() {
        List.of(m1, speaker("m2")).forEach(nodes::asksHere);
        long read = group().revision();
        List<Object> results = nodes.inOrder(
                () -> edit("ann", limit(2), read),
                List.of(() -> attempt(() -> edit("bob", limit(50), read)), () -> nodes.asksThere(speaker("m3"))));
        assertThat(results.getFirst()).isInstanceOf(Stale.class);
        assertThat(reason((Answer) results.getLast())).isInstanceOfSatisfying(Reason.InFlightFull.class, full -> {
            assertThat(full.used()).isEqualTo(2);
            assertThat(full.limit()).isEqualTo(2);
        });
        assertThat(inFlight()).isEqualTo(2);
        nodes.tellsThere(m1, ReportedEvent.Kind.INSTALLED);
        assertThat(nodes.asksThere(speaker("m3"))).isInstanceOf(Answer.Offer.class);
        assertThat(nodes.asksHere(speaker("m4"))).isInstanceOf(Answer.NothingNow.class);
    }

    @Test
    void a_group_that_begins_to_follow_a_channel_while_that_is_promoted_gets_what_it_points_at_then() {
        UUID late = group("late");
        release("3815.2.5");
        nodes.<Object>inOrder(
                the(ConfigurationEpoch.class)::advance, List.of(() -> promote("3815.2.5"), () -> follow(late)));
        assertThat(versionOf(late)).isEqualTo("3815.2.5");
    }

    @Test
    void a_group_that_begins_to_follow_a_channel_before_that_is_promoted_is_promoted_too() {
        UUID late = group("late");
        release("3815.2.5");
        nodes.<Object>inOrder(
                the(ConfigurationEpoch.class)::advance, List.of(() -> follow(late), () -> promote("3815.2.5")));
        assertThat(versionOf(late)).isEqualTo("3815.2.5");
    }

    @Test
    void of_two_groups_made_at_once_for_one_track_the_second_is_refused_by_name() {
        assertThatThrownBy(() -> nodes.into(() -> makeGroup("ann", "first"), () -> makeGroup("bob", "second")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("the group first takes the track edge");
    }

    private GroupInfo makeGroup(String who, String name) {
        GroupEdit plain = GroupEdit.named(name);
        GroupEdit edit = new GroupEdit(
                name, "edge", null, true, plain.plan(), plain.silentAfter(), plain.times(), List.of(), null, null);
        return People.admin(who, () -> the(Groups.class).add(new dev.fairway.base.ProductId(product), edit));
    }

    private Object withdraw(String who) {
        return People.admin(who, () -> the(Releases.class).withdraw(release("3815.2.1"), "boot loop of " + who));
    }

    private String versionOf(UUID group) {
        return client.get("/rollouts?limit=1&group=" + group)
                .body()
                .get("items")
                .get(0)
                .get("version")
                .asString();
    }

    private GroupInfo group() {
        return the(Groups.class).get(UUID.fromString(world.group()));
    }

    private GroupEdit limit(int maxInFlight) {
        GroupInfo group = group();
        Plan plan = group.plan();
        Plan limited = new Plan(
                plan.stages(),
                maxInFlight,
                plan.maxPerPeriod(),
                plan.period(),
                plan.updateTimeout(),
                plan.rebootTimeout(),
                plan.maxAttempts(),
                plan.retryWait(),
                plan.start(),
                plan.fourEyes(),
                plan.canaryFirst());
        return with(group, group.channel(), limited);
    }

    private static GroupEdit with(GroupInfo group, @Nullable UUID channel, Plan plan) {
        GroupEdit now = GroupEdit.of(group);
        return new GroupEdit(
                now.name(),
                now.track(),
                channel,
                true,
                plan,
                now.silentAfter(),
                now.times(),
                now.rules(),
                now.hold(),
                now.pin());
    }

    private GroupInfo follow(UUID id) {
        GroupInfo group = the(Groups.class).get(id);
        GroupEdit edit = with(group, UUID.fromString(world.channel()), group.plan());
        return People.admin("bob", () -> the(Groups.class).edit(id, edit, null));
    }

    private GroupInfo edit(String who, GroupEdit edit, long read) {
        return People.admin(who, () -> the(Groups.class).edit(UUID.fromString(world.group()), edit, read));
    }

    private static Object attempt(Callable<?> deed) throws Exception {
        try {
            return deed.call();
        } catch (Conflict told) {
            return told;
        }
    }
}
