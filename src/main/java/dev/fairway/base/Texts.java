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

    private static String limited(String field, String text, int max) {
        if (text.length() > max) {
            throw new InvalidInput(field, field + " is longer than " + max + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidInput(field, field + " contains a NUL character");
        }
        return text;
    }
}
