package dev.fairway.api;

import org.jspecify.annotations.Nullable;

/** A body that only says why. */
record ReasonForm(@Nullable String reason) {}
