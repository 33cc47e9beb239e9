package dev.fairway.bench;

import dev.fairway.bench.ConsoleStatements.Asked;
import dev.fairway.testing.Browser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The console in a real browser: each screen from click to data, and what many open windows cost while machines change. The
 * browser has its share of the same processors.
 */
record Console(Scene scene, ConsoleStatements statements, Set<String> alone) {

    private static final double PROMISED_SHOWN = 700;
    private static final double PROMISED_READ = 200;
    private static final int PROMISED_STATEMENTS = 10;
    private static final int TIMES = 5;

    /** Of machines that change, so many check in each second while windows are open. */
    private static final double CHANGES = 50;

    private static final int MOST_TOLD = 6;

    /** Seconds without any window: what the server asks in them it asks for machines or by the clock, and for no screen. */
    private static final int ALONE = 70;

    private static final List<String> WINDOWS = List.of("", "machines", "groups", "rollouts", "activity");

    Console(Scene scene, ConsoleStatements statements) {
        this(scene, statements, new HashSet<>());
    }

    void measure() {
        Catalog catalog = scene.catalog();
        catalog.plan(Part.BETA, "{'stages': [{'percent': 50, 'maxFailurePercent': 100}, {'percent': 100}]}");
        catalog.promote(Part.BETA, Part.BETA.nextVersion());
        statements.begin();
        load(ALONE);
        statements.asked().forEach(asked -> alone.add(asked.kind()));
        try (Browser browser = new Browser(scene.server().port())) {
            browser.open("/activity");
            browser.type("input[name=username]", "admin");
            browser.type("input[name=password]", JarServer.PASSWORD);
            browser.click("vaadin-button[theme~=submit], vaadin-login-form vaadin-button");
            browser.see("#activity li");
            ConsoleScreen.ALL.forEach(screen -> visit(browser, screen));
            List<List<Visit>> rounds = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                rounds.add(ConsoleScreen.ALL.stream()
                        .map(screen -> visit(browser, screen))
                        .toList());
            }
            for (int i = 0; i < ConsoleScreen.ALL.size(); i++) {
                int at = i;
                tell(
                        ConsoleScreen.ALL.get(i),
                        rounds.stream().map(round -> round.get(at)).toList());
            }
            windows(browser);
        } finally {
            statements.end();
        }
    }

    /**
     * One screen, once.
     *
     * @param shown milliseconds from the click until its data was there
     */
    private record Visit(double shown, long asked, double slowest, String sql) {}

    private Visit visit(Browser browser, ConsoleScreen screen) {
        statements.reset();
        double shown = ((Number) browser.runAsync(screen.script())).doubleValue();
        if (shown < 0) {
            throw new BenchFailure("the screen \"" + screen.name() + "\" "
                    + (shown == -1 ? "could not be gone to" : "did not come") + " from " + browser.url() + ": "
                    + browser.text("body"));
        }
        List<Asked> asked = statements.askedBut(alone);
        return new Visit(
                shown,
                asked.stream().mapToLong(Asked::calls).sum(),
                asked.isEmpty() ? 0 : asked.getFirst().longest(),
                asked.isEmpty() ? "" : asked.getFirst().sql());
    }

    private void tell(ConsoleScreen screen, List<Visit> visits) {
        List<Double> shown = new ArrayList<>(visits.stream().map(Visit::shown).toList());
        Collections.sort(shown);
        long asked = visits.stream().mapToLong(Visit::asked).sorted().toArray()[visits.size() / 2];
        Visit slowest = Collections.max(visits, Comparator.comparingDouble(Visit::slowest));
        scene.report()
                .add(new Figure(
                                "console, " + screen.name() + ": click to data, median of " + TIMES,
                                scene.machines(),
                                shown.get(shown.size() / 2),
                                "ms")
                        .target(Target.atMost(PROMISED_SHOWN))
                        .note(
                                "longest %.0f ms; %d statements, slowest %.1f ms",
                                shown.getLast(), asked, slowest.slowest()));
        if (slowest.slowest() > PROMISED_READ || asked > PROMISED_STATEMENTS) {
            scene.report().remark("%s: %d statements, slowest `%s`", screen.name(), asked, slowest.sql());
        }
    }

    private void windows(Browser browser) {
        int open = 0;
        for (int wanted : new int[] {5, 50}) {
            for (; open < wanted; open++) {
                browser.run("window.open('/" + WINDOWS.get(open % WINDOWS.size()) + "')");
            }
            // The first load is for the windows to have come.
            load(scene.options().seconds());
            LoadResult result = load(scene.options().seconds());
            List<Asked> ours = statements.askedBut(alone).stream()
                    .sorted(Comparator.comparingLong(Asked::calls).reversed())
                    .toList();
            long asked = ours.stream().mapToLong(Asked::calls).sum();
            ours.stream()
                    .limit(MOST_TOLD)
                    .forEach(some -> scene.report()
                            .remark(
                                    "%d windows, %.1f/s: `%s`",
                                    wanted,
                                    some.calls() / (double) scene.options().seconds(),
                                    some.sql()));
            scene.report()
                    .add(new Figure(
                                    "console, %d windows while machines change".formatted(wanted),
                                    scene.machines(),
                                    asked / result.seconds(),
                                    " statements/s")
                            .note("%.0f check-ins/s", result.rate()));
        }
    }

    private LoadResult load(int seconds) {
        statements.reset();
        return scene.load(scene.checks()
                .connections(8)
                .seconds(seconds)
                .script(Script.LIFE, Part.BETA)
                .rate(CHANGES));
    }
}
