package dev.fairway.rollout.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.fleet.UpdateTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every combination of what may be the case, each told apart by an expectation that is worked out here in another way than
 * in the policy: by precedence over the words of the combination.
 */
class CombinationsTest {

    private enum By {
        READY,
        RUNNING,
        PAUSED,
        PAUSE_OVER,
        HALTED,
        COMPLETED,
        ABORTED,
        SUPERSEDED,
        MACHINE_PIN,
        GROUP_PIN;

        boolean isPin() {
            return this == MACHINE_PIN || this == GROUP_PIN;
        }

        boolean keepsGrants() {
            return isPin() || this == RUNNING || this == PAUSED || this == PAUSE_OVER || this == COMPLETED;
        }
    }

    private enum Window {
        NONE,
        OPEN,
        CLOSED,
        FROZEN
    }

    private enum Runs {
        OLDER,
        EQUAL,
        NEWER,
        UNREADABLE,
        OTHER_BUILD,
        OTHER_NIGHTLY
    }

    private enum Grant {
        NONE,
        SAME,
        INSTALLED,
        RECALLED,
        OTHER_RELEASE,
        OLDER_ROLLOUT,
        OTHER_GROUP;
    }

    private enum Held {
        NOT,
        MACHINE,
        GROUP,
        RELEASE,
        EXPIRED
    }

    private static final int LIMIT = 3;
    private static final List<Integer> USED = List.of(0, LIMIT - 1, LIMIT);

    private record Combination(By by, Window window, int inFlight, int inPeriod, Runs runs, Grant grant, Held held) {

        String expected() {
            if (runs == Runs.UNREADABLE) {
                return "unreadable-version";
            }
            return switch (held) {
                case MACHINE -> "machine-held";
                case GROUP -> "group-held";
                case NOT, RELEASE, EXPIRED -> expectedUnheld();
            };
        }

        private String expectedUnheld() {
            if (by == By.ABORTED) {
                return "rollout-aborted";
            }
            if (by == By.SUPERSEDED) {
                return "no-rollout";
            }
            if (held == Held.RELEASE) {
                return "release-held";
            }
            return switch (runs) {
                case EQUAL, OTHER_BUILD -> "up-to-date";
                case NEWER -> "newer-than-target";
                case OLDER, OTHER_NIGHTLY, UNREADABLE -> expectedBehind();
            };
        }

        private String expectedBehind() {
            boolean binds = grant == Grant.SAME || grant == Grant.INSTALLED || (grant == Grant.RECALLED && by.isPin());
            if (binds && by.keepsGrants()) {
                return "offer-again";
            }
            return switch (by) {
                case READY -> "rollout-ready";
                case PAUSED -> "rollout-paused";
                case HALTED -> "rollout-halted";
                default -> expectedTurn();
            };
        }

        private String expectedTurn() {
            return switch (window) {
                case CLOSED -> "window-closed";
                case FROZEN -> "frozen";
                case NONE, OPEN -> {
                    if (inPeriod >= LIMIT) {
                        yield "period-full";
                    }
                    yield inFlight >= LIMIT ? "in-flight-full" : "offer";
                }
            };
        }

        Scene scene() {
            Scene scene = new Scene();
            ReleaseFacts target = Scene.good("4230.2.1+a");
            scene.release = held == Held.RELEASE ? Scene.held("4230.2.1+a", Scene.LATER) : target;
            by(scene);
            scene.times = switch (window) {
                case NONE -> UpdateTimes.ALWAYS;
                case OPEN -> new UpdateTimes(List.of(Scene.OPEN), List.of());
                case CLOSED -> new UpdateTimes(List.of(Scene.CLOSED), List.of());
                case FROZEN -> new UpdateTimes(List.of(Scene.OPEN), List.of(Scene.frozenUntil(Scene.LATER)));
            };
            scene.maxInFlight = LIMIT;
            scene.maxPerPeriod = LIMIT;
            scene.usage = new Usage(inFlight, inPeriod, Scene.LATER, 0, 0);
            scene.version = switch (runs) {
                case OLDER -> "4230.2.0";
                case EQUAL -> "4230.2.1+a";
                case NEWER -> "4372.0.0";
                case UNREADABLE -> "latest";
                case OTHER_BUILD, OTHER_NIGHTLY -> "4230.2.1+b";
            };
            scene.nightly = runs == Runs.OTHER_NIGHTLY;
            grant(scene);
            scene.machineHold = switch (held) {
                case MACHINE -> Scene.heldBy("ann", null);
                case EXPIRED -> Scene.heldBy("ann", Scene.NOW);
                case NOT, GROUP, RELEASE -> null;
            };
            scene.groupHold = held == Held.GROUP ? Scene.heldBy("ann", Scene.LATER) : null;
            return scene;
        }

        private void by(Scene scene) {
            scene.state = switch (by) {
                case READY -> RolloutState.READY;
                case RUNNING, MACHINE_PIN, GROUP_PIN -> RolloutState.RUNNING;
                case PAUSED, PAUSE_OVER -> RolloutState.PAUSED;
                case HALTED -> RolloutState.HALTED;
                case COMPLETED -> RolloutState.COMPLETED;
                case ABORTED -> RolloutState.ABORTED;
                case SUPERSEDED -> RolloutState.SUPERSEDED;
            };
            scene.stopUntil = by == By.PAUSE_OVER ? Scene.NOW : null;
            scene.machinePin = by == By.MACHINE_PIN ? Scene.pinTo(scene.release, null) : null;
            scene.groupPin = by == By.GROUP_PIN ? Scene.pinTo(scene.release, Scene.LATER) : null;
        }

        private void grant(Scene scene) {
            MachineFacts.OpenGrant same = Scene.grantFor(scene.release, by.isPin() ? null : Scene.ROLLOUT);
            scene.recallBefore = grant == Grant.RECALLED ? same.grantedAt() : null;
            scene.grant = switch (grant) {
                case NONE -> null;
                case SAME, RECALLED -> same;
                case INSTALLED -> Scene.installed(same);
                case OTHER_RELEASE -> Scene.grantFor(Scene.good("4230.2.2"), same.rollout());
                case OLDER_ROLLOUT -> Scene.grantFor(scene.release, Scene.idOf("older"));
                case OTHER_GROUP ->
                    new MachineFacts.OpenGrant(
                            same.release(),
                            same.version(),
                            same.rollout(),
                            Scene.idOf("web"),
                            same.grantedAt(),
                            same.deadline(),
                            true,
                            false);
            };
        }
    }

    @Test
    void every_combination_gives_the_expected_decision_and_explains_it_by_its_first_objection() {
        int combinations = 0;
        for (By by : By.values()) {
            for (Window window : Window.values()) {
                for (int inFlight : USED) {
                    for (int inPeriod : USED) {
                        for (Runs runs : Runs.values()) {
                            for (Grant grant : Grant.values()) {
                                for (Held held : Held.values()) {
                                    combinations++;
                                    holds(new Combination(by, window, inFlight, inPeriod, runs, grant, held));
                                }
                            }
                        }
                    }
                }
            }
        }
        assertThat(combinations).isEqualTo(10 * 4 * 9 * 6 * 7 * 5);
    }

    private static void holds(Combination combination) {
        Scene scene = combination.scene();
        Decision decision = scene.decide();
        if (!decision.code().equals(combination.expected())) {
            assertThat(decision.code()).as(combination.toString()).isEqualTo(combination.expected());
        }
        Explained.holdsTogether(scene.explain(), decision, combination::toString);
    }
}
