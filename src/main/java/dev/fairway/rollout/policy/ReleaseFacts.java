package dev.fairway.rollout.policy;

import dev.fairway.base.Arch;
import dev.fairway.base.Hold;
import dev.fairway.base.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the policy knows of a release.
 *
 * @param hold a person's word that nobody gets it
 * @param withdrawnBecause why it was taken back; {@code null} while it is good
 */
public record ReleaseFacts(
        UUID id,
        Version version,
        Arch arch,
        @Nullable String withdrawnBecause,
        @Nullable Hold hold) {}
