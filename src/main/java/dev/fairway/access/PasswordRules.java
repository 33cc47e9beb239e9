package dev.fairway.access;

import dev.fairway.base.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a password must be: long rather than complicated. */
public final class PasswordRules {

    /** The fewest characters. */
    public static final int SHORTEST = 12;

    /** The most bytes; bcrypt reads no further, and a password that is cut in silence would be a trap. */
    public static final int MOST_BYTES = 72;

    private PasswordRules() {}

    /** @throws InvalidInput if {@code password} cannot be taken for the account {@code name} */
    public static void check(String name, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new InvalidInput("password", "The password needs at least " + SHORTEST + " characters");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new InvalidInput("password", "The password is longer than " + MOST_BYTES + " bytes");
        }
        boolean isName = name.length() > 3 && password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
        boolean isMore = password.length() >= name.length() + SHORTEST;
        if ((isName && !isMore)
                || password.chars().distinct().count() < 4
                || CommonPasswords.contains(password, name)) {
            throw new InvalidInput("password", "This password is too easy to guess");
        }
    }
}
