package dev.fairway.release;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Embeddable
class ChannelFloor {

    UUID releaseId;
    String reason;
    String setBy;
    Instant setAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ChannelFloor() {}

    ChannelFloor(UUID releaseId, String reason, String setBy, Instant setAt) {
        this.releaseId = releaseId;
        this.reason = reason;
        this.setBy = setBy;
        this.setAt = setAt;
    }

    /** By value: Hibernate keeps floors in a set, and would write all of them anew if it could not tell them apart. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChannelFloor floor
                && releaseId.equals(floor.releaseId)
                && reason.equals(floor.reason)
                && setBy.equals(floor.setBy)
                && setAt.equals(floor.setAt);
    }

    @Override
    public int hashCode() {
        return releaseId.hashCode();
    }
}
