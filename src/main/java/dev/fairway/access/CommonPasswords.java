package dev.fairway.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows the passwords that are tried first. The list holds what such passwords are made of; what guessers do to it (other
 * case, digits for letters, years and marks before or behind, the same again) is undone before one is looked up.
 */
final class CommonPasswords {

    private static final Set<String> STEMS = read();

    /** Rows of a keyboard, the alphabet and the digits, there and back. */
    private static final String[] RUNS = {
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "qwertzuiop",
        "azertyuiop",
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
        "q1w2e3r4t5y6u7i8o9p0",
        "1q2w3e4r5t6y7u8i9o0p"
    };

    private static final int SHORTEST_RUN = 4;

    /** Of more words than this nobody guesses all combinations, if they are not the same. */
    private static final int MOST_WORDS = 2;

    private CommonPasswords() {}

    /** Whether a password is one of those, however it is dressed up. */
    static boolean contains(String password, String name) {
        String lower = password.toLowerCase(Locale.ROOT);
        String bare = lower.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return isPlain(lower, name) || isPlain(unmasked(lower), name) || isPlain(unmasked(bare), name);
    }

    private static boolean isPlain(String text, String name) {
        String rest = withoutRuns(text).replaceAll("[^\\p{L}]", "");
        return rest.isEmpty() || words(rest, name.replaceAll("[^\\p{L}]", ""), new HashSet<>(), 0) <= MOST_WORDS;
    }

    private static String withoutRuns(String text) {
        String rest = text;
        for (String run : RUNS) {
            rest = without(rest, run);
            rest = without(rest, new StringBuilder(run).reverse().toString());
        }
        return rest.replaceAll("(.)\\1{2,}", "");
    }

    private static String without(String text, String run) {
        for (int length = run.length(); length >= SHORTEST_RUN; length--) {
            for (int from = 0; from + length <= run.length(); from++) {
                int at = text.indexOf(run.substring(from, from + length));
                if (at >= 0) {
                    return without(text.substring(0, at) + text.substring(at + length), run);
                }
            }
        }
        return text;
    }

    /** Of how many different words of the list it is made, at least; many if it is made of something else. */
    private static int words(String text, String name, Set<String> used, int from) {
        if (from == text.length()) {
            return used.size();
        }
        int best = Integer.MAX_VALUE;
        for (int to = text.length(); to > from + 1; to--) {
            String word = text.substring(from, to);
            if (STEMS.contains(word) || word.equals(name)) {
                boolean first = used.add(word);
                if (used.size() <= MOST_WORDS) {
                    best = Math.min(best, words(text, name, used, to));
                }
                if (first) {
                    used.remove(word);
                }
            }
        }
        return best;
    }

    private static String unmasked(String text) {
        return text.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    private static Set<String> read() {
        try (InputStream in =
                Objects.requireNonNull(CommonPasswords.class.getResourceAsStream("common-passwords.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> java.util.Arrays.stream(line.split(" ")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
