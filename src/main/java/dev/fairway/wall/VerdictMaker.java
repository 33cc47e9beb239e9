package dev.fairway.wall;

import dev.fairway.fleet.Health;
import dev.fairway.rollout.FleetOverview.Moving;
import dev.fairway.rollout.FleetOverview.Now;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.policy.RolloutState;
import dev.fairway.wall.Board.Said;
import dev.fairway.wall.Board.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The one sentence: how many run their target, then what stands still, the worst first. */
final class VerdictMaker {

    private VerdictMaker() {}

    static Verdict of(Now now, Instant at) {
        int machines = now.figures().machines();
        int onTarget = now.figures().onTarget();
        if (machines == 0) {
            return new Verdict(null, List.of(plain(Words.of("verdict.none"))), standstill(now, at), 0, 0);
        }
        boolean aims = now.figures().aiming() > 0;
        return new Verdict(
                aims ? Words.percent(onTarget, machines) : null,
                List.of(plain(Words.of(aims ? "verdict.of" : "verdict.no-target", machines))),
                standstill(now, at),
                machines,
                onTarget);
    }

    private static List<Said> standstill(Now now, Instant at) {
        List<Said> said = new ArrayList<>();
        if (now.figures().stopped() != null) {
            said.add(new Said(Words.of("verdict.stopped") + " ", "failing"));
        }
        List<RolloutInfo> halted = in(now, RolloutState.HALTED);
        List<RolloutInfo> paused = in(now, RolloutState.PAUSED);
        if (!halted.isEmpty()) {
            said.add(new Said(Words.of("verdict.halted", halted.size()), "failing"));
            said.add(plain(paused.isEmpty() ? "." : ", "));
        }
        if (!paused.isEmpty()) {
            String key = halted.isEmpty() ? "verdict.paused" : "verdict.paused.too";
            String since = Words.age(since(paused.getFirst()), at);
            said.add(new Said(Words.of(key, paused.size(), since) + ".", "held"));
        }
        if (said.isEmpty()) {
            said.add(quiet(now));
        }
        return said;
    }

    private static Said quiet(Now now) {
        int trouble = now.figures().byHealth().getOrDefault(Health.FAILING, 0)
                + now.figures().byHealth().getOrDefault(Health.STUCK, 0);
        if (trouble > 0) {
            return new Said(Words.of("verdict.trouble", trouble), "stuck");
        }
        int running = in(now, RolloutState.RUNNING).size();
        return running > 0
                ? new Said(Words.of("verdict.running", running), "updating")
                : new Said(Words.of("verdict.quiet"), "quiet");
    }

    private static List<RolloutInfo> in(Now now, RolloutState state) {
        return now.moving().stream()
                .map(Moving::rollout)
                .filter(rollout -> rollout.state() == state)
                .sorted(Comparator.comparing(VerdictMaker::since))
                .toList();
    }

    static Instant since(RolloutInfo rollout) {
        RolloutInfo.Stop stop = rollout.stop();
        return stop == null ? rollout.createdAt() : stop.at();
    }

    private static Said plain(String text) {
        return new Said(text, "");
    }
}
