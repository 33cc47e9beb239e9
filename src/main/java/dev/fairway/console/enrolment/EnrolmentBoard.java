package dev.fairway.console.enrolment;

import dev.fairway.base.ProductId;
import dev.fairway.console.SharedReads;
import dev.fairway.enrolment.EnrolmentInfo;
import dev.fairway.enrolment.EnrolmentKey;
import dev.fairway.enrolment.EnrolmentRequest;
import dev.fairway.enrolment.EnrolmentRequest.State;
import dev.fairway.enrolment.Refusal;
import dev.fairway.enrolment.TurnedAway;
import java.util.List;
import java.util.Map;

/**
 * What the screen shows of a product.
 *
 * @param asked the newest in the state that is shown, or those that match; at most {@value #MOST}
 * @param matching how many there are of them
 * @param counts how many asked, by state
 */
record EnrolmentBoard(
        EnrolmentInfo info,
        List<EnrolmentKey> keys,
        List<EnrolmentRequest> asked,
        int matching,
        Map<State, Integer> counts,
        Map<Refusal, TurnedAway.Lately> turnedAway) {

    static final int MOST = 100;

    private record Key(ProductId product, State state, String filter) {}

    /** Everybody who looks at the same sees the same, so it is read once for all. */
    static EnrolmentBoard of(EnrolmentServices services, ProductId product, State state, String filter) {
        return SharedReads.get(new Key(product, state, filter), () -> read(services, product, state, filter));
    }

    private static EnrolmentBoard read(EnrolmentServices services, ProductId product, State state, String filter) {
        Map<State, Integer> counts = services.requests().counts(product);
        int all = counts.getOrDefault(state, 0);
        List<EnrolmentRequest> asked;
        if (all == 0) {
            asked = List.of();
        } else if (filter.isBlank()) {
            asked = services.requests().newest(product, state, MOST);
        } else {
            asked = services.requests().matching(product, state, filter);
        }
        return new EnrolmentBoard(
                services.enrolments().get(product),
                services.keys().of(product),
                asked.stream().limit(MOST).toList(),
                filter.isBlank() ? all : asked.size(),
                counts,
                services.turnedAway().of(product));
    }

    int count(State state) {
        return counts.getOrDefault(state, 0);
    }
}
