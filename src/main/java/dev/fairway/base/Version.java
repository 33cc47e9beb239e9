package dev.fairway.base;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version of a product: one to four dotted numbers, an optional {@code -pre} and an optional {@code +build}, for
 * example {@code 4230.2.0}, {@code 16093.68.0.1} or {@code 4152.0.0+nightly-20251001}.
 *
 * <p>It is kept as it was written and compared by its numbers (missing ones count as zero), then by the pre-release rule
 * of <a href="https://semver.org/#spec-item-11">Semantic Versioning 2.0, item 11</a>. The build never orders, so
 * {@link #compareTo} may be 0 for versions that {@link #equals} tells apart.
 */
public final class Version implements Comparable<Version> {

    /** The longest text that is read as a version. */
    public static final int MAX_LENGTH = 128;

    private static final Pattern FORM = Pattern.compile("(\\d{1,10}(?:\\.\\d{1,10}){0,3})"
            + "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?"
            + "(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private static final int MOST_KNOWN = 2000;
    private static final Map<String, Optional<Version>> KNOWN = new ConcurrentHashMap<>();

    private final String text;
    private final long[] numbers;
    private final @Nullable String preRelease;
    private final @Nullable String build;

    private Version(String text, Matcher form) {
        this.text = text;
        this.numbers = Arrays.copyOf(
                Pattern.compile("\\.")
                        .splitAsStream(form.group(1))
                        .mapToLong(Long::parseLong)
                        .toArray(),
                4);
        this.preRelease = form.group(2);
        this.build = form.group(3);
    }

    /**
     * Reads a version.
     *
     * @throws InvalidInput if {@code text} is not one
     */
    public static Version of(String text) {
        return parse(text)
                .orElseThrow(() -> new InvalidInput(
                        "version", "'" + text + "' is no version: expected 1 to 4 dotted numbers, as in 4230.2.0"));
    }

    /** Reads a version, or nothing if {@code text} is not one. */
    public static Optional<Version> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        // A fleet runs a handful of versions, and every check-in brings one: each is read once.
        Optional<Version> known = KNOWN.get(text);
        if (known != null) {
            return known;
        }
        Optional<Version> read = read(text);
        if (KNOWN.size() >= MOST_KNOWN) {
            KNOWN.clear();
        }
        KNOWN.put(text, read);
        return read;
    }

    private static Optional<Version> read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new Version(text, form)) : Optional.empty();
    }

    @Override
    public int compareTo(Version other) {
        int byNumbers = Arrays.compare(numbers, other.numbers);
        return byNumbers != 0 ? byNumbers : comparePreRelease(preRelease, other.preRelease);
    }

    /** Whether this version comes before {@code other}. */
    public boolean isOlderThan(Version other) {
        return compareTo(other) < 0;
    }

    /** Whether only the build sets the two apart, as it does between two nightlies of the same numbers. */
    public boolean isOtherBuildOf(Version other) {
        return compareTo(other) == 0 && !java.util.Objects.equals(build, other.build);
    }

    /**
     * A text that sorts by plain character order as versions compare, for an {@code ORDER BY} in any database. Builds
     * do not order, here as elsewhere.
     */
    public String sortKey() {
        StringBuilder key = new StringBuilder(48);
        for (long number : numbers) {
            key.append(padded(Long.toString(number), 10)).append('.');
        }
        if (preRelease == null) {
            return key.append('~').toString();
        }
        for (String identifier : preRelease.split("\\.", -1)) {
            boolean numeric = DIGITS.matcher(identifier).matches();
            String digits = identifier.replaceFirst("^0+(?=\\d)", "");
            // '0' and the length put numbers before words and short numbers before long ones.
            key.append(numeric ? "0" + padded(Integer.toString(digits.length()), 3) + digits : "1" + identifier)
                    .append(' ');
        }
        return key.toString();
    }

    /** The {@link #sortKey()} of what may be no version: that sorts by its text, before all versions. */
    public static String sortKeyOf(String text) {
        return parse(text).map(Version::sortKey).orElse("!" + text);
    }

    private static String padded(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static int comparePreRelease(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        String[] lefts = left.split("\\.", -1);
        String[] rights = right.split("\\.", -1);
        for (int i = 0; i < Math.min(lefts.length, rights.length); i++) {
            int byIdentifier = compareIdentifiers(lefts[i], rights[i]);
            if (byIdentifier != 0) {
                return byIdentifier;
            }
        }
        return Integer.compare(lefts.length, rights.length);
    }

    private static int compareIdentifiers(String left, String right) {
        boolean leftNumeric = DIGITS.matcher(left).matches();
        boolean rightNumeric = DIGITS.matcher(right).matches();
        if (leftNumeric && rightNumeric) {
            return new java.math.BigInteger(left).compareTo(new java.math.BigInteger(right));
        }
        if (leftNumeric != rightNumeric) {
            return leftNumeric ? -1 : 1;
        }
        return left.compareTo(right);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Version version && text.equals(version.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The version as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
