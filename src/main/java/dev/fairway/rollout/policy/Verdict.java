package dev.fairway.rollout.policy;

/** What one rule says. */
public sealed interface Verdict {

    /** Nothing against it; {@code fact} says on what ground, it may be empty. */
    record Passes(String fact) implements Verdict {}

    /** An objection: the machine is offered nothing. */
    record Refuses(Reason reason) implements Verdict {}

    /** The machine is offered its release again; the rules after this one are not asked. */
    record Settles(ReleaseFacts release, Decision.Leave leave, String fact) implements Verdict {}

    /** Cannot be told, because an earlier rule found nothing to go on. */
    record Unknown(String why) implements Verdict {}

    /** The word for it in the API: {@code passes}, {@code refuses}, {@code settles}, {@code unknown}. */
    default String code() {
        return switch (this) {
            case Passes ignored -> "passes";
            case Refuses ignored -> "refuses";
            case Settles ignored -> "settles";
            case Unknown ignored -> "unknown";
        };
    }

    /** What a person reads beside the rule. */
    default String sentence() {
        return switch (this) {
            case Passes(String fact) -> fact;
            case Refuses(Reason reason) -> reason.sentence();
            case Settles settles -> settles.fact();
            case Unknown(String why) -> why;
        };
    }
}
