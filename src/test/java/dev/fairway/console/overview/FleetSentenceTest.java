package dev.fairway.console.overview;

import static dev.fairway.console.overview.Fleets.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.policy.FleetStop;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetSentenceTest {

    private static final Duration THREE_DAYS = Duration.ofDays(3);

    @Test
    void an_empty_fleet_says_so() {
        assertThat(said(0, 0, 0, 0)).isEqualTo("No machine has checked in yet.");
    }

    @Test
    void a_fleet_without_targets_says_so() {
        assertThat(said(12, 0, 0, 0)).isEqualTo("12 machines check in; none of them has a target yet.");
        assertThat(said(1, 0, 0, 0)).isEqualTo("1 machine checks in; it has no target yet.");
    }

    @Test
    void all_well_is_said_only_when_all_run_their_target() {
        assertThat(said(12_480, 12_480, 12_480, 0)).isEqualTo("All 12,480 machines run their target.");
        assertThat(said(1, 1, 1, 0)).isEqualTo("The 1 machine runs its target.");
        assertThat(said(12_480, 12_480, 12_479, 0)).isEqualTo("99.9 % of 12,480 machines run their target.");
    }

    @Test
    void what_is_halted_comes_before_what_is_paused_and_the_longest_is_told() {
        assertThat(said(
                        12_480,
                        12_480,
                        12_031,
                        37,
                        Fleets.paused("edge-eu", THREE_DAYS, null),
                        Fleets.halted("db-primary", Duration.ofMinutes(44))))
                .isEqualTo("96.4 % of 12,480 machines run their target. 1 rollout has been halted for 44 minutes"
                        + " and 1 has been paused for 3 days by ann.");
        assertThat(said(
                        100,
                        100,
                        50,
                        0,
                        Fleets.paused("a", Duration.ofHours(1), null),
                        Fleets.paused("b", THREE_DAYS, null)))
                .isEqualTo("50 % of 100 machines run their target. 2 rollouts are paused, one for 3 days by ann.");
    }

    @Test
    void one_pause_alone_is_told_with_its_reason() {
        assertThat(said(100, 100, 50, 0, Fleets.paused("edge-eu", THREE_DAYS, null)))
                .endsWith(" 1 rollout has been paused for 3 days by ann: waiting for kernel fix.");
    }

    @Test
    void a_stop_of_all_updates_is_told_first() {
        FleetStop stop = new FleetStop("mira", "a fire", NOW.minusSeconds(7_200));
        assertThat(words(state(100, 100, 50, 0, stop, List.of(Fleets.halted("db", Duration.ofHours(3))))))
                .isEqualTo("50 % of 100 machines run their target. All updates are stopped since 10:00 by mira."
                        + " 1 rollout has been halted for 3 hours.");
        assertThat(words(state(0, 0, 0, 0, stop, List.of())))
                .isEqualTo("No machine has checked in yet. All updates are stopped since 10:00 by mira.");
    }

    @Test
    void where_nothing_stands_still_trouble_is_told_and_without_trouble_what_moves() {
        RolloutInfo running = Fleets.rollout("stable", RolloutState.RUNNING, null);
        assertThat(said(100, 100, 90, 3, running)).endsWith(" 3 machines need a look.");
        assertThat(said(100, 100, 90, 0, running)).endsWith(" 1 rollout is under way.");
    }

    @Test
    void one_rollout_leads_to_its_page_and_several_to_their_list() {
        RolloutInfo halted = Fleets.halted("db", Duration.ofHours(3));
        assertThat(links(state(10, 10, 5, 0, null, List.of(halted)))).contains("rollouts/" + halted.id());
        assertThat(links(state(
                        10,
                        10,
                        5,
                        0,
                        null,
                        List.of(Fleets.paused("a", THREE_DAYS, null), Fleets.paused("b", THREE_DAYS, null)))))
                .contains("rollouts?state=paused");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0 %",
        "1, 3, 33.3 %",
        "1, 100000, Less than 0.1 %",
        "99999, 100000, 99.9 %",
        "964, 1000, 96.4 %",
        "2147483647, 2147483647, 100 %"
    })
    void a_share_is_rounded_down_and_never_to_nothing(int part, int whole, String words) {
        assertThat(FleetSentence.percent(part, whole).replace('\u00a0', ' ')).isEqualTo(words);
    }

    private static String said(int machines, int aiming, int onTarget, int trouble, RolloutInfo... rollouts) {
        return words(state(machines, aiming, onTarget, trouble, null, List.of(rollouts)));
    }

    private static FleetSentence.State state(
            int machines, int aiming, int onTarget, int trouble, @Nullable FleetStop stop, List<RolloutInfo> rollouts) {
        return new FleetSentence.State(machines, aiming, onTarget, trouble, stop, rollouts, NOW);
    }

    private static String words(FleetSentence.State state) {
        return FleetSentence.of(state).stream()
                .map(Said::text)
                .collect(Collectors.joining())
                .replace('\u00a0', ' ');
    }

    private static List<String> links(FleetSentence.State state) {
        return FleetSentence.of(state).stream()
                .flatMap(piece -> java.util.stream.Stream.ofNullable(piece.href()))
                .toList();
    }
}
