package dev.fairway.rollout.policy;

import dev.fairway.base.Hold;
import dev.fairway.fleet.Freeze;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules about whether it is this machine's turn: by the calendar, by its share, by how the others fared, and by limits. */
final class TurnRules {

    private static final Verdict NO_GROUP = new Verdict.Unknown("it has no group");
    private static final Verdict NO_TARGET = new Verdict.Unknown("it has no target");
    private static final Verdict PINNED = new Verdict.Passes("pinned, so no rollout decides");

    private TurnRules() {}

    static Verdict inWindow(Case facts) {
        GroupFacts group = facts.group();
        if (group == null) {
            return NO_GROUP;
        }
        Optional<Freeze> freeze = group.times().freezeAt(facts.now());
        if (freeze.isPresent()) {
            Freeze set = freeze.get();
            return new Verdict.Refuses(new Reason.Frozen(set.to(), set.reason(), set.by()));
        }
        if (group.times().windows().isEmpty()) {
            return new Verdict.Passes("its group has no windows, so at any time");
        }
        if (group.times().isOpenAt(facts.now())) {
            return new Verdict.Passes("a window is open");
        }
        return facts.isExpedited()
                ? new Verdict.Passes(expedited(facts))
                : new Verdict.Refuses(new Reason.WindowClosed(group.times(), facts.now()));
    }

    private static String expedited(Case facts) {
        Hold word = Objects.requireNonNull(facts.machine().expedite());
        return "let go at once by " + word.by() + " since " + Sentences.at(word.since()) + Sentences.until(word.until())
                + Sentences.why(word.reason());
    }

    static Verdict inShare(Case facts) {
        Aim.At at = facts.at();
        GroupFacts group = facts.group();
        if (at == null || group == null) {
            return NO_TARGET;
        }
        return switch (at.by()) {
            case Aim.By.Pin ignored -> PINNED;
            case Aim.By.Rollout(RolloutFacts rollout) -> inShare(facts, group, rollout);
        };
    }

    private static Verdict inShare(Case facts, GroupFacts group, RolloutFacts rollout) {
        if (facts.machine().canary() && group.canaryFirst() && rollout.current() >= 0) {
            return new Verdict.Passes("a canary, and canaries go first");
        }
        if (facts.isExpedited() && rollout.current() >= 0) {
            return new Verdict.Passes(expedited(facts));
        }
        if (rollout.firsts().contains(facts.machine().id())) {
            return new Verdict.Passes("let in as one of the first, as the open share alone has too few machines");
        }
        int bucket = rollout.bucketOf(facts.machine().id());
        String open = rollout.current() < 0
                ? "0"
                : rollout.stages().get(rollout.current()).percent();
        return bucket < rollout.openBuckets()
                ? new Verdict.Passes("comes at " + Sentences.share(bucket) + " %, " + open + " % is open")
                : new Verdict.Refuses(notInShare(rollout, bucket, open));
    }

    private static Reason notInShare(RolloutFacts rollout, int bucket, String open) {
        List<RolloutFacts.Stage> stages = rollout.stages();
        boolean byItself = true;
        for (int i = rollout.current() + 1; i < stages.size(); i++) {
            RolloutFacts.Stage stage = stages.get(i);
            byItself &= stage.opensByItself();
            if (bucket < stage.buckets()) {
                Instant opensAt = byItself ? stage.opensAt() : null;
                return new Reason.NotInShare(Sentences.share(bucket), open, stage.percent(), opensAt);
            }
        }
        return new Reason.NotInShare(Sentences.share(bucket), open, null, null);
    }

    static Verdict failureBudget(Case facts) {
        Aim.At at = facts.at();
        return at == null
                ? NO_TARGET
                : switch (at.by()) {
                    case Aim.By.Pin ignored -> PINNED;
                    case Aim.By.Rollout(RolloutFacts rollout) ->
                        failureBudget(facts.snapshot().usage(), rollout);
                };
    }

    private static Verdict failureBudget(Usage usage, RolloutFacts rollout) {
        double most = rollout.maxFailurePercent();
        return FailureBudget.isOverspent(usage.finished(), usage.failed(), most, rollout.smallShare())
                ? new Verdict.Refuses(new Reason.BudgetSpent(usage.failed(), usage.finished(), most))
                : new Verdict.Passes(
                        usage.failed() + " of " + usage.finished() + " failed, " + Sentences.percent(most) + " % may");
    }

    static Verdict limitPerPeriod(Case facts) {
        GroupFacts group = facts.group();
        if (group == null) {
            return NO_GROUP;
        }
        Usage usage = facts.snapshot().usage();
        Integer limit = group.limits().maxPerPeriod();
        return isFull(usage.inPeriod(), limit)
                ? new Verdict.Refuses(new Reason.PeriodFull(
                        usage.inPeriod(),
                        Objects.requireNonNull(limit),
                        group.limits().period(),
                        usage.periodFreesAt()))
                : new Verdict.Passes(taken(usage.inPeriod(), limit));
    }

    static Verdict limitInFlight(Case facts) {
        GroupFacts group = facts.group();
        if (group == null) {
            return NO_GROUP;
        }
        int used = facts.snapshot().usage().inFlight();
        Integer limit = group.limits().maxInFlight();
        return isFull(used, limit)
                ? new Verdict.Refuses(new Reason.InFlightFull(used, Objects.requireNonNull(limit)))
                : new Verdict.Passes(taken(used, limit));
    }

    private static boolean isFull(int used, @Nullable Integer limit) {
        return limit != null && used >= limit;
    }

    private static String taken(int used, @Nullable Integer limit) {
        return limit == null ? "no limit" : used + " of " + limit + " taken";
    }
}
