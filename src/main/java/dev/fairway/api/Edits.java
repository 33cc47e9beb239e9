package dev.fairway.api;

import dev.fairway.base.Stale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * A PATCH is read, merged and written. Who sends a revision is told when it is stale; who sends none means "whatever it is
 * now", so that an edit which overtakes is merged into, and neither of the two is lost.
 */
final class Edits {

    private static final int MOST_TRIES = 10;

    private Edits() {}

    /** @param attempt reads, merges and writes under the revision that it read */
    static <T> T merged(@Nullable Long revision, Supplier<T> attempt) {
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (Stale | ConcurrencyFailureException overtaken) {
                if (revision != null || tries == MOST_TRIES) {
                    throw overtaken;
                }
            }
        }
    }
}
