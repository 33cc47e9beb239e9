package dev.fairway.release;

import dev.fairway.base.ProductId;
import org.jspecify.annotations.Nullable;

/** A product: what is updated. */
public record ProductInfo(
        ProductId id, String name, @Nullable String description) {}
