package dev.fairway.fleet;

import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A machine as it stands.
 *
 * @param written what people say of it
 * @param told what it said of itself at its last check-in
 * @param group the group that it is in
 * @param fellBackFrom the release that it fell back from, until an operator lets it retry
 * @param lastError the error code of its last failed attempt; {@code null} if the last attempt did not fail
 */
public record Machine(
        ProductId product,
        MachineId id,
        Written written,
        Told told,
        UUID group,
        Progress progress,
        Health health,
        @Nullable UUID fellBackFrom,
        @Nullable Integer lastError,
        Instant firstSeen,
        Instant lastSeen) {

    /**
     * What people write; the check-in path never changes it.
     *
     * @param assignedGroup the group that a person put it into, if one did
     * @param revision grows with every edit
     */
    public record Written(
            @Nullable String alias,
            @Nullable UUID assignedGroup,
            List<String> labels,
            @Nullable String notes,
            long revision) {

        /** Nobody has written anything yet. */
        public static final Written NOTHING = new Written(null, null, List.of(), null, 0);
    }

    /**
     * What a machine says of itself; every text may hold anything and is shown as text only.
     *
     * @param alias the name that it gives itself; {@code null} if none
     * @param address where its requests come from
     * @param bootId changes with every boot; {@code null} if it sends none
     */
    public record Told(
            @Nullable String alias,
            String version,
            String track,
            Arch arch,
            String oem,
            String address,
            @Nullable String bootId) {

        /** Its version, if it can be read as one. */
        public Optional<Version> readableVersion() {
            return Version.parse(version);
        }
    }

    /** The name that people know it by: a person's alias, else its own, else nothing. */
    public @Nullable String alias() {
        return written.alias() != null ? written.alias() : told.alias();
    }

    /** The alias, or the id where there is none. */
    public String name() {
        String alias = alias();
        return alias == null ? id.value() : alias;
    }
}
