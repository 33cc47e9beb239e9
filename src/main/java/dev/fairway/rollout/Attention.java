package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the machines wants a person's eye, beyond what tallies tell. Each list is read only as far as a person would read it.
 *
 * @param causes of the machines that failed their last attempt, the most frequent first
 * @param together machines that fell silent together; none if too many are silent to be told apart
 * @param tracks what machines ask for that no group takes, the most frequent first
 * @param newcomers machines that wait for somebody to approve them, by product
 * @param suspects machine ids that several machines use, the latest sign first; at most {@value AttentionStore#MOST_SUSPECTS}
 */
public record Attention(
        List<Cause> causes,
        List<SilentTogether> together,
        List<Track> tracks,
        List<Newcomers> newcomers,
        List<Suspect> suspects) {

    /** Nothing that was looked for. */
    public static final Attention NONE = new Attention(List.of(), List.of(), List.of(), List.of(), List.of());

    /** Machines whose last attempt failed with one code; {@code null} for those that gave none. */
    public record Cause(@Nullable Integer errorCode, int machines) {}

    /** Machines that no group takes and that ask for one track. */
    public record Track(UUID group, String track, int machines) {}

    /** Machines of a product that wait to be approved, and since when the first of them does. */
    public record Newcomers(ProductId product, int machines, Instant since) {}

    /** An id that several machines use, by the name that people know it by, and when that showed last. */
    public record Suspect(ProductId product, MachineId id, String name, Instant lastTurn) {}
}
