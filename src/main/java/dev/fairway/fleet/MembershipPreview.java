package dev.fairway.fleet;

import dev.fairway.base.MachineId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which machines would be in another group.
 *
 * @param machines how many
 * @param moves the first {@value #MOST_MOVES} of them, by id
 */
public record MembershipPreview(int machines, List<Move> moves) {

    /** The most moves that are told one by one. */
    public static final int MOST_MOVES = 1000;

    /**
     * One machine that would move.
     *
     * @param alias the name that people know it by, if it has one
     * @param from the group that it belongs to now
     * @param to the group that it would belong to; {@code null} for the one that is planned
     */
    public record Move(
            MachineId id,
            @Nullable String alias,
            UUID from,
            @Nullable UUID to) {}
}
