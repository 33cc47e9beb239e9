package dev.fairway.fleet;

import dev.fairway.base.ProductId;
import dev.fairway.base.Texts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done to many machines at once, and to which of them it cannot be done. */
public sealed interface BulkAction {

    /** Puts them into a group by hand. */
    record Move(UUID group, ProductId product) implements BulkAction {}

    /** Holds them; one that is held already is held anew. */
    record Hold(HoldWish wish) implements BulkAction {}

    /** Takes their holds back. */
    record Release() implements BulkAction {}

    /** Lets them try again what failed. */
    record Retry(String reason) implements BulkAction {

        /** @throws dev.fairway.base.InvalidInput if there is no reason */
        public Retry(@Nullable String reason) {
            this.reason = Texts.required("reason", reason, 2000);
        }
    }

    /** Forgets them with their events and grants. */
    record Forget() implements BulkAction {}

    /** Why a machine that was chosen is left out. */
    enum Skip {
        /** It was forgotten or archived meanwhile. */
        GONE,
        /** The group is of another product. */
        OTHER_PRODUCT,
        /** A person put it into that group before. */
        THERE_ALREADY,
        /** Nobody holds it. */
        NOT_HELD,
        /** Its last attempt did not fail. */
        NOTHING_TO_RETRY,
        /** One's role does not cover its group. */
        OUTSIDE
    }

    /** Why this is not done to machines of a kind; {@code null} if it is. */
    default @Nullable Skip skips(MachineKind kind) {
        return switch (this) {
            case Move move when !move.product.equals(kind.product()) -> Skip.OTHER_PRODUCT;
            case Move move when move.group.equals(kind.assigned()) -> Skip.THERE_ALREADY;
            case Release ignored when !kind.held() -> Skip.NOT_HELD;
            case Retry ignored when !kind.retryable() -> Skip.NOTHING_TO_RETRY;
            case Move ignored -> null;
            case Release ignored -> null;
            case Retry ignored -> null;
            case Hold ignored -> null;
            case Forget ignored -> null;
        };
    }

    /** A verb in the past, for the audit trail. */
    default String done() {
        return switch (this) {
            case Move ignored -> "moved";
            case Hold ignored -> "held";
            case Release ignored -> "released";
            case Retry ignored -> "retry allowed";
            case Forget ignored -> "forgotten";
        };
    }

    /** Why a person does it, where one says so. */
    default @Nullable String reason() {
        return switch (this) {
            case Hold hold -> hold.wish.reason();
            case Retry retry -> retry.reason;
            case Move ignored -> null;
            case Release ignored -> null;
            case Forget ignored -> null;
        };
    }
}
