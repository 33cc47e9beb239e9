package dev.fairway.access;

import dev.fairway.base.ProductId;

/** A group as rights know it: by its product and its name. */
public record GroupRef(ProductId product, String name) {}
