package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEvent.Kind;
import dev.fairway.fleet.Progress;
import dev.fairway.rollout.policy.Decision;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.rollout.policy.ReleaseFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MachineLifeTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration TIMEOUT = Duration.ofHours(3);
    private static final Timeouts TIMEOUTS = new Timeouts(TIMEOUT, null);
    private static final UUID GROUP = UUID.randomUUID();
    private static final ReleaseFacts TARGET =
            new ReleaseFacts(UUID.randomUUID(), Version.of("4230.2.1"), Arch.AMD64, null, null);

    @Test
    void a_grant_ends_completed_by_whatever_way_the_machine_got_there() {
        for (String version : List.of("4230.2.1", "4230.2.4", "4372.0.0")) {
            MachineLife life = granted(Progress.GRANTED, version, "boot-2", false);
            assertThat(ended(life)).extracting(Grant::outcome).containsExactly(Grant.Outcome.COMPLETED);
            assertThat(life.condition().progress()).isEqualTo(Progress.IDLE);
            assertThat(life.condition().health()).isEqualTo(Health.HEALTHY);
        }
    }

    @Test
    void the_same_numbers_fulfil_a_grant_unless_the_machine_ran_them_before() {
        Grant nightly = grant("4152.0.0+nightly-2", "4152.0.0+nightly-1");
        assertThat(nightly.isFulfilledBy(Version.of("4152.0.0+nightly-1"))).isFalse();
        assertThat(nightly.isFulfilledBy(Version.of("4152.0.0+nightly-2"))).isTrue();
        assertThat(grant("4230.2.1", "4230.2.0").isFulfilledBy(Version.of("4230.2.1+oem")))
                .isTrue();
    }

    @Test
    void another_version_below_the_granted_one_recalls_the_grant_without_a_failure() {
        MachineLife life = granted(Progress.DOWNLOADING, "3815.2.0", "boot-2", false);
        assertThat(ended(life)).extracting(Grant::outcome).containsExactly(Grant.Outcome.RECALLED);
        assertThat(life.condition().health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void a_ping_after_a_reboot_on_the_old_version_is_no_fall_back_yet() {
        MachineLife life = granted(Progress.INSTALLED, "4230.2.0", "boot-2", false);
        assertThat(life.condition().progress()).isEqualTo(Progress.INSTALLED);
        assertThat(ended(life)).isEmpty();
    }

    @Test
    void an_update_check_after_a_reboot_on_the_old_version_is_a_fall_back() {
        MachineLife life = granted(Progress.INSTALLED, "4230.2.0", "boot-2", true);
        assertThat(java.util.Objects.requireNonNull(life.condition().failure()).release())
                .isEqualTo(TARGET.id());
        assertThat(life.condition().lastError()).isEqualTo(44);
        assertThat(life.condition().health()).isEqualTo(Health.FAILING);
        assertThat(ended(life)).extracting(Grant::outcome).containsExactly(Grant.Outcome.FAILED);
    }

    @Test
    void a_reboot_before_anything_was_installed_is_no_fall_back() {
        MachineLife life = granted(Progress.DOWNLOADING, "4230.2.0", "boot-2", true);
        assertThat(life.condition().failure()).isNull();
        assertThat(life.openGrant()).isNotNull();
    }

    @Test
    void a_failure_without_a_code_fails_the_attempt_too() {
        MachineLife life = granted(
                Progress.DOWNLOADED,
                "4230.2.0",
                "boot-1",
                false,
                new ReportedEvent(ReportedEvent.Kind.FAILED, 3, 0, null, null));
        assertThat(life.condition().progress()).isEqualTo(Progress.FAILED);
        assertThat(life.condition().lastError()).isNull();
    }

    @Test
    void events_without_a_grant_are_noted_and_change_nothing() {
        MachineLife life =
                new MachineLife(machine(Progress.IDLE, Health.HEALTHY), null, told("4230.2.0", "boot-1"), NOW);
        hear(
                life,
                "4230.2.0",
                "boot-1",
                false,
                new ReportedEvent(ReportedEvent.Kind.DOWNLOAD_STARTED, 13, 1, null, null));
        assertThat(life.condition().progress()).isEqualTo(Progress.IDLE);
        assertThat(life.events()).extracting(event -> event.kind()).containsExactly(Kind.DOWNLOADING);
    }

    @Test
    void a_late_error_44_for_a_release_that_it_runs_by_now_blames_what_it_was_after() {
        Grant done = grant("4230.2.0", "3815.2.0").ended(Grant.Outcome.COMPLETED, NOW, null);
        MachineLife life =
                new MachineLife(machine(Progress.IDLE, Health.HEALTHY), null, told("4230.2.0", "boot-1"), NOW);
        life.hear(checkIn("4230.2.0", "boot-1", true, fellBack()), TARGET.id(), done, TIMEOUTS);
        assertThat(java.util.Objects.requireNonNull(life.condition().failure()).release())
                .isEqualTo(TARGET.id());
    }

    @Test
    void a_refused_check_takes_the_leave_back_because_who_asks_is_not_downloading() {
        MachineLife life = granted(Progress.DOWNLOADING, "4230.2.0", "boot-1", true);
        life.decided(new Decision.Deferral(new Reason.UpdatesDisabled("stable")), null);
        assertThat(ended(life)).extracting(Grant::outcome).containsExactly(Grant.Outcome.RECALLED);
        assertThat(life.condition().progress()).isEqualTo(Progress.IDLE);
    }

    @Test
    void an_offer_again_keeps_its_deadline() {
        Decision again = new Decision.Offer(TARGET, Decision.Leave.GRANTED, false);
        MachineLife waiting = granted(Progress.DOWNLOADING, "4230.2.0", "boot-1", true);
        waiting.decided(again, null);
        assertThat(waiting.openGrant()).extracting(Grant::deadline).isEqualTo(NOW.plus(TIMEOUT));
        assertThat(waiting.openGrant()).extracting(Grant::progress).isEqualTo(Progress.GRANTED);
    }

    @Test
    void a_machine_that_asks_after_an_installation_without_a_reboot_was_reset_by_hand() {
        MachineLife life = granted(Progress.INSTALLED, "4230.2.0", "boot-1", true);
        assertThat(ended(life)).extracting(Grant::outcome).containsExactly(Grant.Outcome.RECALLED);
        assertThat(life.condition().failure()).isNull();
    }

    @Test
    void a_machine_that_only_pings_has_installed_also_if_its_report_was_lost() {
        MachineLife life = granted(Progress.DOWNLOADING, "4230.2.0", "boot-1", false);
        assertThat(life.condition().progress()).isEqualTo(Progress.INSTALLED);
        assertThat(life.openGrant()).extracting(Grant::deadline).isEqualTo(GrantBook.NEVER);
    }

    @Test
    void what_it_says_of_an_earlier_step_after_a_later_one_was_only_late() {
        MachineLife life = granted(
                Progress.INSTALLED,
                "4230.2.0",
                "boot-1",
                false,
                new ReportedEvent(ReportedEvent.Kind.DOWNLOAD_STARTED, 13, 1, null, null));
        assertThat(life.condition().progress()).isEqualTo(Progress.INSTALLED);
        assertThat(life.grantChanges()).isEmpty();
    }

    @Test
    void a_late_success_corrects_what_had_timed_out() {
        Grant timedOut = grant("4230.2.1", "4230.2.0").ended(Grant.Outcome.TIMED_OUT, NOW.minusSeconds(5), null);
        MachineLife life = new MachineLife(machine(Progress.IDLE, Health.STUCK), null, told("4230.2.1", "b2"), NOW);
        life.hear(checkIn("4230.2.1", "b2", true), null, timedOut, TIMEOUTS);
        assertThat(ended(life)).extracting(Grant::outcome).containsExactly(Grant.Outcome.COMPLETED);
        assertThat(life.grantChanges()).extracting(GrantChange::inFlight).containsExactly(0);
        assertThat(life.condition().health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void attempts_are_counted_and_a_fall_back_that_is_told_twice_is_one() {
        MachineLife first = granted(Progress.INSTALLED, "4230.2.0", "boot-2", true);
        assertThat(first.condition().failure())
                .extracting(Machine.Failure::attempts)
                .isEqualTo(1);
        Machine failed = machine(Progress.FAILED, Health.FAILING)
                .at(Progress.FAILED, Health.FAILING, first.condition().failure());
        MachineLife again = new MachineLife(failed, null, told("4230.2.0", "boot-2"), NOW);
        again.hear(
                checkIn("4230.2.0", "boot-2", true, fellBack()),
                TARGET.id(),
                ended(first).getFirst(),
                TIMEOUTS);
        assertThat(again.condition().failure())
                .extracting(Machine.Failure::attempts)
                .isEqualTo(1);
    }

    @Test
    void a_stuck_machine_stays_stuck_until_it_is_granted_anew_or_runs_something_else() {
        MachineLife life = new MachineLife(machine(Progress.IDLE, Health.STUCK), null, told("4230.2.0", "boot-1"), NOW);
        assertThat(life.condition().health()).isEqualTo(Health.STUCK);
        life.decided(new Decision.Offer(TARGET, Decision.Leave.NEW, false), grant("4230.2.1", "4230.2.0"));
        assertThat(life.condition().health()).isEqualTo(Health.UPDATING);
        assertThat(life.grantChanges()).extracting(GrantChange::before).containsExactly((Grant) null);
    }

    @Test
    void a_new_version_settles_what_had_failed() {
        MachineLife life =
                new MachineLife(machine(Progress.FAILED, Health.FAILING), null, told("4230.2.4", "boot-2"), NOW);
        hear(life, "4230.2.4", "boot-2", false);
        assertThat(life.condition().health()).isEqualTo(Health.HEALTHY);
        assertThat(life.condition().lastError()).isNull();
    }

    private static List<Grant> ended(MachineLife life) {
        return life.grantChanges().stream()
                .map(GrantChange::after)
                .filter(grant -> grant.outcome() != Grant.Outcome.OPEN)
                .toList();
    }

    /** A machine with an open grant says something. */
    private static MachineLife granted(
            Progress progress, String version, String bootId, boolean asks, ReportedEvent... events) {
        Grant grant = grant("4230.2.1", "4230.2.0")
                .at(progress, NOW.plus(TIMEOUT), progress == Progress.INSTALLED ? "boot-1" : null);
        MachineLife life = new MachineLife(machine(progress, Health.UPDATING), grant, told(version, bootId), NOW);
        hear(life, version, bootId, asks, events);
        return life;
    }

    private static void hear(MachineLife life, String version, String bootId, boolean asks, ReportedEvent... events) {
        life.hear(checkIn(version, bootId, asks, events), null, null, TIMEOUTS);
    }

    private static CheckIn checkIn(String version, String bootId, boolean asks, ReportedEvent... events) {
        return new CheckIn(ProductId.FLATCAR, new MachineId("m1"), told(version, bootId), asks, List.of(events));
    }

    private static ReportedEvent fellBack() {
        return new ReportedEvent(ReportedEvent.Kind.FAILED, 3, 0, ErrorCode.FELL_BACK, null);
    }

    private static Grant grant(String version, String from) {
        Instant granted = NOW.minusSeconds(60);
        return new Grant(
                UUID.randomUUID(),
                GROUP,
                null,
                0,
                false,
                version.equals("4230.2.1") ? TARGET.id() : UUID.randomUUID(),
                Version.of(version),
                from,
                Grant.Outcome.OPEN,
                Progress.GRANTED,
                granted,
                granted.plus(TIMEOUT),
                null,
                null,
                null);
    }

    private static Machine machine(Progress progress, Health health) {
        return new Machine(
                ProductId.FLATCAR,
                new MachineId("m1"),
                Machine.Written.NOTHING,
                told("4230.2.0", "boot-1"),
                GROUP,
                progress,
                health,
                null,
                Machine.Traces.NONE,
                progress == Progress.FAILED ? 5 : null,
                NOW.minusSeconds(86_400),
                NOW.minusSeconds(60));
    }

    private static Machine.Told told(String version, @Nullable String bootId) {
        return new Machine.Told(null, version, "stable", Arch.AMD64, "qemu", "192.0.2.7", bootId);
    }
}
