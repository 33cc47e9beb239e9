package dev.fairway.access;

import dev.fairway.base.InvalidInput;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What accounts may be called: names are the same in upper and lower case. */
final class AccountNames {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    /** Under these names Fairway writes what it does itself. */
    private static final Set<String> OURS = Set.of("fairway", "anonymous", "server", "sign-in");

    private AccountNames() {}

    /** A name as it is kept; empty for one that nobody can have, which is what no database has to be asked about. */
    static String key(@Nullable String name) {
        String key = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
        return NAME.matcher(key).matches() ? key : "";
    }

    static boolean isUsable(String key) {
        return !key.isEmpty() && !OURS.contains(key);
    }

    /** @throws InvalidInput if nobody can be called so */
    static String checked(@Nullable String name) {
        String key = key(name);
        if (key.isEmpty()) {
            throw new InvalidInput(
                    "name", "A name is 1 to 64 letters, digits or . _ @ - and begins with a letter or digit");
        }
        if (OURS.contains(key)) {
            throw new InvalidInput("name", "Nobody can be called " + key);
        }
        return key;
    }
}
