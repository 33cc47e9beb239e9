package dev.fairway.access;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.ProductId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The groups that a role is limited to: all of them, or those whose names match one of some patterns. In a pattern
 * {@code *} stands for any characters, {@code ?} for one, upper and lower case differ; {@code APPID/pattern} is for the
 * groups of one product only.
 *
 * @param limits a group has to match a pattern of each; none limits nothing
 */
public record GroupScope(List<List<String>> limits) {

    /** Every group there is and will be. */
    public static final GroupScope ALL = new GroupScope(List.of());

    /** The most characters of one written down. */
    public static final int LONGEST = 2000;

    private static final int MOST = 50;

    public GroupScope {
        limits = limits.stream().map(List::copyOf).toList();
    }

    /**
     * Reads patterns that are separated by commas; none at all is {@link #ALL}.
     *
     * @throws InvalidInput naming {@code groups}, if a pattern names a product that is no GUID, or there are too many
     */
    public static GroupScope parse(String text) {
        return of(Arrays.asList(text.split(",", -1)));
    }

    /** The same from a list of patterns; blank ones do not count. */
    public static GroupScope of(List<String> patterns) {
        List<String> read = patterns.stream()
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(GroupScope::checked)
                .distinct()
                .toList();
        if (read.size() > MOST || String.join(", ", read).length() > LONGEST) {
            throw new InvalidInput("groups", "groups are at most " + MOST + " patterns of " + LONGEST + " characters");
        }
        return read.isEmpty() ? ALL : new GroupScope(List.of(read));
    }

    private static String checked(String pattern) {
        dev.fairway.base.Texts.plain("groups", pattern);
        int slash = pattern.indexOf('/');
        if (pattern.contains(",")) {
            throw new InvalidInput("groups", "a pattern cannot contain a comma");
        }
        if (slash < 0 || ProductId.parse(pattern.substring(0, slash)).isEmpty()) {
            return pattern;
        }
        if (slash == pattern.length() - 1) {
            throw new InvalidInput("groups", "after the product of '" + pattern + "' a pattern is missing");
        }
        return ProductId.of(pattern.substring(0, slash)) + pattern.substring(slash);
    }

    /** Whether it limits nothing. */
    public boolean isAll() {
        return limits.isEmpty();
    }

    /** Whether a group lies within. */
    public boolean covers(GroupRef group) {
        String full = group.product() + "/" + group.name();
        return limits.stream()
                .allMatch(patterns -> patterns.stream()
                        .anyMatch(pattern -> matches(pattern, namesProduct(pattern) ? full : group.name())));
    }

    /** What lies within both. */
    public GroupScope and(GroupScope other) {
        if (isAll() || equals(other)) {
            return other;
        }
        List<List<String>> both = new ArrayList<>(limits);
        both.addAll(other.limits);
        return new GroupScope(both);
    }

    /** Whether surely all that this covers lies within {@code other}, also groups that are still to come. */
    public boolean isWithin(GroupScope other) {
        return other.limits.stream()
                .allMatch(wide -> limits.stream()
                        .anyMatch(narrow -> narrow.stream()
                                .allMatch(pattern -> wide.stream().anyMatch(one -> contains(one, pattern)))));
    }

    /** The patterns, as they are typed; empty for {@link #ALL}. */
    public List<String> patterns() {
        return limits.isEmpty() ? List.of() : limits.getFirst();
    }

    /** As it is typed and kept: patterns with commas between; empty for {@link #ALL}. */
    public String text() {
        return limits.stream().map(patterns -> String.join(", ", patterns)).collect(Collectors.joining(" within "));
    }

    @Override
    public String toString() {
        return isAll() ? "all groups" : text();
    }

    private static boolean namesProduct(String pattern) {
        int slash = pattern.indexOf('/');
        return slash > 0 && ProductId.parse(pattern.substring(0, slash)).isPresent();
    }

    private static boolean matches(String pattern, String name) {
        return regex(pattern, ".*", ".").matcher(name).matches();
    }

    /** A star of the narrow pattern is only covered by a star of the wide one. */
    private static boolean contains(String wide, String narrow) {
        if (namesProduct(wide) && !namesProduct(narrow)) {
            return false;
        }
        String name = namesProduct(wide) == namesProduct(narrow) ? narrow : narrow.substring(narrow.indexOf('/') + 1);
        return regex(wide, ".*", "[^*]").matcher(name).matches();
    }

    private static Pattern regex(String glob, String star, String one) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.toCharArray()) {
            regex.append(c == '*' ? star : c == '?' ? one : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
