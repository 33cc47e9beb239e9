package dev.fairway.fleet;

import dev.fairway.base.ProductId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which machines a list shows; {@code null} does not filter.
 *
 * @param version exactly this version, as it was sent
 * @param label one of its labels
 * @param query a part of id, alias, address or version, in upper or lower case
 */
public record MachineFilter(
        @Nullable ProductId product,
        @Nullable UUID group,
        @Nullable UUID channel,
        @Nullable String version,
        @Nullable Health health,
        @Nullable Progress progress,
        @Nullable String label,
        @Nullable String query) {

    /** The text that is looked for: nothing if it is blank. */
    String queryText() {
        return query == null ? "" : query.strip();
    }

    boolean hasQuery() {
        return !queryText().isEmpty();
    }

    /** Whether it looks into labels or texts, besides what tallies tell apart. */
    boolean looksIntoTexts() {
        return label != null || hasQuery();
    }

    /** Whether it asks for a version, a health or a progress. */
    boolean asksForKind() {
        return version != null || health != null || progress != null;
    }

    /** All machines. */
    public static final MachineFilter ALL = new MachineFilter(null, null, null, null, null, null, null, null);
}
