package dev.fairway.console.overview;

import dev.fairway.console.Messages;
import dev.fairway.console.rollout.Course;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rollouts that wait for a person, so many of each state that they can be read. */
final class RolloutConcerns {

    private static final int MOST_OF_A_STATE = 5;

    private RolloutConcerns() {}

    static List<Concern> of(List<Course> courses, Instant now) {
        List<Concern> concerns = new ArrayList<>();
        concerns.addAll(capped(courses, RolloutState.HALTED, RolloutConcern::halted));
        concerns.addAll(capped(courses, RolloutState.PAUSED, course -> RolloutConcern.paused(course, now)));
        concerns.addAll(capped(courses, RolloutState.READY, RolloutConcern::ready));
        concerns.addAll(capped(courses, RolloutState.RUNNING, course -> RolloutConcern.byHand(course, now)));
        return concerns;
    }

    /** The oldest one by one, and the rest in one line. */
    private static List<Concern> capped(
            List<Course> courses, RolloutState state, Function<Course, Optional<Concern>> concern) {
        List<Concern> all = courses.stream()
                .filter(course -> course.state() == state)
                .sorted(Comparator.comparing(course -> FleetSentence.since(course.rollout())))
                .flatMap(course -> concern.apply(course).stream())
                .toList();
        if (all.size() <= MOST_OF_A_STATE) {
            return all;
        }
        List<Concern> some = new ArrayList<>(all.subList(0, MOST_OF_A_STATE - 1));
        some.add(new Concern(
                all.getFirst().kind(),
                "more-" + state.label(),
                Messages.of("overview.needs.more", all.size() - some.size(), state.label()),
                "",
                "rollouts?state=" + state.label(),
                null));
        return some;
    }
}
