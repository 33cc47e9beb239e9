package dev.fairway.rollout.policy;

import dev.fairway.base.Arch;
import dev.fairway.base.Hold;
import dev.fairway.base.MachineId;
import dev.fairway.base.Version;
import dev.fairway.fleet.Freeze;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.UpdateTimes;
import dev.fairway.fleet.UpdateWindow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A machine on 4230.2.0 in the group "db", whose rollout of 4230.2.1 runs with everything open, at noon UTC on a Monday: it
 * would be offered 4230.2.1. A test changes what it is about.
 */
final class Scene {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Instant BEFORE = Instant.parse("2026-11-21T10:42:00Z");
    static final Instant LATER = Instant.parse("2026-11-24T08:30:00Z");
    static final UUID GROUP = idOf("db");
    static final UUID ROLLOUT = idOf("rollout of 4230.2.1");
    static final UpdateWindow OPEN = UpdateWindow.of(List.of(), "11:00", "13:00", "UTC");
    static final UpdateWindow CLOSED = UpdateWindow.of(List.of(), "02:00", "04:00", "UTC");

    @Nullable
    String product = "Flatcar";

    @Nullable
    FleetStop stop;

    boolean unassigned;
    boolean updatesEnabled = true;
    boolean hasChannel = true;
    boolean nightly;

    @Nullable
    ReleaseFacts channelRelease = good("4230.2.1");

    List<ReleaseFacts> floors = List.of();

    boolean hasRollout = true;
    ReleaseFacts release = good("4230.2.1");
    RolloutState state = RolloutState.RUNNING;
    List<RolloutFacts.Stage> stages = new ArrayList<>(List.of(stage("100")));
    int current;
    boolean allowDowngrade;

    @Nullable
    Instant stopUntil;

    @Nullable
    Instant recallBefore;

    double maxFailurePercent = 2;

    @Nullable
    Integer smallShare;

    java.util.Set<MachineId> firsts = java.util.Set.of();

    @Nullable
    Hold groupHold;

    @Nullable
    PinFacts groupPin;

    UpdateTimes times = UpdateTimes.ALWAYS;

    @Nullable
    Integer maxInFlight;

    @Nullable
    Integer maxPerPeriod;

    int maxAttempts = 3;
    boolean canaryFirst;
    Usage usage = Usage.NONE;

    String id = "m1";
    String version = "4230.2.0";
    Arch arch = Arch.AMD64;
    boolean canary;

    MachineFacts.@Nullable OpenGrant grant;

    Machine.@Nullable Failure failure;

    @Nullable
    Instant suspectUntil;

    @Nullable
    Hold machineHold;

    @Nullable
    PinFacts machinePin;

    @Nullable
    Hold expedite;

    Decision decide() {
        return UpdatePolicy.decide(snapshot(), machine(), NOW);
    }

    Explanation explain() {
        return UpdatePolicy.explain(snapshot(), machine(), NOW);
    }

    /** The code, and what is offered: {@code offer 4230.2.1 as a floor}. */
    String told() {
        return decide() instanceof Decision.Offer offer
                ? offer.code() + " " + offer.release().version() + (offer.floor() ? " as a floor" : "")
                : decide().code();
    }

    String sentence() {
        return decide().sentence();
    }

    /** What one rule says. */
    Verdict verdict(String rule) {
        return explain().rules().stream()
                .filter(judged -> judged.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    Snapshot snapshot() {
        ChannelFacts channel =
                hasChannel ? new ChannelFacts("stable", Arch.AMD64, nightly, channelRelease, floors) : null;
        GroupFacts group = new GroupFacts(
                GROUP,
                "db",
                unassigned,
                updatesEnabled,
                channel,
                hasRollout ? rollout() : null,
                groupHold,
                groupPin,
                times,
                new Limits(maxInFlight, maxPerPeriod, Duration.ofHours(1), maxAttempts, Duration.ofHours(1)),
                canaryFirst);
        return new Snapshot(product, stop, group, usage);
    }

    private RolloutFacts rollout() {
        boolean stands = switch (state) {
            case PAUSED, HALTED, ABORTED -> true;
            case READY, RUNNING, COMPLETED, SUPERSEDED -> false;
        };
        return new RolloutFacts(
                ROLLOUT,
                release,
                state,
                stages,
                current,
                allowDowngrade,
                stands ? new RolloutFacts.Stop("ann", "kernel fix.", BEFORE, stopUntil) : null,
                recallBefore,
                maxFailurePercent,
                smallShare,
                BEFORE,
                firsts);
    }

    MachineFacts machine() {
        return new MachineFacts(
                new MachineId(id),
                version,
                Version.parse(version).orElse(null),
                arch,
                "stable",
                canary,
                grant,
                failure,
                suspectUntil,
                machineHold,
                machinePin,
                expedite);
    }

    static Hold heldBy(String whom, @Nullable Instant until) {
        return new Hold(whom, "kernel fix", BEFORE, until);
    }

    static PinFacts pinTo(ReleaseFacts release, @Nullable Instant until) {
        return new PinFacts(release, "ann", "driver", BEFORE, until);
    }

    static Freeze frozenUntil(Instant end) {
        return new Freeze(BEFORE, end, "year end", "bob");
    }

    static MachineFacts.OpenGrant grantFor(ReleaseFacts release, @Nullable UUID rollout) {
        return new MachineFacts.OpenGrant(
                release.id(), release.version(), rollout, GROUP, NOW.minusSeconds(600), LATER, false, false);
    }

    static MachineFacts.OpenGrant installed(MachineFacts.OpenGrant grant) {
        return new MachineFacts.OpenGrant(
                grant.release(),
                grant.version(),
                grant.rollout(),
                grant.group(),
                grant.grantedAt(),
                grant.deadline(),
                true,
                true);
    }

    /** Opens by itself, nobody knows yet when. */
    static RolloutFacts.Stage stage(String percent) {
        return stage(percent, true, null);
    }

    static RolloutFacts.Stage stage(String percent, boolean byItself, @Nullable Instant opensAt) {
        int buckets = new java.math.BigDecimal(percent).movePointRight(2).intValueExact();
        return new RolloutFacts.Stage(percent, buckets, byItself, opensAt);
    }

    /** The same version is the same release in every test. */
    static ReleaseFacts good(String version) {
        return new ReleaseFacts(idOf(version), Version.of(version), Arch.AMD64, null, null);
    }

    static ReleaseFacts withdrawn(String version, String because) {
        return new ReleaseFacts(idOf(version), Version.of(version), Arch.AMD64, because, null);
    }

    static ReleaseFacts held(String version, @Nullable Instant until) {
        return new ReleaseFacts(idOf(version), Version.of(version), Arch.AMD64, null, heldBy("eve", until));
    }

    static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
