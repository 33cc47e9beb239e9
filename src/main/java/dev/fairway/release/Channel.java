package dev.fairway.release;

import dev.fairway.base.Arch;
import dev.fairway.base.ProductId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
class Channel {

    @Id
    UUID id;

    UUID productId;

    String name;

    String arch;

    boolean nightly;

    @Nullable
    UUID releaseId;

    @ElementCollection
    @CollectionTable(name = "channel_floor", joinColumns = @JoinColumn(name = "channel_id"))
    Set<ChannelFloor> floors = new HashSet<>();

    Instant createdAt;

    @Version
    long revision;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Channel() {}

    Channel(ProductId product, String name, Arch arch, boolean nightly, Instant now) {
        this.id = UUID.randomUUID();
        this.productId = product.value();
        this.name = name;
        this.arch = arch.label();
        this.nightly = nightly;
        this.createdAt = now;
    }

    ChannelInfo info(List<ChannelInfo.Floor> orderedFloors) {
        return new ChannelInfo(
                id,
                new ProductId(productId),
                name,
                Arch.require("arch", arch),
                nightly,
                releaseId,
                orderedFloors,
                revision);
    }
}
