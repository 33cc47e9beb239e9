package dev.fairway.release;

import dev.fairway.base.ProductId;
import java.time.Instant;
import java.util.UUID;

/**
 * A release is about to be withdrawn or held. Published inside the transaction that does it, before anything is locked or
 * written, so that who gives leave for it can lock that out first.
 */
public record ReleaseForbidden(UUID release, ProductId product, Instant at) {}
