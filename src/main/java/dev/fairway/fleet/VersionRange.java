package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions between bounds: {@code >=4100.0.0 <4200}; all comparisons must hold. */
final class VersionRange {

    private static final int MOST = 10;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<|=)(\\S+)");

    private record Bound(String operator, Version version) {

        boolean holds(Version running) {
            int order = running.compareTo(version);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> order == 0;
            };
        }
    }

    private final List<Bound> bounds;

    private VersionRange(List<Bound> bounds) {
        this.bounds = bounds;
    }

    /** @throws InvalidInput naming {@code field} if the text is no range */
    static VersionRange of(String field, String text) {
        List<Bound> bounds = new ArrayList<>();
        for (String part : BLANKS.split(text.strip())) {
            Matcher form = COMPARISON.matcher(part);
            if (!form.matches() || bounds.size() == MOST) {
                throw new InvalidInput(
                        field,
                        "'" + text + "' is no range of versions: expected 1 to " + MOST
                                + " comparisons such as >=4100.0.0 <4200");
            }
            Version version = Version.parse(form.group(2))
                    .orElseThrow(() -> new InvalidInput(field, "'" + form.group(2) + "' is no version"));
            bounds.add(new Bound(form.group(1), version));
        }
        return new VersionRange(List.copyOf(bounds));
    }

    boolean contains(Version version) {
        return bounds.stream().allMatch(bound -> bound.holds(version));
    }
}
