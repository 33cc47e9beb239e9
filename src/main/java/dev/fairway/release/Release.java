package dev.fairway.release;

import dev.fairway.base.Arch;
import dev.fairway.base.Hold;
import dev.fairway.base.ProductId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
class Release {

    @Id
    UUID id;

    UUID productId;

    String version;

    String arch;

    Instant publishedAt;

    @Nullable
    String notes;

    @Convert(converter = TextMapConverter.class)
    @Column(name = "action_attributes")
    Map<String, String> action;

    @ElementCollection
    @CollectionTable(name = "release_payload", joinColumns = @JoinColumn(name = "release_id"))
    @OrderColumn(name = "position")
    List<Payload> payloads = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "release_advisory", joinColumns = @JoinColumn(name = "release_id"))
    @OrderColumn(name = "position")
    @Column(name = "advisory")
    List<String> advisories = new ArrayList<>();

    @Nullable
    Instant withdrawnAt;

    @Nullable
    String withdrawnBy;

    @Nullable
    String withdrawnReason;

    @Nullable
    String holdBy;

    @Nullable
    String holdReason;

    @Nullable
    Instant holdSince;

    @Nullable
    Instant holdUntil;

    @Version
    long revision;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Release() {}

    Release(NewRelease entered, Instant now) {
        this.id = UUID.randomUUID();
        this.productId = entered.product().value();
        this.version = entered.version().toString();
        this.arch = entered.arch().label();
        this.publishedAt = entered.publishedAt() == null ? now : entered.publishedAt();
        this.notes = entered.notes();
        this.action = entered.action();
        this.advisories.addAll(entered.advisories());
        entered.payloads().forEach(payload -> payloads.add(new Payload(payload)));
    }

    void hold(@Nullable Hold hold) {
        holdBy = hold == null ? null : hold.by();
        holdReason = hold == null ? null : hold.reason();
        holdSince = hold == null ? null : hold.since();
        holdUntil = hold == null ? null : hold.until();
    }

    private @Nullable Hold hold() {
        return holdBy == null || holdReason == null || holdSince == null
                ? null
                : new Hold(holdBy, holdReason, holdSince, holdUntil);
    }

    ReleaseInfo info() {
        return new ReleaseInfo(
                id,
                new ProductId(productId),
                dev.fairway.base.Version.of(version),
                Arch.require("arch", arch),
                publishedAt,
                notes,
                List.copyOf(advisories),
                payloads.stream().map(Payload::info).toList(),
                Map.copyOf(action),
                withdrawnAt == null || withdrawnBy == null || withdrawnReason == null
                        ? null
                        : new ReleaseInfo.Withdrawal(withdrawnAt, withdrawnBy, withdrawnReason),
                hold(),
                revision);
    }
}
