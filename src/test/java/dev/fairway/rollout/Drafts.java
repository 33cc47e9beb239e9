package dev.fairway.rollout;

import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.Plan;
import dev.fairway.fleet.UpdateTimes;
import dev.fairway.rollout.policy.GroupFacts;
import dev.fairway.rollout.policy.MachineFacts;
import dev.fairway.rollout.policy.ReleaseFacts;
import dev.fairway.rollout.policy.RolloutState;
import dev.fairway.rollout.policy.Snapshot;
import dev.fairway.rollout.policy.UpdatePolicy;
import dev.fairway.rollout.policy.Usage;
import dev.fairway.rollout.policy.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rollouts without a database. */
final class Drafts {

    static final Instant NOW = Instant.parse("2031-03-03T06:00:00Z");

    private Drafts() {}

    /** One with these stages that has not started. */
    static RolloutInfo ready(Plan.Stage... stages) {
        UUID id = new UUID(1, 2);
        return new RolloutInfo(
                id,
                1,
                ProductId.FLATCAR,
                new UUID(3, 4),
                "stable",
                new UUID(5, 6),
                RolloutState.READY,
                List.of(stages).stream().map(StageProgress::of).toList(),
                false,
                NOW.minusSeconds(60),
                "ann",
                "a test",
                null,
                null,
                null,
                null,
                null,
                NOW.minusSeconds(60));
    }

    /** One that runs, its first stage open. */
    static RolloutInfo running(Plan.Stage... stages) {
        return RolloutLife.apply(ready(stages), new RolloutCommand.Start(null), "ann", NOW);
    }

    /** One of the seeded plan that has come to this state. */
    static RolloutInfo in(RolloutState state) {
        RolloutInfo ready = ready(Plan.steady().stages().toArray(Plan.Stage[]::new));
        RolloutInfo running = RolloutLife.apply(ready, new RolloutCommand.Start(null), "ann", NOW);
        return switch (state) {
            case READY -> ready;
            case RUNNING -> running;
            case PAUSED -> RolloutLife.apply(running, new RolloutCommand.Pause("a test", null, false), "ann", NOW);
            case HALTED -> RolloutLife.apply(running, new RolloutCommand.Halt("2 of 3 failed"), "fairway", NOW);
            case COMPLETED -> RolloutLife.apply(running, new RolloutCommand.Complete(), "fairway", NOW);
            case ABORTED -> RolloutLife.apply(running, new RolloutCommand.Abort("a test"), "ann", NOW);
            case SUPERSEDED -> RolloutLife.apply(running, new RolloutCommand.Supersede("a newer one"), "ann", NOW);
        };
    }

    /** Whether the policy finds a machine in the share that this rollout has opened. */
    static boolean letsIn(RolloutInfo rollout, MachineId machine) {
        ReleaseFacts release = new ReleaseFacts(rollout.release(), Version.of("2.0.0"), Arch.AMD64, null, null);
        GroupFacts group = new GroupFacts(
                rollout.group(),
                rollout.groupName(),
                false,
                true,
                null,
                RolloutFigures.facts(rollout, release),
                null,
                null,
                UpdateTimes.ALWAYS,
                Picture.limits(Plan.steady()),
                false);
        Machine.Told told = new Machine.Told(null, "1.0.0", "stable", Arch.AMD64, "qemu", "192.0.2.7", null);
        MachineFacts facts = new MachineFacts(
                machine,
                told.version(),
                told.readableVersion().orElse(null),
                told.arch(),
                told.track(),
                false,
                null,
                null,
                null,
                null,
                null,
                null);
        return UpdatePolicy.explain(new Snapshot("Test", null, group, Usage.NONE), facts, NOW).rules().stream()
                .filter(judged -> judged.rule().equals("in-share"))
                .anyMatch(judged -> judged.verdict() instanceof Verdict.Passes);
    }
}
