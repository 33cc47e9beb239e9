package dev.fairway.fleet;

import dev.fairway.base.Hold;
import dev.fairway.base.Pin;
import dev.fairway.base.ProductId;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    @Convert(converter = JsonColumn.Windows.class)
    List<UpdateWindow> windows;

    @Convert(converter = JsonColumn.Freezes.class)
    List<Freeze> freezes;

    @Convert(converter = JsonColumn.Rules.class)
    List<MembershipRule> rules;

    @Nullable
    String holdBy;

    @Nullable
    String holdReason;

    @Nullable
    Instant holdSince;

    @Nullable
    Instant holdUntil;

    @Nullable
    UUID pinReleaseId;

    @Nullable
    String pinBy;

    @Nullable
    String pinReason;

    @Nullable
    Instant pinSince;

    @Nullable
    Instant pinUntil;

    boolean unassigned;

    Instant createdAt;

    @Version
    long revision;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Group() {}

    @SuppressWarnings("NullAway.Init") // take() fills the rest
    Group(ProductId product, GroupEdit edit, boolean unassigned, String by, Instant now) {
        this.id = UUID.randomUUID();
        this.productId = product.value();
        this.unassigned = unassigned;
        this.createdAt = now;
        this.freezes = List.of();
        take(edit, by, now);
    }

    /** What stands already keeps who said it and since when. */
    final void take(GroupEdit edit, String by, Instant now) {
        name = edit.name();
        track = edit.track();
        channelId = edit.channel();
        updatesEnabled = edit.updatesEnabled();
        plan = edit.plan();
        silentAfterSeconds = edit.silentAfter().toSeconds();
        windows = edit.times().windows();
        freezes = edit.freezes(freezes, by);
        rules = edit.rules();
        take(HoldWish.placed(edit.hold(), hold(), by, now));
        take(PinWish.set(edit.pin(), pin(), by, now));
    }

    private void take(@Nullable Hold hold) {
        holdBy = hold == null ? null : hold.by();
        holdReason = hold == null ? null : hold.reason();
        holdSince = hold == null ? null : hold.since();
        holdUntil = hold == null ? null : hold.until();
    }

    private void take(@Nullable Pin pin) {
        pinReleaseId = pin == null ? null : pin.release();
        pinBy = pin == null ? null : pin.by();
        pinReason = pin == null ? null : pin.reason();
        pinSince = pin == null ? null : pin.since();
        pinUntil = pin == null ? null : pin.until();
    }

    private @Nullable Hold hold() {
        return holdBy == null || holdReason == null || holdSince == null
                ? null
                : new Hold(holdBy, holdReason, holdSince, holdUntil);
    }

    private @Nullable Pin pin() {
        return pinReleaseId == null || pinBy == null || pinReason == null || pinSince == null
                ? null
                : new Pin(pinReleaseId, pinBy, pinReason, pinSince, pinUntil);
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
                new UpdateTimes(windows, freezes),
                rules,
                hold(),
                pin(),
                unassigned,
                revision);
    }
}
