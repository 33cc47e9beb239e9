package dev.fairway.rollout.policy;

import java.time.Instant;

/** A person's word that no machine anywhere gets anything. */
public record FleetStop(String by, String reason, Instant since) {}
