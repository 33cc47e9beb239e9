package dev.fairway.rollout.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.base.Version;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.UpdateTimes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds whatever the case, tried on seeded cases; a failure names its seed and number. */
class PropertiesTest {

    private static final int CASES = 20_000;

    private static final List<ReleaseFacts> RELEASES = List.of(
            Scene.good("3510.2.8"),
            Scene.good("3815.2.0"),
            Scene.withdrawn("3815.2.1", "bad"),
            Scene.good("4081.2.0"),
            Scene.held("4152.2.0", null),
            Scene.good("4230.2.0"),
            Scene.good("4230.2.1-rc.1"),
            Scene.good("4230.2.1"),
            Scene.withdrawn("4230.2.4", "worse"),
            Scene.good("4372.1.0"),
            Scene.good("4372.1.0+nightly"));

    @Test
    void the_same_input_gives_the_same_answer_and_its_explanation_holds_together() {
        forAnyCase((scene, what) -> {
            Decision decision = scene.decide();
            assertThat(scene.decide()).as(what).isEqualTo(decision);
            assertThat(scene.explain()).as(what).isEqualTo(scene.explain());
            Explained.holdsTogether(scene.explain(), decision, what);
        });
    }

    @Test
    void a_paused_halted_ready_or_aborted_rollout_never_offers_anew() {
        forAnyCase((scene, what) -> {
            scene.state = List.of(RolloutState.PAUSED, RolloutState.HALTED, RolloutState.READY, RolloutState.ABORTED)
                    .get(Math.floorMod(scene.id.hashCode(), 4));
            scene.stopUntil = null;
            scene.machinePin = null;
            scene.groupPin = null;
            if (scene.decide() instanceof Decision.Offer offer) {
                assertThat(offer.again()).as(what).isTrue();
                assertThat(scene.state).as(what).isEqualTo(RolloutState.PAUSED);
            }
        });
    }

    @Test
    void
            nothing_older_is_offered_unless_the_rollout_allows_it_nothing_withdrawn_or_held_ever_and_no_floor_is_skipped() {
        forAnyCase((scene, what) -> {
            if (!(scene.decide() instanceof Decision.Offer offer)) {
                return;
            }
            Version running = Objects.requireNonNull(scene.machine().version());
            Version offered = offer.release().version();
            assertThat(running.isOlderThan(offered)
                            || (scene.nightly && offered.isOtherBuildOf(running))
                            || (scene.allowDowngrade && offered.isOlderThan(running)))
                    .as(what)
                    .isTrue();
            assertThat(offer.release().withdrawnBecause()).as(what).isNull();
            assertThat(offer.release().hold()).as(what).isNull();
            if (scene.hasChannel) {
                assertThat(scene.floors.stream().map(ReleaseFacts::version))
                        .as(what)
                        .noneMatch(floor -> running.isOlderThan(floor) && floor.isOlderThan(offered));
            }
        });
    }

    @Test
    void no_offer_passes_a_stop_a_hold_a_freeze_or_a_full_limit() {
        forAnyCase((scene, what) -> {
            if (!(scene.decide() instanceof Decision.Offer offer)) {
                return;
            }
            assertThat(scene.stop).as(what).isNull();
            assertThat(scene.machineHold == null || !scene.machineHold.isInForceAt(Scene.NOW))
                    .as(what)
                    .isTrue();
            assertThat(scene.groupHold).as(what).isNull();
            if (!offer.again()) {
                assertThat(scene.times.freezeAt(Scene.NOW)).as(what).isEmpty();
                assertThat(scene.maxInFlight == null || scene.usage.inFlight() < scene.maxInFlight)
                        .as(what)
                        .isTrue();
                assertThat(scene.maxPerPeriod == null || scene.usage.inPeriod() < scene.maxPerPeriod)
                        .as(what)
                        .isTrue();
            }
        });
    }

    @Test
    void opening_the_next_stage_never_removes_a_machine() {
        forAnyCase((scene, what) -> {
            boolean wasOffered = scene.decide() instanceof Decision.Offer;
            scene.current = Math.min(scene.current + 1, scene.stages.size() - 1);
            assertThat(scene.decide() instanceof Decision.Offer || !wasOffered)
                    .as(what)
                    .isTrue();
        });
    }

    private interface Claim {
        void holds(Scene scene, Supplier<String> what);
    }

    private static void forAnyCase(Claim claim) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            int number = i;
            claim.holds(any(random), () -> "seed " + seed + ", case " + number);
        }
    }

    private static Scene any(Random random) {
        Scene scene = new Scene();
        scene.product = rarely(random) ? null : "Flatcar";
        scene.stop = rarely(random) ? new FleetStop("ann", "stop", Scene.BEFORE) : null;
        scene.unassigned = rarely(random);
        scene.updatesEnabled = !rarely(random);
        scene.hasChannel = !rarely(random);
        scene.channelRelease = rarely(random) ? null : release(random);
        scene.nightly = rarely(random);
        scene.floors = random.ints(random.nextInt(4), 0, RELEASES.size())
                .distinct()
                .mapToObj(RELEASES::get)
                .toList();
        anyRollout(scene, random);
        anyTurn(scene, random);
        anyMachine(scene, random);
        return scene;
    }

    private static void anyRollout(Scene scene, Random random) {
        scene.hasRollout = !rarely(random);
        scene.release = release(random);
        scene.state = random.nextBoolean()
                ? RolloutState.RUNNING
                : RolloutState.values()[random.nextInt(RolloutState.values().length)];
        scene.stages = List.of(
                Scene.stage("1"),
                Scene.stage("25.5", random.nextBoolean(), Scene.LATER),
                Scene.stage("60"),
                Scene.stage("90"));
        scene.current = random.nextInt(5) - 1;
        scene.allowDowngrade = rarely(random);
        scene.stopUntil = random.nextBoolean() ? moment(random) : null;
        scene.recallBefore = rarely(random) ? moment(random) : null;
        scene.smallShare = rarely(random) ? random.nextInt(10) : null;
        scene.groupHold = rarely(random) ? Scene.heldBy("bob", null) : null;
        scene.groupPin = rarely(random) ? Scene.pinTo(release(random), moment(random)) : null;
    }

    private static void anyTurn(Scene scene, Random random) {
        scene.times = new UpdateTimes(
                random.nextBoolean() ? List.of() : List.of(random.nextBoolean() ? Scene.OPEN : Scene.CLOSED),
                rarely(random) ? List.of(Scene.frozenUntil(moment(random))) : List.of());
        scene.maxInFlight = random.nextBoolean() ? null : 1 + random.nextInt(3);
        scene.maxPerPeriod = random.nextBoolean() ? null : 1 + random.nextInt(3);
        scene.canaryFirst = random.nextBoolean();
        int finished = random.nextInt(20);
        scene.usage = new Usage(
                random.nextInt(4),
                random.nextInt(4),
                random.nextBoolean() ? null : moment(random),
                finished,
                rarely(random) ? finished : finished / 10);
    }

    private static void anyMachine(Scene scene, Random random) {
        scene.id = "m" + random.nextInt(1_000_000);
        scene.version = rarely(random) ? "latest" : release(random).version().toString();
        scene.arch = rarely(random) ? Arch.ARM64 : Arch.AMD64;
        scene.canary = random.nextBoolean();
        scene.grant = random.nextInt(3) > 0 ? null : anyGrant(scene, random);
        scene.failure = random.nextInt(3) > 0
                ? null
                : new Machine.Failure(
                        release(random).id(), 1 + random.nextInt(4), moment(random), random.nextBoolean());
        scene.suspectUntil = rarely(random) ? moment(random) : null;
        scene.machineHold = rarely(random) ? Scene.heldBy("ann", moment(random)) : null;
        scene.machinePin = rarely(random) ? Scene.pinTo(release(random), moment(random)) : null;
        scene.expedite = rarely(random) ? Scene.heldBy("ann", moment(random)) : null;
    }

    private static MachineFacts.OpenGrant anyGrant(Scene scene, Random random) {
        ReleaseFacts of = random.nextInt(3) > 0 ? scene.release : release(random);
        @Nullable
        UUID rollout =
                List.of(Scene.ROLLOUT, Scene.ROLLOUT, Scene.idOf("older")).get(random.nextInt(3));
        MachineFacts.OpenGrant grant = Scene.grantFor(of, rarely(random) ? null : rollout);
        return random.nextInt(3) == 0 ? Scene.installed(grant) : grant;
    }

    private static boolean rarely(Random random) {
        return random.nextInt(10) == 0;
    }

    private static ReleaseFacts release(Random random) {
        return RELEASES.get(random.nextInt(RELEASES.size()));
    }

    /** From an hour ago to an hour ahead, this very moment included. */
    private static Instant moment(Random random) {
        return Scene.NOW.plusSeconds(600L * (random.nextInt(13) - 6));
    }
}
