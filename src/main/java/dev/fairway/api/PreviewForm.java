package dev.fairway.api;

import dev.fairway.fleet.MembershipPreview;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a group would take machines; what is absent is as the group has it.
 *
 * @param product for a group that is not there yet
 * @param group the group that would change
 * @param channel the channel that it would follow: the arch of its track hangs on it
 */
record PreviewForm(
        @Nullable String product,
        @Nullable String group,
        @Nullable List<RuleForm> rules,
        @Nullable String track,
        @Nullable String channel) {

    /**
     * Which machines would move.
     *
     * @param machines how many
     * @param moves the first thousand, by id
     */
    record PreviewBody(int machines, List<MoveBody> moves) {

        static PreviewBody of(MembershipPreview preview) {
            return new PreviewBody(
                    preview.machines(),
                    preview.moves().stream()
                            .map(move -> new MoveBody(move.id().value(), move.alias(), move.from(), move.to()))
                            .toList());
        }
    }

    /**
     * One machine that would move.
     *
     * @param from the id of the group that it belongs to now
     * @param to the id of the group that it would belong to; null for the one that is not there yet
     */
    record MoveBody(
            String id,
            @Nullable String alias,
            UUID from,
            @Nullable UUID to) {}
}
