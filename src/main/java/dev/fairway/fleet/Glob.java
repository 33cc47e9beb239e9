package dev.fairway.fleet;

import java.util.Locale;

/**
 * A pattern over names: {@code *} for any characters, {@code ?} for one; the rest as it stands, in upper or lower case. No
 * regular expression behind it, so that the work is at most the product of both lengths, whatever a machine calls itself.
 */
public final class Glob {

    private final int[] pattern;

    /** @param pattern may hold anything */
    public Glob(String pattern) {
        this.pattern = folded(pattern);
    }

    /** Whether all of {@code text} is as the pattern says. */
    public boolean matches(String text) {
        int[] name = folded(text);
        int at = 0;
        int next = 0;
        int star = -1;
        int resume = 0;
        while (at < name.length) {
            if (next < pattern.length && pattern[next] == '*') {
                star = next++;
                resume = at;
            } else if (next < pattern.length && (pattern[next] == '?' || pattern[next] == name[at])) {
                next++;
                at++;
            } else if (star >= 0) {
                // The last star takes one character more; earlier ones never have to be asked again.
                next = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (next < pattern.length && pattern[next] == '*') {
            next++;
        }
        return next == pattern.length;
    }

    private static int[] folded(String text) {
        return text.toLowerCase(Locale.ROOT).codePoints().toArray();
    }
}
