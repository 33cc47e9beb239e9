package dev.fairway.rollout;

import org.jspecify.annotations.Nullable;

/** What lies between a machine and Fairway. */
@FunctionalInterface
interface Network {

    /** Sends a check-in; returns the answer, {@code null} if none came: that does not say whether it was heard. */
    @Nullable
    Answer send(CheckIn checkIn);
}
