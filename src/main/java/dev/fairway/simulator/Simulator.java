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
}
