package dev.fairway.fleet;

import java.util.Map;

/**
 * What became of some machines to which one thing was done in one transaction.
 *
 * @param done to how many it was done
 * @param skipped how many were left out, by why
 */
public record BulkChunk(int done, Map<BulkAction.Skip, Integer> skipped) {}
