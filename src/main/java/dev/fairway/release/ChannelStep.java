package dev.fairway.release;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry of a channel's history. */
@Entity
@Table(name = "channel_history")
class ChannelStep {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    UUID channelId;
    Instant happenedAt;
    String actor;

    @Nullable
    UUID fromReleaseId;

    @Nullable
    UUID toReleaseId;

    String reason;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ChannelStep() {}

    ChannelStep(UUID channelId, Instant at, String actor, @Nullable UUID from, @Nullable UUID to, String reason) {
        this.channelId = channelId;
        this.happenedAt = at;
        this.actor = actor;
        this.fromReleaseId = from;
        this.toReleaseId = to;
        this.reason = reason;
    }

    ChannelInfo.Step info() {
        return new ChannelInfo.Step(happenedAt, actor, fromReleaseId, toReleaseId, reason);
    }
}
