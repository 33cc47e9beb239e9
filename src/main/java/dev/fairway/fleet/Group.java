package dev.fairway.fleet;

import dev.fairway.base.ProductId;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "machine_group")
class Group {

    @Id
    UUID id;

    UUID productId;

    String name;

    @Nullable
    String track;

    @Nullable
    UUID channelId;

    boolean updatesEnabled;

    @Convert(converter = PlanConverter.class)
    Plan plan;

    long silentAfterSeconds;

    boolean unassigned;

    Instant createdAt;

    @Version
    long revision;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Group() {}

    @SuppressWarnings("NullAway.Init") // take() fills the rest
    Group(ProductId product, GroupEdit edit, boolean unassigned, Instant now) {
        this.id = UUID.randomUUID();
        this.productId = product.value();
        this.unassigned = unassigned;
        this.createdAt = now;
        take(edit);
    }

    final void take(GroupEdit edit) {
        name = edit.name();
        track = edit.track();
        channelId = edit.channel();
        updatesEnabled = edit.updatesEnabled();
        plan = edit.plan();
        silentAfterSeconds = edit.silentAfter().toSeconds();
    }

    GroupInfo info() {
        return new GroupInfo(
                id,
                new ProductId(productId),
                name,
                track,
                channelId,
                updatesEnabled,
                plan,
                Duration.ofSeconds(silentAfterSeconds),
                UpdateTimes.ALWAYS,
                java.util.List.of(),
                null,
                null,
                unassigned,
                revision);
    }
}
