package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Plan;
import dev.fairway.release.Channels;
import dev.fairway.rollout.policy.RolloutState;
import dev.fairway.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Machines that crash, lie, fall silent and come back, a network that loses, doubles and delays, people who change their
 * minds, and servers that are away at times: whatever happens, the promises of a rollout hold. The seed is in every message;
 * {@code -Dfairway.simulation.seed} sets another. Threads make each run another one all the same.
 */
@VirtualTimeTest
class FleetSimulationTest {

    private static final int MACHINES = TestDatabase.isPostgres() ? 600 : 2000;
    private static final Duration SILENT_AFTER = Duration.ofHours(3);
    private static final int RESTLESS_TICKS = 90;
    private static final int MOST_CALM_TICKS = 250;

    private final Bench bench;
    private final long seed = Long.getLong("fairway.simulation.seed", 20_131_001L);

    FleetSimulationTest(@Autowired Bench bench) {
        this.bench = bench;
    }

    @Test
    void whatever_machines_networks_and_people_do_the_promises_hold() throws Exception {
        System.out.println("FleetSimulationTest: -Dfairway.simulation.seed=" + seed);
        bench.begin();
        Site site = new Site(bench);
        bench.bean(Channels.class).setFloor(site.channel, site.release(Crowd.FLOOR), "a new partition table");
        Plan plan = Site.plan(
                "PT30M", List.of(Site.stage(5, "PT20M", 30), Site.stage(40, "PT20M", 15), Site.stage(100, "PT0S", 15)));
        List<GroupInfo> groups = List.of(
                site.group("all", "stable", plan, SILENT_AFTER),
                site.group("few", "beta", plan, SILENT_AFTER),
                site.group("fewer", "edge", plan, SILENT_AFTER));
        Crowd crowd = new Crowd(site, MACHINES, seed);
        Referee referee = new Referee(site, seed, SILENT_AFTER);
        Crew people = new Crew(site, referee, groups, MACHINES, seed);
        groups.forEach(group -> people.limits(group, 60, 150, Duration.ofMinutes(20)));
        site.promote("2.0.0");
        try (ExecutorService threads = Executors.newFixedThreadPool(Crowd.LANES + 1)) {
            Run run = new Run(crowd, referee, people, threads);
            run.restlessly();
            crowd.mend();
            people.makeUp("3.0.0");
            run.untilAllIsCalm(groups);
        }
        referee.judge();
        System.out.println("FleetSimulationTest: " + crowd.checkIns + " check-ins; " + referee.summary());
    }

    /** One simulation as it goes. */
    private final class Run {

        private final Crowd crowd;
        private final Referee referee;
        private final Crew people;
        private final ExecutorService threads;
        private final Random random = new Random(seed);
        private Instant excusedUntil = Instant.MIN;

        Run(Crowd crowd, Referee referee, Crew people, ExecutorService threads) {
            this.crowd = crowd;
            this.referee = referee;
            this.people = people;
            this.threads = threads;
        }

        void restlessly() throws Exception {
            for (int tick = 0; tick < RESTLESS_TICKS; tick++) {
                if (random.nextInt(70) == 0) {
                    beAway();
                }
                allAtOnce(random.nextInt(3) > 0);
                goOn();
                if (tick % 5 == 0) {
                    referee.inspect(crowd);
                }
            }
        }

        void untilAllIsCalm(List<GroupInfo> groups) throws Exception {
            int tick = 0;
            while (!isCalm(groups) && tick++ < MOST_CALM_TICKS) {
                allAtOnce(false);
                goOn();
                groups.stream()
                        .map(group -> crowd.site().newest(group.id()))
                        .filter(rollout -> rollout.state() == RolloutState.HALTED)
                        .forEach(rollout -> bench.bean(Rollouts.class)
                                .tell(rollout.id(), new RolloutCommand.Resume("its machines are mended")));
            }
            referee.inspect(crowd);
            assertThat(openGrants()).as("seed %d: grants that never end", seed).isZero();
            assertThat(groups.stream()
                            .map(group -> crowd.site().newest(group.id()))
                            .filter(rollout -> rollout.state() != RolloutState.COMPLETED)
                            .map(rollout ->
                                    rollout.groupName() + " " + rollout.state() + " in stage " + rollout.current()))
                    .as("seed %d: rollouts that do not come to rest; behind are %s", seed, behind())
                    .isEmpty();
            assertThat(behind()).as("seed %d: machines left behind", seed).isEmpty();
        }

        private boolean isCalm(List<GroupInfo> groups) {
            return groups.stream()
                            .allMatch(group -> crowd.site().newest(group.id()).state() == RolloutState.COMPLETED)
                    && openGrants() == 0
                    && behind().isEmpty();
        }

        /** Who should run the last version: all but those that only a person lets go on. */
        private List<String> behind() {
            Set<MachineId> stopped = new HashSet<>(crowd.site().suspects());
            stopped.addAll(crowd.site().retriesUsedUp());
            return crowd.machines().stream()
                    .filter(machine -> !machine.runs("3.0.0") && !stopped.contains(machine.id()))
                    .map(machine -> machine.id() + " " + machine.nature() + " " + machine.phase())
                    .toList();
        }

        private int openGrants() {
            return bench.jdbc()
                    .sql("select count(*) from machine_grant where product_id = ? and outcome = 0")
                    .param(crowd.site().product.value())
                    .query(Integer.class)
                    .single();
        }

        private void goOn() {
            bench.tick();
            if (!bench.now().isBefore(excusedUntil)) {
                crowd.listened(Bench.TICK);
            }
        }

        /** Nobody is there for a while; machines find that out, and come back late. */
        private void beAway() throws Exception {
            crowd.serversAreAway();
            Duration away = Duration.ofMinutes(20 + random.nextInt(60));
            Instant back = bench.now().plus(away);
            while (bench.now().isBefore(back)) {
                bench.outage(Bench.TICK);
                allAtOnce(false);
            }
            crowd.serversAreBack();
            bench.care();
            Duration comeBack = away.compareTo(Duration.ofMinutes(90)) < 0 ? Duration.ofMinutes(90) : away;
            excusedUntil = bench.now().plus(comeBack);
        }

        /** Machines speak from several threads, while somebody steers. */
        private void allAtOnce(boolean meddle) throws Exception {
            Instant now = bench.now();
            List<Callable<Void>> lanes = new ArrayList<>();
            for (int i = 0; i < Crowd.LANES; i++) {
                int lane = i;
                lanes.add(() -> {
                    crowd.live(lane, now, referee::watch);
                    return null;
                });
            }
            if (meddle) {
                lanes.add(() -> {
                    Bench.signIn("bob");
                    people.meddle();
                    return null;
                });
            }
            for (Future<Void> lane : threads.invokeAll(lanes)) {
                lane.get();
            }
        }
    }
}
