package dev.fairway.rollout;

import dev.fairway.rollout.policy.ReleaseFacts;
import dev.fairway.rollout.policy.RolloutFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A rollout as the policy knows it. */
final class RolloutFigures {

    private RolloutFigures() {}

    static RolloutFacts facts(RolloutInfo rollout, ReleaseFacts release) {
        int current = rollout.current();
        StageProgress now = rollout.stages().get(Math.max(0, current));
        RolloutInfo.Stop stop = rollout.stop();
        return new RolloutFacts(
                rollout.id(),
                release,
                rollout.state(),
                stages(rollout),
                current,
                rollout.allowDowngrade(),
                stop == null ? null : new RolloutFacts.Stop(stop.by(), stop.reason(), stop.at(), stop.until()),
                rollout.recallBefore(),
                now.plan().maxFailurePercent().doubleValue(),
                now.smallShare(),
                rollout.createdAt(),
                rollout.firsts());
    }

    private static List<RolloutFacts.Stage> stages(RolloutInfo rollout) {
        List<RolloutFacts.Stage> stages = new ArrayList<>();
        Instant soaked = StageGates.soakedAt(rollout);
        for (int i = 0; i < rollout.stages().size(); i++) {
            StageProgress stage = rollout.stages().get(i);
            boolean byItself = i == 0 || rollout.stages().get(i - 1).advancesByItself();
            stages.add(new RolloutFacts.Stage(
                    stage.plan().percent().stripTrailingZeros().toPlainString(),
                    stage.buckets(),
                    byItself,
                    i == rollout.current() + 1 && byItself ? soaked : null));
        }
        return stages;
    }
}
