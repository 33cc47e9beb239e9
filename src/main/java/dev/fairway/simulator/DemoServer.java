package dev.fairway.simulator;

import java.time.Clock;
import java.util.Map;

/** Starts the server that the demo runs against, in this process. */
@FunctionalInterface
public interface DemoServer {

    /**
     * Starts it, and returns when it answers.
     *
     * @param settings win over all others, wherever they come from
     * @param clock what it takes for the time
     * @return ends it
     */
    Runnable start(Map<String, String> settings, Clock clock);
}
