package dev.fairway.rollout.policy;

import dev.fairway.base.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the policy knows of a release.
 *
 * @param withdrawnBecause why it was taken back; {@code null} while it is good
 */
public record ReleaseFacts(
        UUID id, Version version, @Nullable String withdrawnBecause) {}
