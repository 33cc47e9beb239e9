package dev.fairway.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gathers the figures, says each as it comes, and writes them down in Markdown at the end. */
final class Report {

    private final List<Figure> figures = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, String> surroundings = new LinkedHashMap<>();
    private final PrintStream terminal;
    private String section = "";

    Report(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** What is going on, for who watches. */
    void progress(String what, Object... arguments) {
        terminal.println("… " + what.formatted(arguments));
    }

    /** Figures that follow were measured under these circumstances: put before their names. */
    void section(String circumstances) {
        section = circumstances.isEmpty() ? "" : circumstances + ": ";
    }

    /** Takes a figure. */
    void add(Figure figure) {
        Figure whole = new Figure(
                section + figure.what(),
                figure.machines(),
                figure.value(),
                figure.unit(),
                figure.target(),
                figure.note());
        figures.add(whole);
        terminal.printf(
                "  %-58s %10s %14s %12s %s%n",
                whole.what(),
                whole.machines() == 0 ? "" : Figure.number(whole.machines()),
                whole.measured(),
                whole.demanded(),
                verdict(whole) + (whole.note().isEmpty() ? "" : "  (" + whole.note() + ")"));
    }

    /** Takes a sentence that belongs under the table. */
    void remark(String sentence, Object... arguments) {
        remarks.add(section + sentence.formatted(arguments));
        terminal.println("  " + remarks.getLast());
    }

    /** Takes a fact about the machine or the software that was measured. */
    void surroundings(String name, String value) {
        surroundings.put(name, value);
    }

    /** The value of the figure of this name and size; NaN if it was not measured. */
    double value(String what, long machines) {
        return figures.stream()
                .filter(figure -> figure.what().equals(what) && figure.machines() == machines)
                .mapToDouble(Figure::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** How many of the targets were reached, in words. */
    String verdict() {
        List<Figure> demanded =
                figures.stream().filter(figure -> figure.target() != null).toList();
        List<Figure> missed =
                demanded.stream().filter(figure -> !figure.isReached()).toList();
        return missed.isEmpty()
                ? "All %d targets were reached.".formatted(demanded.size())
                : "%d of %d targets were missed: %s."
                        .formatted(
                                missed.size(),
                                demanded.size(),
                                missed.stream().map(Figure::what).collect(Collectors.joining("; ")));
    }

    /** Writes the report. */
    void write(Path file) {
        StringBuilder text = new StringBuilder("# Benchmark\n\n" + verdict() + "\n\n");
        text.append("| figure | machines | measured | target | reached | note |\n|---|---:|---:|---:|---|---|\n");
        for (Figure figure : figures) {
            text.append("| %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            figure.what(),
                            figure.machines() == 0 ? "" : Figure.number(figure.machines()),
                            figure.measured(),
                            figure.demanded(),
                            verdict(figure),
                            figure.note()));
        }
        text.append('\n');
        remarks.forEach(remark -> text.append("- ").append(remark).append('\n'));
        text.append("\n## Measured on\n\n");
        surroundings.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String verdict(Figure figure) {
        return figure.target() == null ? "" : figure.isReached() ? "yes" : "NO";
    }
}
