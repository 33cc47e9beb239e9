package dev.fairway.fleet;

import dev.fairway.base.Arch;
import dev.fairway.base.Hold;
import dev.fairway.base.MachineId;
import dev.fairway.base.Pin;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import java.time.Duration;
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
 * @param failure what it failed to take last; {@code null} once it took something, or an operator lets it retry
 * @param traces what tells whether several machines use its id
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
        @Nullable Failure failure,
        Traces traces,
        @Nullable Integer lastError,
        Instant firstSeen,
        Instant lastSeen) {

    /**
     * What people write; the check-in path never changes it.
     *
     * @param assignedGroup the group that a person put it into, if one did
     * @param hold a person's word that it gets nothing
     * @param pin a person's word that it aims at one release, whatever its group does
     * @param expedite a person's word that it may go now, past share and window
     * @param revision grows with every edit
     */
    public record Written(
            @Nullable String alias,
            @Nullable UUID assignedGroup,
            List<String> labels,
            @Nullable String notes,
            @Nullable Hold hold,
            @Nullable Pin pin,
            @Nullable Hold expedite,
            long revision) {

        /** Nobody has written anything yet. */
        public static final Written NOTHING = new Written(null, null, List.of(), null, null, null, null, 0);

        /** The same without a hold or a pin that came to its end by {@code now}; an edit, if there is one. */
        Written withoutWhatIsOver(Instant now) {
            Hold holds = hold != null && hold.isInForceAt(now) ? hold : null;
            Pin pins = pin != null && pin.isInForceAt(now) ? pin : null;
            return new Written(alias, assignedGroup, labels, notes, holds, pins, expedite, revision + 1);
        }

        /** The same with leave to go now. */
        Written expedited(Hold leave) {
            return new Written(alias, assignedGroup, labels, notes, hold, pin, leave, revision + 1);
        }

        /** Whether a person holds it back at {@code now}. */
        public boolean isHeldAt(Instant now) {
            return hold != null && hold.isInForceAt(now);
        }

        /** Whether it goes first where a plan says so. */
        public boolean isCanary() {
            return labels.contains(Plan.CANARY);
        }
    }

    /**
     * What a machine failed to take.
     *
     * @param release the release
     * @param attempts how often it failed, one after the other
     * @param at when it failed last
     * @param fellBack whether it booted its old version again
     */
    public record Failure(UUID release, int attempts, Instant at, boolean fellBack) {

        /** One more failed attempt, after those that failed before. */
        public static Failure after(@Nullable Failure before, UUID release, Instant at, boolean fellBack) {
            int failed = before != null && before.release.equals(release) ? before.attempts : 0;
            return new Failure(release, failed + 1, at, fellBack);
        }
    }

    /**
     * What tells whether several machines use one id: their versions or boot ids come in turns.
     *
     * @param previousVersion the version before the present one
     * @param previousBootId the boot id before the present one
     * @param turns how often it came back to what it was before, without a reason
     * @param lastTurn when it last did
     */
    public record Traces(
            @Nullable String previousVersion,
            @Nullable String previousBootId,
            int turns,
            @Nullable Instant lastTurn) {

        /** So many turns make an id suspect. */
        public static final int SUSPECT_FROM = 3;

        /** So long without another turn clears it. */
        public static final Duration CLEARED_AFTER = Duration.ofHours(24);

        /** Nothing to tell yet. */
        public static final Traces NONE = new Traces(null, null, 0, null);

        /** Until when several machines are taken to use the id; {@code null} if they are not. */
        public @Nullable Instant suspectUntil(Instant now) {
            if (lastTurn == null || turns < SUSPECT_FROM) {
                return null;
            }
            Instant until = lastTurn.plus(CLEARED_AFTER);
            return now.isBefore(until) ? until : null;
        }
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

    /** The same machine, as people write it now, in the group that follows from that. */
    public Machine with(Written nowWritten, UUID nowGroup, Health nowHealth) {
        return new Machine(
                product,
                id,
                nowWritten,
                told,
                nowGroup,
                progress,
                nowHealth,
                failure,
                traces,
                lastError,
                firstSeen,
                lastSeen);
    }

    /** The same machine, elsewhere with its update. */
    public Machine at(Progress nowProgress, Health nowHealth, @Nullable Failure nowFailure) {
        return new Machine(
                product,
                id,
                written,
                told,
                group,
                nowProgress,
                nowHealth,
                nowFailure,
                traces,
                lastError,
                firstSeen,
                lastSeen);
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
