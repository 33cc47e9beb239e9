package dev.fairway.fleet;

import org.jspecify.annotations.Nullable;

/**
 * A machine was held, pinned, let go of either, moved to another group, or is about to be forgotten. Published inside the
 * transaction that does it, which holds the machine's row and the gates of both groups.
 *
 * @param after {@code null} if it is forgotten
 */
public record MachineChanged(Machine before, @Nullable Machine after) {}
