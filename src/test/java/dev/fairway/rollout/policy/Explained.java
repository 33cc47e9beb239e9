package dev.fairway.rollout.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;

/** What is true of every explanation. */
final class Explained {

    private Explained() {}

    /** All rules are told; the first that objects or settles is the decision, and only that one is said to decide. */
    static void holdsTogether(Explanation explanation, Decision decision, Supplier<String> what) {
        assertThat(explanation.decision()).as(what).isEqualTo(decision);
        assertThat(explanation.rules()).as(what).hasSize(16);
        boolean decided = false;
        for (Explanation.Judged rule : explanation.rules()) {
            boolean speaks = switch (rule.verdict()) {
                case Verdict.Refuses ignored -> true;
                case Verdict.Settles ignored -> true;
                case Verdict.Passes ignored -> false;
                case Verdict.Unknown ignored -> false;
            };
            assertThat(rule.decides()).as(what).isEqualTo(speaks && !decided);
            if (rule.decides()) {
                agrees(rule.verdict(), decision, what);
            }
            decided |= speaks;
        }
        if (!decided) {
            assertThat(decision.code()).as(what).isEqualTo("offer");
        }
        assertThat(decision.sentence()).as(what).endsWith(".").doesNotContain("..");
        if (explanation.nextChange() != null) {
            assertThat(explanation.nextChange()).as(what).isAfter(Scene.NOW);
        }
    }

    private static void agrees(Verdict verdict, Decision decision, Supplier<String> what) {
        if (verdict instanceof Verdict.Refuses(Reason reason)) {
            assertThat(decision).as(what).isEqualTo(new Decision.Deferral(reason));
        } else {
            assertThat(decision.code()).as(what).isEqualTo("offer-again");
        }
    }
}
