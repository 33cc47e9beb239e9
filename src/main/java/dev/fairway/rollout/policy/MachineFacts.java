package dev.fairway.rollout.policy;

import dev.fairway.base.Arch;
import dev.fairway.base.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the policy knows of a machine, its check-in included.
 *
 * @param versionText the version as it was sent
 * @param version the same as a version; {@code null} if it cannot be read as one
 * @param openGrant the leave that it has, if any
 * @param fellBackFrom the release that it fell back from and that nobody has let it try again
 */
public record MachineFacts(
        String versionText,
        @Nullable Version version,
        Arch arch,
        String track,
        @Nullable OpenGrant openGrant,
        @Nullable UUID fellBackFrom) {

    /**
     * An open grant: leave to take {@code release} until {@code deadline}.
     *
     * @param installed whether it has installed it and waits for its reboot; then the deadline is no more
     */
    public record OpenGrant(UUID release, Version version, Instant deadline, boolean installed) {}
}
