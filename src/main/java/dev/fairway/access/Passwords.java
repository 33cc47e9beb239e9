package dev.fairway.access;

import java.nio.charset.StandardCharsets;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Compares passwords; what is longer than a password can be is none. */
final class Passwords {

    private Passwords() {}

    static boolean match(PasswordEncoder encoder, String offered, String hash) {
        boolean tooLong = offered.getBytes(StandardCharsets.UTF_8).length > PasswordRules.MOST_BYTES;
        // as much work for one that is too long
        return encoder.matches(tooLong ? "" : offered, hash) && !tooLong;
    }
}
