package dev.fairway.rollout.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.base.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdatePolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void a_machine_behind_its_channel_is_offered_the_release() {
        assertThat(decide(groupOn(channelAt("4230.2.1")), machineOn("4230.2.0")))
                .isEqualTo("offer 4230.2.1");
    }

    @Test
    void a_machine_on_the_release_is_offered_nothing() {
        assertThat(decide(groupOn(channelAt("4230.2.1")), machineOn("4230.2.1")))
                .isEqualTo("up-to-date");
    }

    @Test
    void a_machine_that_is_newer_is_never_taken_back() {
        assertThat(decide(groupOn(channelAt("4230.2.1")), machineOn("4372.1.0")))
                .isEqualTo("newer-than-target");
    }

    @Test
    void floors_are_taken_in_order_and_none_is_skipped() {
        ChannelFacts channel = channelAt("4230.2.1", good("4081.2.0"), good("3815.2.0"));
        assertThat(decide(groupOn(channel), machineOn("3510.2.8"))).isEqualTo("offer 3815.2.0 as a floor");
        assertThat(decide(groupOn(channel), machineOn("3815.2.0"))).isEqualTo("offer 4081.2.0 as a floor");
        assertThat(decide(groupOn(channel), machineOn("4081.2.0"))).isEqualTo("offer 4230.2.1");
        assertThat(decide(groupOn(channel), machineOn("4152.2.3"))).isEqualTo("offer 4230.2.1");
    }

    @Test
    void a_floor_above_the_target_is_idle() {
        ChannelFacts channel = channelAt("4230.2.1", good("4372.1.0"));
        assertThat(decide(groupOn(channel), machineOn("4230.2.0"))).isEqualTo("offer 4230.2.1");
    }

    @Test
    void a_withdrawn_floor_blocks_and_is_named() {
        ChannelFacts channel = channelAt("4230.2.1", withdrawn("4081.2.0", "bricks ARM boards"));
        Decision decision = decision(groupOn(channel), machineOn("3815.2.0"));
        assertThat(decision.code()).isEqualTo("floor-withdrawn");
        assertThat(decision.sentence()).isEqualTo("It must not skip 4081.2.0, which was withdrawn: bricks ARM boards.");
        assertThat(decide(groupOn(channel), machineOn("4081.2.0"))).isEqualTo("offer 4230.2.1");
    }

    @Test
    void a_withdrawn_release_is_offered_to_nobody() {
        ChannelFacts channel =
                new ChannelFacts("stable", Arch.AMD64, false, withdrawn("4230.2.1", "boot loop"), List.of());
        assertThat(decide(groupOn(channel), machineOn("4230.2.0"))).isEqualTo("release-withdrawn");
    }

    @Test
    void a_group_with_updates_switched_off_gets_nothing() {
        GroupFacts off = new GroupFacts("db", false, false, channelAt("4230.2.1"));
        assertThat(decide(off, machineOn("4230.2.0"))).isEqualTo("updates-disabled");
    }

    @Test
    void an_unknown_track_an_unreadable_version_and_an_empty_channel_each_say_so() {
        GroupFacts unassigned = new GroupFacts("unassigned", true, false, null);
        assertThat(decide(unassigned, machineOn("4230.2.0"))).isEqualTo("unknown-track");
        assertThat(decide(groupOn(channelAt("4230.2.1")), machineOn("latest"))).isEqualTo("unreadable-version");
        assertThat(decide(groupOn(new ChannelFacts("lts", Arch.AMD64, false, null, List.of())), machineOn("1.0.0")))
                .isEqualTo("no-release");
        assertThat(decide(new GroupFacts("by hand", false, true, null), machineOn("1.0.0")))
                .isEqualTo("no-channel");
    }

    @Test
    void a_channel_for_another_arch_has_nothing_for_the_machine() {
        ChannelFacts arm = new ChannelFacts("stable", Arch.ARM64, false, good("4230.2.1"), List.of());
        assertThat(decide(groupOn(arm), machineOn("4230.2.0"))).isEqualTo("wrong-arch");
    }

    @Test
    void an_open_grant_gets_the_same_offer_again() {
        ChannelFacts channel = channelAt("4230.2.1");
        MachineFacts granted = machine("4230.2.0", channel.release(), null);
        assertThat(decide(groupOn(channel), granted)).isEqualTo("offer-again 4230.2.1");
    }

    @Test
    void a_machine_that_has_installed_waits_for_its_reboot_and_no_deadline_threatens_it() {
        ChannelFacts channel = channelAt("4230.2.1");
        ReleaseFacts release = good("4230.2.1");
        MachineFacts installed = new MachineFacts(
                "4230.2.0",
                Version.of("4230.2.0"),
                Arch.AMD64,
                "stable",
                new MachineFacts.OpenGrant(release.id(), release.version(), NOW.plusSeconds(60), true),
                null);
        Explanation explanation = UpdatePolicy.explain(new Snapshot("Flatcar", groupOn(channel)), installed, NOW);
        assertThat(explanation.decision().code()).isEqualTo("offer-again");
        assertThat(explanation.decision().sentence()).isEqualTo("It has installed 4230.2.1 and waits for its reboot.");
        assertThat(explanation.nextChange()).isNull();
    }

    @Test
    void an_open_grant_for_another_release_does_not_bind() {
        MachineFacts granted = machine("4230.2.0", good("4230.2.1"), null);
        assertThat(decide(groupOn(channelAt("4230.2.4")), granted)).isEqualTo("offer 4230.2.4");
    }

    @Test
    void a_release_that_a_machine_fell_back_from_waits_for_a_person_and_a_later_one_does_not() {
        ChannelFacts channel = channelAt("4230.2.1");
        MachineFacts fellBack = machine("4230.2.0", null, channel.release());
        assertThat(decide(groupOn(channel), fellBack)).isEqualTo("fell-back");
        assertThat(decide(groupOn(channelAt("4230.2.4")), fellBack)).isEqualTo("offer 4230.2.4");
    }

    @Test
    void on_a_nightly_channel_another_build_of_the_same_numbers_is_behind() {
        ChannelFacts nightly =
                new ChannelFacts("alpha", Arch.AMD64, true, good("4152.0.0+nightly-20251002"), List.of());
        assertThat(decide(groupOn(nightly), machineOn("4152.0.0+nightly-20251001")))
                .isEqualTo("offer 4152.0.0+nightly-20251002");
        assertThat(decide(groupOn(nightly), machineOn("4152.0.0+nightly-20251002")))
                .isEqualTo("up-to-date");
        ChannelFacts other = new ChannelFacts("alpha", Arch.AMD64, false, good("4152.0.0+nightly-20251002"), List.of());
        assertThat(decide(groupOn(other), machineOn("4152.0.0+nightly-20251001")))
                .isEqualTo("up-to-date");
    }

    @Test
    void every_explanation_tells_all_rules_and_its_first_objection_is_the_decision() {
        forAnyCase((snapshot, machine, what) -> {
            Explanation explanation = UpdatePolicy.explain(snapshot, machine, NOW);
            Decision decision = UpdatePolicy.decide(snapshot, machine, NOW);
            assertThat(explanation.decision()).as(what).isEqualTo(decision);
            assertThat(explanation.rules()).as(what).hasSize(7);
            assertThat(explanation.rules().stream().filter(Explanation.Judged::decides))
                    .as(what)
                    .hasSizeLessThanOrEqualTo(1);
            explanation.rules().stream()
                    .filter(rule -> rule.verdict() instanceof Verdict.Refuses)
                    .findFirst()
                    .filter(first -> decision instanceof Decision.Deferral)
                    .ifPresent(first -> assertThat(((Verdict.Refuses) first.verdict()).reason())
                            .as(what)
                            .isEqualTo(((Decision.Deferral) decision).reason()));
        });
    }

    @Test
    void nothing_older_nothing_equal_nothing_withdrawn_is_ever_offered_and_no_floor_is_skipped() {
        forAnyCase((snapshot, machine, what) -> {
            if (!(UpdatePolicy.decide(snapshot, machine, NOW) instanceof Decision.Offer offer)) {
                return;
            }
            Version running = java.util.Objects.requireNonNull(machine.version());
            Version offered = offer.release().version();
            assertThat(running.isOlderThan(offered)).as(what).isTrue();
            assertThat(offer.release().withdrawnBecause()).as(what).isNull();
            ChannelFacts channel = java.util.Objects.requireNonNull(
                    java.util.Objects.requireNonNull(snapshot.group()).channel());
            Version target = java.util.Objects.requireNonNull(channel.release()).version();
            assertThat(channel.floors().stream().map(ReleaseFacts::version))
                    .as(what)
                    .noneMatch(floor ->
                            running.isOlderThan(floor) && floor.isOlderThan(offered) && floor.isOlderThan(target));
        });
    }

    private interface Claim {
        void holds(Snapshot snapshot, MachineFacts machine, String what);
    }

    /** Twenty thousand seeded cases; a failure names its seed and number. */
    private static void forAnyCase(Claim claim) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            claim.holds(anySnapshot(random), anyMachine(random), "seed " + seed + ", case " + i);
        }
    }

    private static final List<ReleaseFacts> RELEASES = List.of(
            good("3510.2.8"),
            good("3815.2.0"),
            withdrawn("3815.2.1", "bad"),
            good("4081.2.0"),
            good("4230.2.0"),
            good("4230.2.1-rc.1"),
            good("4230.2.1"),
            withdrawn("4230.2.4", "worse"),
            good("4372.1.0"));

    private static Snapshot anySnapshot(Random random) {
        List<ReleaseFacts> floors = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            ReleaseFacts floor = RELEASES.get(random.nextInt(RELEASES.size()));
            if (!floors.contains(floor)) {
                floors.add(floor);
            }
        }
        ReleaseFacts target = random.nextInt(8) == 0 ? null : RELEASES.get(random.nextInt(RELEASES.size()));
        Arch arch = random.nextInt(10) == 0 ? Arch.ARM64 : Arch.AMD64;
        ChannelFacts channel = random.nextInt(10) == 0 ? null : new ChannelFacts("stable", arch, false, target, floors);
        GroupFacts group = random.nextInt(10) == 0
                ? new GroupFacts("unassigned", true, false, null)
                : new GroupFacts("stable", false, random.nextInt(6) > 0, channel);
        return new Snapshot(random.nextInt(20) == 0 ? null : "Flatcar", random.nextInt(20) == 0 ? null : group);
    }

    private static MachineFacts anyMachine(Random random) {
        String version = random.nextInt(10) == 0
                ? "latest"
                : RELEASES.get(random.nextInt(RELEASES.size())).version().toString();
        ReleaseFacts granted = random.nextInt(3) == 0 ? RELEASES.get(random.nextInt(RELEASES.size())) : null;
        ReleaseFacts fellBack = random.nextInt(3) == 0 ? RELEASES.get(random.nextInt(RELEASES.size())) : null;
        return machine(version, granted, fellBack);
    }

    private static String decide(GroupFacts group, MachineFacts machine) {
        Decision decision = decision(group, machine);
        return decision instanceof Decision.Offer offer
                ? decision.code() + " " + offer.release().version() + (offer.floor() ? " as a floor" : "")
                : decision.code();
    }

    private static Decision decision(GroupFacts group, MachineFacts machine) {
        return UpdatePolicy.decide(new Snapshot("Flatcar", group), machine, NOW);
    }

    private static GroupFacts groupOn(ChannelFacts channel) {
        return new GroupFacts("stable", false, true, channel);
    }

    private static ChannelFacts channelAt(String version, ReleaseFacts... floors) {
        return new ChannelFacts("stable", Arch.AMD64, false, good(version), List.of(floors));
    }

    private static MachineFacts machineOn(String version) {
        return machine(version, null, null);
    }

    private static MachineFacts machine(
            String version, @Nullable ReleaseFacts granted, @Nullable ReleaseFacts fellBackFrom) {
        return new MachineFacts(
                version,
                Version.parse(version).orElse(null),
                Arch.AMD64,
                "stable",
                granted == null
                        ? null
                        : new MachineFacts.OpenGrant(granted.id(), granted.version(), NOW.plusSeconds(3600), false),
                fellBackFrom == null ? null : fellBackFrom.id());
    }

    /** The same version is the same release in every case of a test. */
    private static ReleaseFacts good(String version) {
        return new ReleaseFacts(idOf(version), Version.of(version), null);
    }

    private static ReleaseFacts withdrawn(String version, String because) {
        return new ReleaseFacts(idOf(version), Version.of(version), because);
    }

    private static UUID idOf(String version) {
        return UUID.nameUUIDFromBytes(version.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
