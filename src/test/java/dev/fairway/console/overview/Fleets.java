package dev.fairway.console.overview;

import dev.fairway.base.ProductId;
import dev.fairway.console.rollout.Course;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Plan;
import dev.fairway.fleet.UpdateTimes;
import dev.fairway.rollout.FleetOverview.Runs;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.RolloutTally;
import dev.fairway.rollout.StageProgress;
import dev.fairway.rollout.policy.RolloutState;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fleets as the overview sees them, without a database. */
final class Fleets {

    static final Instant NOW = Instant.parse("2031-03-03T12:00:00Z");
    static final String VERSION = "4230.2.1";

    private Fleets() {}

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static RolloutInfo rollout(String group, RolloutState state, RolloutInfo.@Nullable Stop stop) {
        Plan.Stage first = new Plan.Stage(BigDecimal.TEN, "PT1H", BigDecimal.TWO, "manual", 1);
        Plan.Stage all = new Plan.Stage(new BigDecimal(100), "PT0S", BigDecimal.TWO, "auto", 1);
        Instant opened = state == RolloutState.READY ? null : NOW.minus(Duration.ofHours(5));
        return new RolloutInfo(
                id("rollout of " + group),
                1,
                ProductId.FLATCAR,
                id(group),
                group,
                id(VERSION),
                state,
                List.of(
                        new StageProgress(first, opened, List.of(), opened, Duration.ZERO, null, null, 1),
                        new StageProgress(all, null, List.of(), null, Duration.ZERO, null, null, 1)),
                false,
                NOW.minus(Duration.ofHours(6)),
                "ann",
                "a test",
                opened,
                opened == null ? null : "ann",
                null,
                stop,
                null,
                NOW.minus(Duration.ofHours(5)));
    }

    static RolloutInfo paused(String group, Duration ago, @Nullable Duration until) {
        return rollout(
                group,
                RolloutState.PAUSED,
                new RolloutInfo.Stop(
                        "ann", "waiting for kernel fix", NOW.minus(ago), until == null ? null : NOW.plus(until)));
    }

    static RolloutInfo halted(String group, Duration ago) {
        return rollout(
                group, RolloutState.HALTED, new RolloutInfo.Stop("fairway", "4 of 31 failed", NOW.minus(ago), null));
    }

    static Course course(RolloutInfo rollout, int finished, int failures) {
        RolloutTally tally = new RolloutTally(finished, 0, finished - failures, failures, 0, 0, finished, failures);
        return new Course(rollout, VERSION, tally, group(rollout.groupName(), false), 40, finished - failures);
    }

    static GroupInfo group(String name, boolean unassigned) {
        return new GroupInfo(
                id(name),
                ProductId.FLATCAR,
                name,
                null,
                null,
                true,
                Plan.steady(),
                Duration.ofHours(12),
                UpdateTimes.ALWAYS,
                List.of(),
                null,
                null,
                unassigned,
                1);
    }

    static Runs runs(String group, Map<Health, Integer> byHealth) {
        return new Runs(group(group, group.equals("unassigned")), VERSION, VERSION, Map.of(), byHealth);
    }
}
