package dev.fairway.api;

import dev.fairway.rollout.policy.Decision;
import dev.fairway.rollout.policy.Explanation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a machine gets what it gets.
 *
 * @param decision {@code offer} or {@code deferral}
 * @param code the stable code of the offer or of the reason
 * @param nextChange when that may change by itself
 */
record ExplanationBody(
        String decision,
        String code,
        String sentence,
        @Nullable Instant nextChange,
        List<RuleBody> rules) {

    /** @param verdict {@code passes}, {@code refuses}, {@code settles} or {@code unknown} */
    record RuleBody(String rule, String title, String verdict, String sentence, boolean decides) {}

    static ExplanationBody of(Explanation explanation) {
        Decision decision = explanation.decision();
        return new ExplanationBody(
                decision instanceof Decision.Offer ? "offer" : "deferral",
                decision.code(),
                decision.sentence(),
                explanation.nextChange(),
                explanation.rules().stream()
                        .map(rule -> new RuleBody(
                                rule.rule(),
                                rule.title(),
                                rule.verdict().code(),
                                rule.verdict().sentence(),
                                rule.decides()))
                        .toList());
    }
}
