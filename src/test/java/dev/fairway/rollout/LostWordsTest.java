package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.MachineId;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.Progress;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Words that were lost on their way, and hours in which nobody was there to hear them. */
@VirtualTimeTest
class LostWordsTest {

    private static final Duration SILENT_AFTER = Duration.ofHours(3);

    private final Bench bench;
    private Site site;
    private UUID group;
    private UpdateDesk desk;

    LostWordsTest(@Autowired Bench bench) {
        this.bench = bench;
    }

    @BeforeEach
    void aRolloutToAll() {
        bench.begin();
        site = new Site(bench);
        GroupInfo added =
                site.group("all", "stable", Site.plan("PT1H", List.of(Site.stage(100, "PT6H", 2))), SILENT_AFTER);
        group = added.id();
        desk = bench.node();
        site.promote("2.0.0");
    }

    @Test
    void a_lost_error_44_makes_no_loop_a_new_boot_on_the_old_version_says_the_same() {
        install("m1", "b1");
        assertThat(check("m1", "1.0.0", "b2")).isInstanceOf(Answer.NothingNow.class);
        assertThat(machine("m1").progress()).isEqualTo(Progress.FAILED);
        int offers = 0;
        for (int boot = 3; boot < 20; boot++) {
            bench.pass(Duration.ofMinutes(45));
            if (check("m1", "1.0.0", "b" + (boot - 1)) instanceof Answer.Offer) {
                offers++;
                tellInstalled("m1", "b" + (boot - 1));
                check("m1", "1.0.0", "b" + boot);
            }
        }
        assertThat(offers).as("three attempts, then a person decides").isEqualTo(2);
        assertThat(refusal(check("m1", "1.0.0", "b19"))).isInstanceOf(Reason.RetriesUsedUp.class);
    }

    @Test
    void a_lost_error_44_makes_no_loop_also_when_the_time_to_reboot_was_over_before() {
        install("m1", "b1");
        bench.pass(Duration.ofHours(4));
        assertThat(machine("m1").progress()).as("its grant has timed out").isEqualTo(Progress.IDLE);
        assertThat(refusal(check("m1", "1.0.0", "b2"))).isInstanceOf(Reason.WaitsToRetry.class);
        assertThat(machine("m1").failure())
                .extracting(Machine.Failure::fellBack)
                .isEqualTo(true);
    }

    @Test
    void a_lost_completion_is_seen_by_the_version() {
        install("m1", "b1");
        check("m1", "2.0.0", "b2");
        assertThat(tally()).isEqualTo(new RolloutTally(1, 0, 1, 0, 0, 0, 1, 0));
    }

    @Test
    void a_completion_that_is_heard_twice_counts_once() {
        install("m1", "b1");
        check("m1", "2.0.0", "b2");
        check("m1", "2.0.0", "b2");
        assertThat(tally()).isEqualTo(new RolloutTally(1, 0, 1, 0, 0, 0, 1, 0));
    }

    @Test
    void our_own_503s_are_told_and_end_no_grant_and_halt_nothing() {
        for (int i = 0; i < 12; i++) {
            check("m" + i, "1.0.0", "b1");
            tell("m" + i, "1.0.0", "b1", SimMachine.failed(2503));
        }
        assertThat(site.newest(group).state()).isEqualTo(RolloutState.RUNNING);
        assertThat(tally()).isEqualTo(new RolloutTally(12, 12, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void an_hour_of_outage_times_out_no_grant_and_silences_nobody() {
        for (int i = 0; i < 12; i++) {
            check("m" + i, "1.0.0", "b1");
        }
        bench.pass(Duration.ofMinutes(40));
        bench.outage(Duration.ofHours(1));
        bench.care();
        bench.pass(Duration.ofMinutes(90));
        assertThat(tally()).as("nobody timed out").isEqualTo(new RolloutTally(12, 12, 0, 0, 0, 0, 0, 0));
        bench.pass(Duration.ofMinutes(40));
        assertThat(tally().timedOut()).as("but who then still says nothing").isEqualTo(12);
        assertThat(site.newest(group).state()).isEqualTo(RolloutState.HALTED);
    }

    @Test
    void a_machine_is_not_silent_by_an_outage_of_ours_but_by_its_own_silence() {
        check("m1", "2.0.0", "b1");
        bench.pass(Duration.ofHours(1));
        bench.outage(Duration.ofHours(12));
        bench.care();
        bench.pass(Duration.ofHours(1));
        bench.outage(Duration.ofMinutes(10));
        bench.care();
        bench.pass(Duration.ofHours(6));
        assertThat(machine("m1").health())
                .as("an hour before, one after the return")
                .isEqualTo(Health.HEALTHY);
        bench.pass(Duration.ofHours(3));
        assertThat(machine("m1").health()).isEqualTo(Health.SILENT);
    }

    @Test
    void a_machine_that_rebooted_in_our_outage_has_time_to_say_so() {
        install("m1", "b1");
        bench.pass(Duration.ofHours(2));
        bench.outage(Duration.ofHours(2));
        bench.care();
        bench.pass(Duration.ofHours(1));
        assertThat(machine("m1").progress()).isEqualTo(Progress.INSTALLED);
        check("m1", "2.0.0", "b2");
        assertThat(tally().completed()).isEqualTo(1);
    }

    @Test
    void a_soak_stands_still_in_an_outage_of_ours() {
        install("m1", "b1");
        check("m1", "2.0.0", "b2");
        bench.pass(Duration.ofHours(1));
        bench.outage(Duration.ofHours(9));
        bench.care();
        assertThat(site.newest(group).state()).isEqualTo(RolloutState.RUNNING);
        bench.pass(Duration.ofHours(5).plus(Bench.TICK));
        assertThat(site.newest(group).state()).isEqualTo(RolloutState.COMPLETED);
    }

    private void install(String machine, String boot) {
        assertThat(check(machine, "1.0.0", boot)).isInstanceOf(Answer.Offer.class);
        tellInstalled(machine, boot);
    }

    private void tellInstalled(String machine, String boot) {
        tell(machine, "1.0.0", boot, SimMachine.event(ReportedEvent.Kind.INSTALLED));
    }

    private Answer check(String machine, String version, String boot) {
        return desk.answer(new CheckIn(site.product, new MachineId(machine), told(version, boot), true, List.of()));
    }

    private void tell(String machine, String version, String boot, ReportedEvent event) {
        desk.answer(new CheckIn(site.product, new MachineId(machine), told(version, boot), false, List.of(event)));
    }

    private static Machine.Told told(String version, String boot) {
        return new Machine.Told(null, version, "stable", Bench.ARCH, "qemu", "192.0.2.7", boot);
    }

    private static Reason refusal(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.NothingNow.class);
        return ((Answer.NothingNow) answer).reason();
    }

    private Machine machine(String id) {
        return bench.bean(MachineSearch.class).get(site.product, new MachineId(id));
    }

    private RolloutTally tally() {
        UUID rollout = site.newest(group).id();
        return bench.bean(RolloutStore.class).tallies(List.of(rollout)).getOrDefault(rollout, RolloutTally.NONE);
    }
}
