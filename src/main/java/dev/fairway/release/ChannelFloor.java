package dev.fairway.release;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

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
}
