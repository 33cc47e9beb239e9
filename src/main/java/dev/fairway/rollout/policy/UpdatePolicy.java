package dev.fairway.rollout.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who gets which release: an ordered list of rules, of which the first objection wins. Read {@link #RULES} from top to
 * bottom and you have read the policy. The answer to the machine, the machine page and the API all come from this list.
 */
public final class UpdatePolicy {

    private record Rule(String name, String title, Function<Case, Verdict> check) {}

    /** The rules, in the order in which they are asked. */
    private static final List<Rule> RULES = List.of(
            new Rule("group-known", "Product and group known", StandingRules::groupKnown),
            new Rule("version-readable", "Version can be read", StandingRules::versionReadable),
            new Rule("fleet-running", "Updates are not stopped", StandingRules::fleetRunning),
            new Rule("id-trusted", "One machine per id", StandingRules::idTrusted),
            new Rule("not-held", "Not held", StandingRules::notHeld),
            new Rule("updates-enabled", "Updates are enabled", StandingRules::updatesEnabled),
            new Rule("has-target", "There is a target", TargetRules::hasTarget),
            new Rule("target-newer", "Target is newer", TargetRules::targetNewer),
            new Rule("open-grant", "No open grant", TargetRules::openGrant),
            new Rule("rollout-running", "Rollout is running", TargetRules::rolloutRunning),
            new Rule("retry-allowed", "Retry is allowed", TargetRules::retryAllowed),
            new Rule("in-window", "Inside an update window", TurnRules::inWindow),
            new Rule("in-share", "In the open share", TurnRules::inShare),
            new Rule("failure-budget", "Failures within the budget", TurnRules::failureBudget),
            new Rule("limit-per-period", "Limit per period", TurnRules::limitPerPeriod),
            new Rule("limit-in-flight", "Limit in flight", TurnRules::limitInFlight));

    private UpdatePolicy() {}

    /** What this machine is answered at {@code now}. */
    public static Decision decide(Snapshot snapshot, MachineFacts machine, Instant now) {
        Case facts = Case.of(snapshot, machine, now);
        for (Rule rule : RULES) {
            Decision decision = decisionOf(rule.check().apply(facts), facts.aim());
            if (decision != null) {
                return decision;
            }
        }
        return offer(facts.aim());
    }

    /** The same decision, with what every rule says; rules after the one that decides still show their verdict. */
    public static Explanation explain(Snapshot snapshot, MachineFacts machine, Instant now) {
        Case facts = Case.of(snapshot, machine, now);
        List<Explanation.Judged> judged = new ArrayList<>();
        Decision decision = null;
        for (Rule rule : RULES) {
            Verdict verdict = rule.check().apply(facts);
            Decision byThis = decision == null ? decisionOf(verdict, facts.aim()) : null;
            judged.add(new Explanation.Judged(rule.name(), rule.title(), verdict, byThis != null));
            decision = byThis != null ? byThis : decision;
        }
        Decision settled = decision == null ? offer(facts.aim()) : decision;
        return new Explanation(settled, NextChange.of(facts, settled), List.copyOf(judged));
    }

    private static @Nullable Decision decisionOf(Verdict verdict, Aim aim) {
        return switch (verdict) {
            case Verdict.Refuses refuses -> new Decision.Deferral(refuses.reason());
            case Verdict.Settles settles ->
                new Decision.Offer(settles.release(), settles.leave(), aim instanceof Aim.At at && at.floor());
            case Verdict.Passes ignored -> null;
            case Verdict.Unknown ignored -> null;
        };
    }

    private static Decision offer(Aim aim) {
        return switch (aim) {
            case Aim.At at -> new Decision.Offer(at.release(), Decision.Leave.NEW, at.floor());
            case Aim.Nowhere nowhere -> new Decision.Deferral(nowhere.reason());
        };
    }
}
