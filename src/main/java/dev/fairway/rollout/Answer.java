package dev.fairway.rollout;

import dev.fairway.enrolment.Refusal;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.rollout.policy.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check-in is answered; it leaves only after all that it says is committed. */
public sealed interface Answer {

    /** The product is not managed here. */
    record UnknownProduct() implements Answer {}

    /** It does not come in, or not yet; nothing that it says was taken as a machine's word. */
    record NotEnrolled(Refusal why) implements Answer {}

    /** It only told something, and was heard. */
    record Acknowledged() implements Answer {}

    /** It asked, and there is nothing for it now. */
    record NothingNow(Reason reason) implements Answer {}

    /** It gets a release. */
    record Offer(ReleaseInfo release) implements Answer {}

    /** For another update server: what it should have, oldest first, the target last. */
    record Mirrored(List<Step> steps) implements Answer {

        /** @param floorReason why nobody may skip it; {@code null} if it is no floor */
        public record Step(ReleaseInfo release, @Nullable String floorReason, boolean target) {}
    }
}
