package dev.fairway.release;

import dev.fairway.base.ProductId;

/** A product was added; published in the transaction that adds it. */
public record ProductAdded(ProductId product) {}
