package dev.fairway.wall;

import java.util.List;

/** The wall in a line: a small SVG for pages that take nothing but pictures. */
final class Badge {

    private static final String RED = "#b9212b";
    private static final String AMBER = "#8a5200";
    private static final String GREEN = "#17703f";
    private static final String GREY = "#5d6675";
    private static final double LETTER = 6.6;

    private Badge() {}

    static String of(Board board) {
        Board.Verdict verdict = board.verdict();
        if (verdict == null || verdict.percent() == null) {
            return draw(Words.of("badge.none"), GREY);
        }
        String percent = verdict.percent();
        List<Board.Line> lines = board.rollouts() == null ? List.of() : board.rollouts();
        long halted =
                lines.stream().filter(line -> line.state().equals("halted")).count();
        boolean isStopped =
                verdict.second().stream().anyMatch(said -> said.text().strip().equals(Words.of("verdict.stopped")));
        if (isStopped) {
            return draw(Words.of("badge.stopped", percent), RED);
        }
        if (halted > 0) {
            return draw(Words.of("badge.halted", percent, halted), RED);
        }
        return draw(Words.of("badge.on-target", percent), Double.parseDouble(percent) >= 90 ? GREEN : AMBER);
    }

    /** All that goes in is ours: figures and words, nothing that anybody typed. */
    private static String draw(String value, String colour) {
        String label = Words.of("badge.label");
        long left = Math.round(label.length() * LETTER) + 14;
        long right = Math.round(value.length() * LETTER) + 14;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="20" role="img" aria-label="%s: %s">
                <title>%s: %s</title>
                <rect width="%d" height="20" rx="4" fill="#2b323e"/>
                <path d="M%d 0h%dq4 0 4 4v12q0 4-4 4h-%dz" fill="%s"/>
                <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
                <text x="7" y="14">%s</text><text x="%d" y="14">%s</text></g></svg>
                """.formatted(
                        left + right,
                        label,
                        value,
                        label,
                        value,
                        left + right,
                        left,
                        right - 4,
                        right - 4,
                        colour,
                        label,
                        left + 7,
                        value);
    }
}
