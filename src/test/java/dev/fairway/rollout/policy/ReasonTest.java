package dev.fairway.rollout.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.fleet.UpdateTimes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {

    private static final List<Reason> ALL = List.of(
            new Reason.UnknownProduct(),
            new Reason.UnknownTrack("edge", Arch.AMD64),
            new Reason.UnreadableVersion("latest"),
            new Reason.FleetStopped("ann", Scene.BEFORE, "stop..."),
            new Reason.SuspectId(Scene.LATER),
            new Reason.MachineHeld(Scene.heldBy("ann", null)),
            new Reason.GroupHeld("db", Scene.heldBy("ann", null)),
            new Reason.ReleaseHeld("1.0.0", Scene.heldBy("ann", null)),
            new Reason.UpdatesDisabled("db"),
            new Reason.NoChannel("db"),
            new Reason.NoRelease("lts", Arch.ARM64),
            new Reason.NoRollout("db"),
            new Reason.RolloutAborted("1.0.0", "ann", Scene.BEFORE, "bad"),
            new Reason.WrongArch("1.0.0", Arch.ARM64, Arch.AMD64),
            new Reason.ReleaseWithdrawn("1.0.0", "bad."),
            new Reason.FloorWithdrawn("1.0.0", "bad"),
            new Reason.UpToDate("1.0.0"),
            new Reason.NewerThanTarget("2.0.0", "1.0.0"),
            new Reason.Ready(Scene.BEFORE),
            new Reason.Paused("ann", Scene.BEFORE, null, "wait"),
            new Reason.Halted(Scene.BEFORE, "2 of 10 failed."),
            new Reason.WaitsToRetry("1.0.0", 1, 3, Scene.LATER, true),
            new Reason.RetriesUsedUp("1.0.0", 1, false),
            new Reason.Frozen(Scene.LATER, "year end", "ann"),
            new Reason.WindowClosed(new UpdateTimes(List.of(Scene.CLOSED), List.of()), Scene.NOW),
            new Reason.NotInShare("12.34", "10", "50", null),
            new Reason.BudgetSpent(2, 10, 0.50),
            new Reason.PeriodFull(1, 1, Duration.ofMinutes(1590), null),
            new Reason.InFlightFull(1, 1));

    @Test
    void every_reason_has_a_code_of_its_own_and_one_sentence_with_its_facts() {
        assertThat(ALL.stream().<Class<?>>map(Reason::getClass))
                .containsExactlyInAnyOrder(Reason.class.getPermittedSubclasses());
        assertThat(ALL.stream().map(Reason::code)).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z-]+"));
        assertThat(ALL.stream().map(Reason::sentence))
                .doesNotHaveDuplicates()
                .allSatisfy(sentence ->
                        assertThat(sentence).matches("[A-Z0-9].*[^.]\\.").doesNotContain("null"));
    }

    @Test
    void figures_in_a_sentence_are_written_as_people_write_them() {
        assertThat(new Reason.PeriodFull(1, 1, Duration.ofMinutes(1590), null).sentence())
                .isEqualTo("1 of 1 machine have begun within 1 d 2 h 30 min; it waits for a place.");
        assertThat(new Reason.BudgetSpent(2, 10, 0.50).sentence()).contains("more than the 0.5 %");
        assertThat(new Reason.RetriesUsedUp("1.0.0", 1, false).sentence())
                .startsWith("It failed to take 1.0.0 (1 attempt);");
    }
}
