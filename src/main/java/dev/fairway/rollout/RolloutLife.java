package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.base.Conflict;
import dev.fairway.base.Hold;
import dev.fairway.base.Texts;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of a rollout: one table of what is allowed where, and one method that applies a command.
 *
 * <pre>
 *            start              last stage done            completed stays open for stragglers and newcomers; it can be
 * ready ───────────▶ running ───────────────▶ completed    paused, halted and aborted too, and resumes to completed
 *   │            pause │ ▲ resume
 *   │                  ▼ │                 halted: by the failure budget; a person resumes or aborts
 *   │                paused        running ──halt──▶ halted ──resume──▶ running (evidence counts anew)
 *   └─▶ aborted ◀── abort (from any open state)      superseded ◀── newer rollout of the group (from any open state)
 * </pre>
 */
final class RolloutLife {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** What may be told to a rollout. */
    enum Verb {
        START("started"),
        PAUSE("paused"),
        RESUME("resumed"),
        ADVANCE("advanced"),
        ABORT("aborted"),
        HALT("halted"),
        COMPLETE("completed"),
        SUPERSEDE("superseded");

        private final String done;

        Verb(String done) {
            this.done = done;
        }

        /** Whether a person may say it, and not only Fairway itself. */
        boolean isForPeople() {
            return this != HALT && this != COMPLETE && this != SUPERSEDE;
        }

        /** As a verb in the past, for the audit trail. */
        String done() {
            return done;
        }
    }

    private static final Map<RolloutState, Set<Verb>> ALLOWED = new EnumMap<>(Map.of(
            RolloutState.READY, EnumSet.of(Verb.START, Verb.ABORT, Verb.SUPERSEDE),
            RolloutState.RUNNING,
                    EnumSet.of(Verb.PAUSE, Verb.ADVANCE, Verb.ABORT, Verb.HALT, Verb.COMPLETE, Verb.SUPERSEDE),
            RolloutState.PAUSED, EnumSet.of(Verb.RESUME, Verb.ABORT, Verb.SUPERSEDE),
            RolloutState.HALTED, EnumSet.of(Verb.RESUME, Verb.ABORT, Verb.SUPERSEDE),
            RolloutState.COMPLETED, EnumSet.of(Verb.PAUSE, Verb.HALT, Verb.ABORT, Verb.SUPERSEDE),
            RolloutState.ABORTED, EnumSet.noneOf(Verb.class),
            RolloutState.SUPERSEDED, EnumSet.noneOf(Verb.class)));

    private RolloutLife() {}

    static Verb verb(RolloutCommand command) {
        return switch (command) {
            case RolloutCommand.Start ignored -> Verb.START;
            case RolloutCommand.Pause ignored -> Verb.PAUSE;
            case RolloutCommand.Resume ignored -> Verb.RESUME;
            case RolloutCommand.Advance ignored -> Verb.ADVANCE;
            case RolloutCommand.Abort ignored -> Verb.ABORT;
            case RolloutCommand.Halt ignored -> Verb.HALT;
            case RolloutCommand.Complete ignored -> Verb.COMPLETE;
            case RolloutCommand.Supersede ignored -> Verb.SUPERSEDE;
        };
    }

    /** Whether a rollout in this state may be told this. */
    static boolean allows(RolloutState state, Verb verb) {
        return ALLOWED.getOrDefault(state, Set.of()).contains(verb);
    }

    /**
     * The rollout after a command.
     *
     * @param by who says so
     * @throws Conflict if its state does not allow it: says which state that is, by whom and why
     * @throws dev.fairway.base.InvalidInput if a reason is missing, or an end lies in the past
     */
    static RolloutInfo apply(RolloutInfo rollout, RolloutCommand command, String by, Instant now) {
        Verb verb = verb(command);
        if (!allows(rollout.state(), verb)) {
            throw new Conflict(refusal(rollout, verb));
        }
        return switch (command) {
            case RolloutCommand.Start ignored -> running(rollout, by, now);
            case RolloutCommand.Resume ignored -> running(rollout, by, now);
            case RolloutCommand.Pause pause -> {
                Hold hold = Hold.place(by, pause.reason(), pause.until(), now);
                yield stopped(
                        rollout,
                        RolloutState.PAUSED,
                        new RolloutInfo.Stop(by, hold.reason(), now, hold.until()),
                        pause.recall() ? now : rollout.recallBefore());
            }
            case RolloutCommand.Abort abort ->
                ended(rollout, RolloutState.ABORTED, by, Texts.required("reason", abort.reason(), 2000), now);
            case RolloutCommand.Halt halt -> ended(rollout, RolloutState.HALTED, by, halt.reason(), now);
            case RolloutCommand.Supersede newer -> ended(rollout, RolloutState.SUPERSEDED, by, newer.reason(), now);
            case RolloutCommand.Advance advance -> advanced(rollout, advance, now);
            case RolloutCommand.Complete ignored -> completed(rollout, now);
        };
    }

    private static RolloutInfo advanced(RolloutInfo rollout, RolloutCommand.Advance advance, Instant now) {
        Instant openedAt = rollout.stages().get(rollout.current()).openedAt();
        if (advance.from() != null && advance.from() != rollout.current()) {
            throw new Conflict("stage " + (rollout.current() + 1) + " of this rollout is open"
                    + (openedAt == null ? "" : " since " + TIME.format(openedAt)) + ", so stage "
                    + (advance.from() + 1) + " cannot be left");
        }
        return rollout.isInLastStage() ? completed(rollout, now) : StageGates.openNext(rollout, now);
    }

    /** Out of pause, halt or readiness: where it was, with its first stage open. */
    private static RolloutInfo running(RolloutInfo rollout, String by, Instant now) {
        boolean first = rollout.startedAt() == null;
        RolloutInfo standing = rollout.state() == RolloutState.HALTED ? StageGates.anew(rollout) : rollout;
        RolloutInfo running = standing.toBuilder()
                .state(rollout.completedAt() != null ? RolloutState.COMPLETED : RolloutState.RUNNING)
                .started(first ? now : rollout.startedAt(), first ? by : rollout.startedBy())
                .stop(null)
                .settledAt(now)
                .build();
        return running.current() < 0 ? StageGates.openNext(running, now) : running;
    }

    /**
     * What the end of a pause comes to: it goes on, or, if a person has to start it and nobody has yet, it waits for that.
     *
     * @param startsByHand whether its plan wants a person to start it
     */
    static RolloutInfo pauseOver(RolloutInfo rollout, boolean startsByHand, Instant now) {
        return startsByHand && rollout.startedAt() == null
                ? rollout.toBuilder().state(RolloutState.READY).stop(null).build()
                : apply(rollout, new RolloutCommand.Resume(null), Actor.SYSTEM.name(), now);
    }

    private static RolloutInfo stopped(
            RolloutInfo rollout, RolloutState state, RolloutInfo.Stop stop, @Nullable Instant recallBefore) {
        return rollout.toBuilder()
                .state(state)
                .stop(stop)
                .recallBefore(recallBefore)
                .build();
    }

    private static RolloutInfo ended(RolloutInfo rollout, RolloutState state, String by, String reason, Instant now) {
        return stopped(rollout, state, new RolloutInfo.Stop(by, reason, now, null), now);
    }

    private static RolloutInfo completed(RolloutInfo rollout, Instant now) {
        return StageGates.closeCurrent(rollout, now).toBuilder()
                .state(RolloutState.COMPLETED)
                .completedAt(now)
                .build();
    }

    private static String refusal(RolloutInfo rollout, Verb verb) {
        RolloutInfo.Stop stop = rollout.stop();
        String since =
                stop == null ? "" : ", by " + stop.by() + " since " + TIME.format(stop.at()) + ": " + stop.reason();
        return "this rollout is " + rollout.state().label() + since + (since.endsWith(".") ? " " : "; ")
                + "so it cannot be " + verb.done();
    }
}
