package dev.fairway.rollout.policy;

import dev.fairway.fleet.UpdateTimes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a decision may change though nobody does anything and no machine reports anything. */
final class NextChange {

    private NextChange() {}

    /** That moment, after the case's; {@code null} if the decision waits for people or machines. */
    static @Nullable Instant of(Case facts, Decision decision) {
        return switch (decision) {
            case Decision.Offer offer -> earliest(facts.now(), deadline(facts, offer), null);
            case Decision.Deferral(Reason reason) ->
                earliest(facts.now(), endOf(facts, reason), speaksOfTheAim(reason) ? pinEnd(facts) : null);
        };
    }

    private static @Nullable Instant deadline(Case facts, Decision.Offer offer) {
        MachineFacts.OpenGrant grant = facts.machine().openGrant();
        return grant != null && offer.leave() == Decision.Leave.GRANTED ? grant.deadline() : null;
    }

    /** A freeze that ends outside the windows changes nothing yet. */
    private static @Nullable Instant endOf(Case facts, Reason reason) {
        GroupFacts group = facts.group();
        if (group == null || !(reason instanceof Reason.Frozen)) {
            return reason.until();
        }
        UpdateTimes times =
                facts.isExpedited() ? new UpdateTimes(List.of(), group.times().freezes()) : group.times();
        return times.nextOpening(facts.now()).orElse(null);
    }

    /** Whether another aim may lift this reason. */
    private static boolean speaksOfTheAim(Reason reason) {
        return switch (reason) {
            case Reason.ReleaseHeld ignored -> true;
            case Reason.WrongArch ignored -> true;
            case Reason.ReleaseWithdrawn ignored -> true;
            case Reason.FloorWithdrawn ignored -> true;
            case Reason.UpToDate ignored -> true;
            case Reason.NewerThanTarget ignored -> true;
            case Reason.WaitsToRetry ignored -> true;
            case Reason.RetriesUsedUp ignored -> true;
            default -> false;
        };
    }

    private static @Nullable Instant pinEnd(Case facts) {
        Aim.By.Pin by = facts.pin();
        return by == null ? null : by.pin().until();
    }

    /** What is due already waits for whoever carries it out, not for a time. */
    private static @Nullable Instant earliest(Instant now, @Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
    }
}
