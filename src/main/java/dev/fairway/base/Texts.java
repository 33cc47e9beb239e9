package dev.fairway.base;

import org.jspecify.annotations.Nullable;

/** Checks of the texts that people enter. */
public final class Texts {

    private Texts() {}

    /**
     * A text that must be there, without the blanks around it.
     *
     * @throws InvalidInput if it is missing, blank or longer than {@code max} characters
     */
    public static String required(String field, @Nullable String text, int max) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            throw new InvalidInput(field, field + " is missing");
        }
        return limited(field, stripped, max);
    }

    /** A text that may be missing; blank counts as missing. */
    public static @Nullable String optional(String field, @Nullable String text, int max) {
        return text == null || text.isBlank() ? null : limited(field, text.strip(), max);
    }

    /**
     * The same text, if all of it is text: what XML 1.0 calls a character, for it may have to stand in an answer.
     *
     * @throws InvalidInput if it holds control characters other than tab and line break, or halves of characters
     */
    public static String plain(String field, String text) {
        if (!text.codePoints().allMatch(Texts::isCharacter)) {
            throw new InvalidInput(field, field + " contains a control character or half a character");
        }
        return text;
    }

    private static boolean isCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private static String limited(String field, String text, int max) {
        if (text.length() > max) {
            throw new InvalidInput(field, field + " is longer than " + max + " characters");
        }
        return plain(field, text);
    }
}
