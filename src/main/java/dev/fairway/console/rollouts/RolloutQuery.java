package dev.fairway.console.rollouts;

import com.vaadin.flow.router.QueryParameters;
import dev.fairway.console.Messages;
import dev.fairway.rollout.policy.RolloutState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list shows, as it stands in the address.
 *
 * @param group only the rollouts of this group; {@code null} for all
 * @param state only those in this state; {@code null} for the open ones, with the ended ones below
 * @param ignored what in the address could not be understood, for people
 */
record RolloutQuery(
        @Nullable UUID group,
        @Nullable RolloutState state,
        @Nullable String ignored) {

    static final RolloutQuery ALL = new RolloutQuery(null, null, null);

    /** The states of rollouts that are over. */
    static final Set<RolloutState> ENDED = EnumSet.of(RolloutState.ABORTED, RolloutState.SUPERSEDED);

    static RolloutQuery of(QueryParameters query) {
        String groupText = query.getSingleParameter("group").orElse("");
        String stateText = query.getSingleParameter("state").orElse("");
        UUID group = uuid(groupText);
        RolloutState state = Arrays.stream(RolloutState.values())
                .filter(candidate -> candidate.label().equals(stateText))
                .findFirst()
                .orElse(null);
        String ignored = !groupText.isEmpty() && group == null
                ? Messages.of("rollouts.ignored.group", groupText)
                : !stateText.isEmpty() && state == null ? Messages.of("rollouts.ignored.state", stateText) : null;
        return new RolloutQuery(group, state, ignored);
    }

    RolloutQuery in(@Nullable UUID otherGroup) {
        return new RolloutQuery(otherGroup, state, null);
    }

    RolloutQuery in(@Nullable RolloutState otherState) {
        return new RolloutQuery(group, otherState, null);
    }

    boolean filters() {
        return group != null || state != null;
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (group != null) {
            parameters.put("group", group.toString());
        }
        if (state != null) {
            parameters.put("state", state.label());
        }
        return QueryParameters.simple(parameters);
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
