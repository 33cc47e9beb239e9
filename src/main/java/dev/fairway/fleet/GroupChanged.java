package dev.fairway.fleet;

import org.jspecify.annotations.Nullable;

/**
 * A group was added, changed or deleted. Published inside the transaction that does it, which holds the group's gate.
 *
 * @param before {@code null} if it was added
 * @param after {@code null} if it was deleted
 */
public record GroupChanged(
        @Nullable GroupInfo before, @Nullable GroupInfo after) {}
