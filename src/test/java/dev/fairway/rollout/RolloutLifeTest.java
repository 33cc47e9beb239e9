package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state and every command, against the drawing. */
class RolloutLifeTest {

    private static final Instant NOW = Drafts.NOW;

    /** The drawing: which command leads from which state to which; what is not here is refused. */
    private static final Map<RolloutState, Map<RolloutLife.Verb, RolloutState>> DRAWING = Map.of(
            RolloutState.READY,
            Map.of(
                    RolloutLife.Verb.START, RolloutState.RUNNING,
                    RolloutLife.Verb.ABORT, RolloutState.ABORTED,
                    RolloutLife.Verb.SUPERSEDE, RolloutState.SUPERSEDED),
            RolloutState.RUNNING,
            Map.of(
                    RolloutLife.Verb.PAUSE, RolloutState.PAUSED,
                    RolloutLife.Verb.HALT, RolloutState.HALTED,
                    RolloutLife.Verb.ADVANCE, RolloutState.RUNNING,
                    RolloutLife.Verb.COMPLETE, RolloutState.COMPLETED,
                    RolloutLife.Verb.ABORT, RolloutState.ABORTED,
                    RolloutLife.Verb.SUPERSEDE, RolloutState.SUPERSEDED),
            RolloutState.PAUSED,
            Map.of(
                    RolloutLife.Verb.RESUME, RolloutState.RUNNING,
                    RolloutLife.Verb.ABORT, RolloutState.ABORTED,
                    RolloutLife.Verb.SUPERSEDE, RolloutState.SUPERSEDED),
            RolloutState.HALTED,
            Map.of(
                    RolloutLife.Verb.RESUME, RolloutState.RUNNING,
                    RolloutLife.Verb.ABORT, RolloutState.ABORTED,
                    RolloutLife.Verb.SUPERSEDE, RolloutState.SUPERSEDED),
            RolloutState.COMPLETED,
            Map.of(
                    RolloutLife.Verb.PAUSE, RolloutState.PAUSED,
                    RolloutLife.Verb.HALT, RolloutState.HALTED,
                    RolloutLife.Verb.ABORT, RolloutState.ABORTED,
                    RolloutLife.Verb.SUPERSEDE, RolloutState.SUPERSEDED),
            RolloutState.ABORTED,
            Map.of(),
            RolloutState.SUPERSEDED,
            Map.of());

    static Stream<Arguments> everyStateAndCommand() {
        return Stream.of(RolloutState.values())
                .flatMap(state -> Stream.of(RolloutLife.Verb.values()).map(verb -> Arguments.of(state, verb)));
    }

    @ParameterizedTest
    @MethodSource("everyStateAndCommand")
    void a_command_does_what_the_drawing_shows_and_is_refused_otherwise(RolloutState state, RolloutLife.Verb verb) {
        RolloutInfo rollout = Drafts.in(state);
        RolloutCommand command = command(verb);
        RolloutState then = DRAWING.getOrDefault(state, Map.of()).get(verb);
        assertThat(RolloutLife.allows(state, verb)).isEqualTo(then != null);
        if (then != null) {
            assertThat(RolloutLife.apply(rollout, command, "bob", NOW).state()).isEqualTo(then);
        } else {
            assertThatExceptionOfType(Conflict.class)
                    .isThrownBy(() -> RolloutLife.apply(rollout, command, "bob", NOW))
                    .withMessageContaining("this rollout is " + state.label())
                    .withMessageContaining("cannot be " + verb.done());
        }
    }

    @Test
    void a_refusal_says_who_stopped_it_since_when_and_why() {
        RolloutInfo paused = RolloutLife.apply(Drafts.in(RolloutState.RUNNING), pause(null, false), "ann", NOW);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> RolloutLife.apply(paused, pause(null, false), "bob", NOW.plusSeconds(60)))
                .withMessage(
                        "this rollout is paused, by ann since 3 Mar 2031 06:00 UTC: kernel fix; so it cannot be paused");
    }

    @Test
    void what_was_completed_resumes_to_completed() {
        RolloutInfo completed =
                RolloutLife.apply(Drafts.in(RolloutState.RUNNING), new RolloutCommand.Complete(), "fairway", NOW);
        for (RolloutCommand stop :
                new RolloutCommand[] {pause(null, false), new RolloutCommand.Halt("2 of 3 failed")}) {
            RolloutInfo stopped = RolloutLife.apply(completed, stop, "ann", NOW);
            RolloutInfo resumed = RolloutLife.apply(stopped, new RolloutCommand.Resume(null), "ann", NOW);
            assertThat(resumed.state()).isEqualTo(RolloutState.COMPLETED);
            assertThat(resumed.stop()).isNull();
        }
    }

    @Test
    void it_starts_with_its_first_stage_open_and_keeps_who_started_it() {
        RolloutInfo running =
                RolloutLife.apply(Drafts.in(RolloutState.READY), new RolloutCommand.Start(null), "bob", NOW);
        assertThat(running.current()).isZero();
        assertThat(running.startedBy()).isEqualTo("bob");
        RolloutInfo again = RolloutLife.apply(
                RolloutLife.apply(running, pause(null, false), "ann", NOW),
                new RolloutCommand.Resume(null),
                "ann",
                NOW.plusSeconds(9));
        assertThat(again.startedBy()).isEqualTo("bob");
        assertThat(again.current()).isZero();
    }

    @Test
    void one_that_was_paused_before_it_started_starts_when_it_is_resumed() {
        RolloutInfo keptPaused = Drafts.in(RolloutState.READY).toBuilder()
                .state(RolloutState.PAUSED)
                .stop(new RolloutInfo.Stop("ann", "kernel fix", NOW, null))
                .build();
        RolloutInfo resumed = RolloutLife.apply(keptPaused, new RolloutCommand.Resume(null), "bob", NOW);
        assertThat(resumed.state()).isEqualTo(RolloutState.RUNNING);
        assertThat(resumed.current()).isZero();
        assertThat(resumed.startedBy()).isEqualTo("bob");
    }

    @Test
    void a_pause_recalls_only_if_it_is_asked_to_and_a_halt_and_an_abort_always_do() {
        RolloutInfo running = Drafts.in(RolloutState.RUNNING);
        assertThat(RolloutLife.apply(running, pause(null, false), "ann", NOW).recallBefore())
                .isNull();
        assertThat(RolloutLife.apply(running, pause(null, true), "ann", NOW).recallBefore())
                .isEqualTo(NOW);
        for (RolloutLife.Verb verb :
                new RolloutLife.Verb[] {RolloutLife.Verb.HALT, RolloutLife.Verb.ABORT, RolloutLife.Verb.SUPERSEDE}) {
            assertThat(RolloutLife.apply(running, command(verb), "ann", NOW).recallBefore())
                    .as(verb.done())
                    .isEqualTo(NOW);
        }
    }

    @Test
    void advancing_leaves_a_stage_and_after_the_last_one_the_rollout_is_completed() {
        RolloutInfo rollout = Drafts.in(RolloutState.RUNNING);
        for (int stage = 1; stage < rollout.stages().size(); stage++) {
            rollout = RolloutLife.apply(rollout, new RolloutCommand.Advance(null), "ann", NOW);
            assertThat(rollout.current()).isEqualTo(stage);
            assertThat(rollout.stages().get(stage - 1).state()).isEqualTo("done");
        }
        RolloutInfo completed = RolloutLife.apply(rollout, new RolloutCommand.Advance(null), "ann", NOW);
        assertThat(completed.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(completed.stages()).allMatch(stage -> stage.state().equals("done"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSE", "ABORT"})
    void who_stops_it_has_to_say_why(RolloutLife.Verb verb) {
        RolloutCommand silent = verb == RolloutLife.Verb.PAUSE
                ? new RolloutCommand.Pause(" ", null, false)
                : new RolloutCommand.Abort(null);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> RolloutLife.apply(Drafts.in(RolloutState.RUNNING), silent, "ann", NOW));
    }

    @Test
    void a_pause_cannot_end_in_the_past() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> RolloutLife.apply(
                        Drafts.in(RolloutState.RUNNING), pause(NOW.minusSeconds(1), false), "ann", NOW))
                .matches(refused -> refused.field().equals("until"));
    }

    @Test
    void people_say_what_is_theirs_to_say() {
        assertThat(Stream.of(RolloutLife.Verb.values()).filter(RolloutLife.Verb::isForPeople))
                .containsExactly(
                        RolloutLife.Verb.START,
                        RolloutLife.Verb.PAUSE,
                        RolloutLife.Verb.RESUME,
                        RolloutLife.Verb.ADVANCE,
                        RolloutLife.Verb.ABORT);
        assertThat(Stream.of(RolloutLife.Verb.values())
                        .map(RolloutLifeTest::command)
                        .map(RolloutLife::verb))
                .containsExactly(RolloutLife.Verb.values());
    }

    private static RolloutCommand.Pause pause(@Nullable Instant until, boolean recall) {
        return new RolloutCommand.Pause("kernel fix", until, recall);
    }

    private static RolloutCommand command(RolloutLife.Verb verb) {
        return switch (verb) {
            case START -> new RolloutCommand.Start(null);
            case PAUSE -> pause(null, false);
            case RESUME -> new RolloutCommand.Resume(null);
            case ADVANCE -> new RolloutCommand.Advance(null);
            case ABORT -> new RolloutCommand.Abort("a test");
            case HALT -> new RolloutCommand.Halt("2 of 3 failed");
            case COMPLETE -> new RolloutCommand.Complete();
            case SUPERSEDE -> new RolloutCommand.Supersede("a newer one");
        };
    }
}
