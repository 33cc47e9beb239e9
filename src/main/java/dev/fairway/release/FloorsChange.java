package dev.fairway.release;

import java.util.UUID;

/**
 * The floors of a channel are about to change. Published inside the transaction that does it, before anything is locked or
 * written.
 */
public record FloorsChange(UUID channel) {}
