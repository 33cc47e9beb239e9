package dev.fairway.rollout.policy;

import dev.fairway.base.Arch;
import dev.fairway.base.Hold;
import dev.fairway.base.MachineId;
import dev.fairway.base.Version;
import dev.fairway.fleet.Machine;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the policy knows of a machine, its check-in included.
 *
 * @param versionText the version as it was sent
 * @param version the same as a version; {@code null} if it cannot be read as one
 * @param canary whether it is labelled to go first
 * @param openGrant the leave that it has, if any
 * @param failure what it failed to take last, if nobody has let it try again
 * @param suspectUntil until when several machines are taken to use its id; {@code null} if one does
 * @param hold a person's word that it gets nothing
 * @param pin a person's word that it aims at one release
 * @param expedite a person's word that it may go past share and window
 */
public record MachineFacts(
        MachineId id,
        String versionText,
        @Nullable Version version,
        Arch arch,
        String track,
        boolean canary,
        @Nullable OpenGrant openGrant,
        Machine.@Nullable Failure failure,
        @Nullable Instant suspectUntil,
        @Nullable Hold hold,
        @Nullable PinFacts pin,
        @Nullable Hold expedite) {

    /**
     * An open grant: leave to take {@code release} until {@code deadline}.
     *
     * @param rollout the rollout that gave it; {@code null} if a pin did
     * @param group the group that it counts in
     * @param downloading whether it has begun to download: then it is left to end, whatever is taken back
     * @param installed whether it has installed it and waits for its reboot; then the deadline is no more
     */
    public record OpenGrant(
            UUID release,
            Version version,
            @Nullable UUID rollout,
            UUID group,
            Instant grantedAt,
            Instant deadline,
            boolean downloading,
            boolean installed) {}
}
