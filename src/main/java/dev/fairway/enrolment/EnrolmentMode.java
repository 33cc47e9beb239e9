package dev.fairway.enrolment;

import dev.fairway.base.InvalidInput;
import dev.fairway.fleet.Labels;
import org.jspecify.annotations.Nullable;

/** How machines of a product come in. */
public enum EnrolmentMode {
    /** Whoever asks is known from then on. */
    OPEN,
    /** Only who shows a key is heard, known before or not. */
    KEY,
    /** Who is known goes on; who is not waits until somebody approves it. */
    APPROVE;

    /** The name in the API and the database: {@code open}, {@code key}, {@code approve}. */
    public String label() {
        return Labels.of(this);
    }

    /** @throws InvalidInput if there is no such mode */
    public static EnrolmentMode ofLabel(@Nullable String label) {
        if (label == null) {
            throw new InvalidInput("mode", "mode is missing: open, key or approve");
        }
        return Labels.parse(EnrolmentMode.class, "mode", label);
    }
}
