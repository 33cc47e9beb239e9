package dev.fairway.rollout;

import dev.fairway.rollout.policy.FleetStop;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The big red button: while it is pressed no machine anywhere is offered anything. */
@Service
public class FleetStops {

    /** Who stopped everything; nothing while updates go on. */
    public Optional<FleetStop> current() {
        throw new UnsupportedOperationException();
    }

    /** Stops all updates. */
    public FleetStop stop(@Nullable String reason) {
        throw new UnsupportedOperationException(String.valueOf(reason));
    }

    /** Lets updates go on. */
    public void resume(@Nullable String reason) {
        throw new UnsupportedOperationException(String.valueOf(reason));
    }
}
