package dev.fairway.console.overview;

import static dev.fairway.console.overview.Fleets.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.console.rollout.Course;
import dev.fairway.fleet.Health;
import dev.fairway.rollout.Attention;
import dev.fairway.rollout.FleetOverview.Runs;
import dev.fairway.rollout.SilentTogether;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeedsHumanTest {

    private static final Attention NOTHING = new Attention(List.of(), List.of(), List.of(), List.of(), List.of());

    @Test
    void a_fleet_that_goes_by_itself_needs_nobody() {
        List<Course> running =
                List.of(Fleets.course(Fleets.paused("short", Duration.ofHours(2), Duration.ofDays(3)), 3, 0));
        assertThat(needs(running, NOTHING, Fleets.runs("stable", Map.of(Health.HEALTHY, 40, Health.HELD, 2))))
                .isEmpty();
    }

    @Test
    void a_halted_rollout_is_named_with_its_evidence_and_leads_to_its_page() {
        Course course = Fleets.course(Fleets.halted("db-primary", Duration.ofMinutes(44)), 31, 4);
        assertThat(needs(List.of(course), NOTHING))
                .containsExactly(new Concern(
                        Concern.Kind.HALTED,
                        course.rollout().id().toString(),
                        "db-primary halted: 4 of 31 failed on 4230.2.1",
                        "Fairway: 4 of 31 failed.",
                        "rollouts/" + course.rollout().id(),
                        NOW.minus(Duration.ofMinutes(44))));
    }

    @Test
    void a_pause_needs_somebody_when_it_is_old_or_about_to_end() {
        assertThat(titles(needs(
                        List.of(
                                Fleets.course(Fleets.paused("old", Duration.ofDays(3), null), 0, 0),
                                Fleets.course(Fleets.paused("ends", Duration.ofHours(2), Duration.ofHours(5)), 0, 0),
                                Fleets.course(Fleets.paused("young", Duration.ofHours(23), null), 0, 0)),
                        NOTHING)))
                .containsExactly("old paused for 3 days", "ends resumes by itself at 17:00");
    }

    @Test
    void who_has_to_start_or_open_something_is_told() {
        assertThat(titles(needs(
                        List.of(
                                Fleets.course(Fleets.rollout("ready", RolloutState.READY, null), 0, 0),
                                Fleets.course(Fleets.rollout("soaked", RolloutState.RUNNING, null), 5, 0)),
                        NOTHING)))
                .containsExactly("soaked waits for somebody to open 100\u00a0%", "ready waits to be started");
    }

    @Test
    void failing_machines_are_told_by_cause_and_machines_that_went_silent_together_at_once() {
        SilentTogether together =
                new SilentTogether(Fleets.id("edge"), "10.44.0.0/16", "10.44.", 94, NOW.minus(Duration.ofHours(4)));
        Attention attention = new Attention(
                List.of(new Attention.Cause(5, 28), new Attention.Cause(9, 6), new Attention.Cause(null, 3)),
                List.of(together),
                List.of(),
                List.of(),
                List.of());
        List<Concern> needs = needs(
                List.of(),
                attention,
                Fleets.runs("edge", Map.of(Health.FAILING, 37, Health.SILENT, 96, Health.STUCK, 1)));
        assertThat(titles(needs))
                .containsExactly(
                        "94 machines of edge went silent together",
                        "37 machines failed their last attempt",
                        "1 machine is stuck",
                        "2 other machines are silent");
        assertThat(needs.getFirst().detail()).isEqualTo("all in 10.44.0.0/16, last heard 08:00");
        assertThat(needs.getFirst().href())
                .isEqualTo("machines?group=" + Fleets.id("edge") + "&health=silent&q=10.44.");
        assertThat(needs.get(1).detail())
                .isEqualTo("28 × Postinstall failed · 6 × The download broke off · 3 × Its last attempt failed");
    }

    @Test
    void machines_without_a_group_say_what_they_ask_for() {
        Attention attention = new Attention(
                List.of(),
                List.of(),
                List.of(new Attention.Track(Fleets.id("unassigned"), "stable-fips", 14)),
                List.of(),
                List.of());
        assertThat(needs(List.of(), attention, Fleets.runs("unassigned", Map.of(Health.HEALTHY, 14))))
                .singleElement()
                .satisfies(concern -> {
                    assertThat(concern.title()).isEqualTo("14 machines belong to no group");
                    assertThat(concern.detail())
                            .isEqualTo("They ask for “stable-fips”, and get no updates until a group takes them");
                });
    }

    @Test
    void machines_that_wait_for_approval_are_counted_and_lead_to_where_one_approves() {
        Attention attention = new Attention(
                List.of(),
                List.of(),
                List.of(),
                List.of(new Attention.Newcomers(ProductId.FLATCAR, 3, NOW.minus(Duration.ofHours(2)))),
                List.of());
        assertThat(needs(List.of(), attention)).singleElement().satisfies(concern -> {
            assertThat(concern.title()).isEqualTo("3 new machines wait for approval");
            assertThat(concern.href()).isEqualTo("settings/enrolment?product=" + ProductId.FLATCAR);
        });
    }

    @Test
    void of_many_alike_some_are_named_and_the_rest_counted() {
        List<Course> halted = IntStream.range(0, 9)
                .mapToObj(i -> Fleets.course(Fleets.halted("group-" + i, Duration.ofMinutes(100 - i)), 0, 0))
                .toList();
        List<Attention.Suspect> suspects = IntStream.range(0, 5)
                .mapToObj(i -> new Attention.Suspect(ProductId.FLATCAR, new MachineId("m" + i), "m" + i, NOW))
                .toList();
        List<String> titles =
                titles(needs(halted, new Attention(List.of(), List.of(), List.of(), List.of(), suspects)));
        assertThat(titles)
                .hasSize(5 + 4)
                .startsWith("group-0 halted on 4230.2.1")
                .contains(
                        "5 more rollouts are halted",
                        "Several machines use the id of m2",
                        "2 more ids are used by several machines");
    }

    private static List<Concern> needs(List<Course> courses, Attention attention, Runs... runs) {
        Map<UUID, Runs> byGroup =
                Stream.of(runs).collect(Collectors.toMap(run -> run.group().id(), Function.identity()));
        return NeedsHuman.of(courses, byGroup, attention, NOW);
    }

    private static List<String> titles(List<Concern> concerns) {
        return concerns.stream().map(Concern::title).toList();
    }
}
