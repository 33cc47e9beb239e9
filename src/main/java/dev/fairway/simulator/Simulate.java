package dev.fairway.simulator;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The command {@code simulate}. */
final class Simulate {

    private static final int LINE_EVERY = 5;

    private final SimulateOptions options;
    private final PrintStream out;
    private final Figures figures = new Figures();
    private final Fleet fleet;
    private final long startedAt = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

    private Simulate(SimulateOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.fleet = new Fleet(new Wire(options.server()), options.speed(), figures, Crowd.of(options));
    }

    /** Does it; returns the status to end with. */
    static int run(List<String> typed, PrintStream out, PrintStream err) {
        if (Arguments.askForHelp(typed)) {
            out.print(SimulateOptions.HELP);
            return 0;
        }
        SimulateOptions options;
        try {
            options = SimulateOptions.of(typed);
        } catch (WrongArgument wrong) {
            err.println("fairway simulate: " + wrong.getMessage() + ".");
            return 2;
        }
        new Simulate(options, out).live();
        return 0;
    }

    private void live() {
        out.printf(
                "%d machines live at %s, %s times as fast as real ones (seed %d). Ctrl-C ends it.%n",
                options.machines(),
                options.server(),
                Double.toString(options.speed()).replaceFirst("\\.0$", ""),
                options.seed());
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        fleet.start();
        Figures.Totals before = Figures.Totals.NONE;
        CountDownLatch never = new CountDownLatch(1);
        try {
            for (long left = remaining(); left > 0; left = remaining()) {
                long pause = Math.min(left, LINE_EVERY);
                never.await(pause, TimeUnit.SECONDS);
                Figures.Totals now = figures.totals();
                out.println(now.line(before, pause));
                before = now;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    /** Seconds, or some if there is no end. */
    private long remaining() {
        return options.seconds() == 0 ? LINE_EVERY : options.seconds() - (long) elapsed();
    }

    private double elapsed() {
        return (System.nanoTime() - startedAt) / 1e9;
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            fleet.close();
            out.printf("In all %.0f seconds: %s%n", elapsed(), figures.totals().line(Figures.Totals.NONE, elapsed()));
        }
    }
}
