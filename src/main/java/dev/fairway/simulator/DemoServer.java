package dev.fairway.simulator;

import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Starts the server that the demo runs against, in this process. */
@FunctionalInterface
public interface DemoServer {

    /**
     * Starts it, and returns when it answers.
     *
     * @param settings win over all others, wherever they come from
     * @param clock what it takes for the time
     * @param scheduled what becomes of the work that it does on a schedule
     */
    Running start(Map<String, String> settings, Clock clock, UnaryOperator<Runnable> scheduled);

    /**
     * The server, as it runs.
     *
     * @param end ends it
     * @param remember has the fleet written down as it is at that moment of its clock, for curves over time
     */
    record Running(Runnable end, Runnable remember) {}
}
