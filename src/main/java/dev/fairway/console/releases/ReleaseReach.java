package dev.fairway.console.releases;

import dev.fairway.console.Messages;
import dev.fairway.console.rollout.Course;
import java.util.List;

/** Whom holding or withdrawing a release touches, in one sentence. */
final class ReleaseReach {

    private ReleaseReach() {}

    /** {@code 3 132 machines run it; 2 open rollouts stand still, 236 machines are updating.} */
    static String of(ReleasePage.Content content) {
        List<Course> open = content.rollouts().stream()
                .filter(course -> course.state().isOpen())
                .toList();
        int inFlight =
                open.stream().mapToInt(course -> course.tally().inFlight()).sum();
        return Messages.of("releases.reach", content.machines(), open.size(), inFlight);
    }
}
