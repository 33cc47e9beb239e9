package dev.fairway.simulator;

import java.util.List;

/** The commands that bring machines to life. */
public final class Simulator {

    private Simulator() {}

    /**
     * Lets machines live against a running server, as {@code simulate --help} says; returns when it is over.
     *
     * @param arguments what was typed after the command
     * @return the status to end with: 0, or 2 if an argument is wrong
     */
    public static int simulate(List<String> arguments) {
        return Simulate.run(arguments, System.out, System.err);
    }

    /**
     * Starts a server with a fleet that lives on it, as {@code demo --help} says; returns only if it does not begin.
     *
     * @param arguments what was typed after the command
     * @param server starts the server
     * @return the status to end with: 0 after help, 1 if it cannot begin, or 2 if an argument is wrong
     */
    public static int demo(List<String> arguments, DemoServer server) {
        return Demo.run(arguments, System.getenv("SERVER_PORT"), server, System.out, System.err);
    }
}
