package dev.fairway.rollout.policy;

import dev.fairway.base.MachineId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the policy knows of the newest rollout of a group that was not superseded.
 *
 * @param stages in order; at least one
 * @param current the index of the last stage that opened; -1 if none has
 * @param allowDowngrade whether it is also offered to machines that run something newer
 * @param stop who paused, halted or aborted it; {@code null} only in the other states
 * @param recallBefore leave that was given until then is not given again; {@code null} if none was taken back
 * @param maxFailurePercent of the current stage, 0 to 100: above that it halts
 * @param smallShare how many machines are in the open share, if fewer than ten; else {@code null}
 * @param createdAt when it was made
 * @param firsts machines that were let in whatever their share, because the fleet is small
 */
public record RolloutFacts(
        UUID id,
        ReleaseFacts release,
        RolloutState state,
        List<Stage> stages,
        int current,
        boolean allowDowngrade,
        @Nullable Stop stop,
        @Nullable Instant recallBefore,
        double maxFailurePercent,
        @Nullable Integer smallShare,
        Instant createdAt,
        Set<MachineId> firsts) {

    /** So many shares there are: two decimals of a percent. */
    public static final int BUCKETS = 10_000;

    /** @throws IllegalArgumentException if the parts contradict each other: no decision could be right then */
    public RolloutFacts {
        stages = List.copyOf(stages);
        firsts = Set.copyOf(firsts);
        require(current >= -1 && current < stages.size(), "the current stage is one of its stages");
        require(maxFailurePercent >= 0 && maxFailurePercent <= 100, "a failure percent is from 0 to 100");
        require(stop != null || !isStand(state), "a rollout that stands names who stopped it");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    private static boolean isStand(RolloutState state) {
        return state == RolloutState.PAUSED || state == RolloutState.HALTED || state == RolloutState.ABORTED;
    }

    /**
     * One stage.
     *
     * @param percent as it was entered, without trailing zeros
     * @param buckets machines with a bucket below this are in: the percent × 100
     * @param opensByItself whether it opens when the one before it has soaked
     * @param opensAt when it opens by itself, if that is known
     */
    public record Stage(
            String percent,
            int buckets,
            boolean opensByItself,
            @Nullable Instant opensAt) {}

    /** Who brought a rollout to a stand, why, since when, and until when; {@code by} is Fairway itself for a halt. */
    public record Stop(
            String by,
            String reason,
            Instant since,
            @Nullable Instant until) {}

    /** Paused by somebody, and not over yet: the end of a pause acts by itself, at its moment. */
    public boolean isPausedAt(Instant now) {
        return state == RolloutState.PAUSED && (stop == null || stop.until() == null || now.isBefore(stop.until()));
    }

    /** Who brought it to a stand; only for one that is paused, halted or aborted. */
    Stop stand() {
        return Objects.requireNonNull(stop);
    }

    /** How many shares are open now. */
    public int openBuckets() {
        return current < 0 ? 0 : stages.get(current).buckets();
    }

    /** The share of a machine in this rollout, from 0 to 9 999. */
    public int bucketOf(MachineId machine) {
        return bucket(id, machine);
    }

    /**
     * The first 8 bytes, unsigned big-endian, of the SHA-256 of {@code rollout:machine}, modulo 10 000: fair, as every
     * rollout has other first machines, and exact, as a higher percent never drops a machine.
     */
    public static int bucket(UUID rollout, MachineId machine) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((rollout + ":" + machine.value()).getBytes(StandardCharsets.UTF_8));
            long first = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                first = first << 8 | hash[i] & 0xff;
            }
            return (int) Long.remainderUnsigned(first, BUCKETS);
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException(every);
        }
    }
}
