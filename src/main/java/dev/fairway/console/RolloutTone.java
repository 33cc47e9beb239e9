package dev.fairway.console;

import dev.fairway.rollout.policy.RolloutState;

/** Icon, word and colour of a rollout's state. */
final class RolloutTone {

    private RolloutTone() {}

    static String icon(RolloutState state) {
        return switch (state) {
            case READY -> "ready";
            case RUNNING -> "go";
            case PAUSED -> "held";
            case HALTED -> "stop";
            case COMPLETED -> "healthy";
            case ABORTED -> "close";
            case SUPERSEDED -> "next";
        };
    }

    /** The class that carries the colour. */
    static String tone(RolloutState state) {
        return switch (state) {
            case READY, ABORTED, SUPERSEDED -> "silent";
            case RUNNING -> "updating";
            case PAUSED -> "held";
            case HALTED -> "failing";
            case COMPLETED -> "healthy";
        };
    }
}
