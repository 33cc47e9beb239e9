package dev.fairway.release;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Arch;
import dev.fairway.base.Changed;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.base.ReadOnce;
import dev.fairway.base.Stale;
import dev.fairway.base.Texts;
import dev.fairway.base.Version;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Named streams of releases, each for one product and arch: what they point at, since when, and what must not be skipped. */
@Service
public class Channels {

    /** How many entries of its history a channel shows. */
    public static final int SHOWN_HISTORY = 100;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final ChannelRepository channels;
    private final ChannelStepRepository history;
    private final Releases releases;
    private final Products products;
    private final ConfigurationEpoch epoch;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Kept<List<ChannelInfo>> kept;

    Channels(
            ChannelRepository channels,
            ChannelStepRepository history,
            Releases releases,
            Products products,
            ConfigurationEpoch epoch,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.channels = channels;
        this.history = history;
        this.releases = releases;
        this.products = products;
        this.epoch = epoch;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.kept = new Kept<>(epoch);
    }

    /** All channels, by product, name and arch. */
    @Transactional(readOnly = true)
    public List<ChannelInfo> all() {
        return kept.get(this::load);
    }

    private List<ChannelInfo> load() {
        List<Channel> all = channels.findAll();
        // Versions only order the floors, which few channels have.
        Map<UUID, Version> versions =
                all.stream().allMatch(channel -> channel.floors.isEmpty()) ? Map.of() : versions();
        return all.stream()
                .map(channel -> channel.info(ordered(channel, versions)))
                .sorted(Comparator.comparing(
                                (ChannelInfo channel) -> channel.product().toString())
                        .thenComparing(ChannelInfo::name)
                        .thenComparing(ChannelInfo::arch))
                .toList();
    }

    /** @throws NotFound if there is no such channel */
    @Transactional(readOnly = true)
    public ChannelInfo get(UUID id) {
        Optional<ChannelInfo> known = ReadOnce.isShared()
                ? all().stream().filter(one -> one.id().equals(id)).findFirst()
                : Optional.empty();
        return known.orElseGet(() -> info(find(id)));
    }

    /** The newest {@value #SHOWN_HISTORY} entries of its history, newest first. */
    @Transactional(readOnly = true)
    public List<ChannelInfo.Step> history(UUID id) {
        return history.findByChannelIdOrderByIdDesc(id, Limit.of(SHOWN_HISTORY)).stream()
                .map(ChannelStep::info)
                .toList();
    }

    /** The newest entry of the history of each channel that has one, in one look: since when it points where it does. */
    @Transactional(readOnly = true)
    public Map<UUID, ChannelInfo.Step> newestSteps() {
        Map<UUID, ChannelInfo.Step> newest = new HashMap<>();
        history.newestOfEach().forEach(step -> newest.put(step.channelId, step.info()));
        return newest;
    }

    /**
     * Adds a channel that points at nothing yet.
     *
     * @throws Conflict if the product has one of this name and arch
     */
    @Transactional
    public ChannelInfo add(ProductId product, @Nullable String name, Arch arch, boolean nightly) {
        Actor actor = Actor.require(Permission.MANAGE_CHANNELS);
        String title = Texts.required("name", name, 64);
        if (!NAME.matcher(title).matches()) {
            throw new InvalidInput(
                    "name", "a channel's name is 1 to 64 of a-z 0-9 . _ - and begins with a letter or digit");
        }
        if (products.all().stream().noneMatch(known -> known.id().equals(product))) {
            throw new InvalidInput("product", "there is no product " + product);
        }
        if (channels.existsByProductIdAndNameAndArch(product.value(), title, arch.label())) {
            throw new Conflict("there is a channel " + title + " for " + arch.label() + " already");
        }
        epoch.advance();
        Channel channel = channels.saveAndFlush(new Channel(product, title, arch, nightly, clock.instant()));
        changed(actor, "created", channel, null, title + " " + arch.label(), null);
        return info(channel);
    }

    /**
     * Points a channel at a release, also at the one that it points at already. What follows for groups is up to the
     * transaction that this is a part of.
     *
     * @param ifRevision the revision that was read, or {@code null} to set it whatever it is
     * @throws InvalidInput if the release is for another product or arch
     * @throws Conflict if the release is withdrawn, or the revision is stale
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ChannelInfo promote(UUID id, UUID releaseId, @Nullable String reason, @Nullable Long ifRevision) {
        Actor actor = Actor.require(Permission.MANAGE_CHANNELS);
        Channel channel = find(id);
        String why = Texts.required("reason", reason, 2000);
        ReleaseInfo release = fitting(channel, releaseId);
        requireRevision(channel, ifRevision);
        if (release.withdrawn() != null) {
            throw new Conflict("release " + release.version() + " is withdrawn: "
                    + release.withdrawn().reason());
        }
        UUID before = channel.releaseId;
        epoch.advance();
        channel.releaseId = releaseId;
        channels.saveAndFlush(channel);
        history.save(new ChannelStep(id, clock.instant(), actor.name(), before, releaseId, why));
        changed(actor, "promoted", channel, versionOf(before), release.version(), why);
        return info(channel);
    }

    /**
     * Makes a release a floor: a machine on an older version gets it first, whatever the channel points at. A floor above
     * what the channel points at is legal and idle.
     *
     * @throws InvalidInput if the release is for another product or arch
     */
    @Transactional
    public ChannelInfo setFloor(UUID id, UUID releaseId, @Nullable String reason) {
        Actor actor = Actor.require(Permission.MANAGE_CHANNELS);
        Channel channel = find(id);
        ReleaseInfo release = fitting(channel, releaseId);
        String why = Texts.required("reason", reason, 2000);
        events.publishEvent(new FloorsChange(id));
        epoch.advance();
        channel.floors.removeIf(floor -> floor.releaseId.equals(releaseId));
        channel.floors.add(new ChannelFloor(releaseId, why, actor.name(), clock.instant()));
        channels.saveAndFlush(channel);
        changed(actor, "floor set", channel, null, release.version(), why);
        return info(channel);
    }

    /**
     * Takes a floor away.
     *
     * @throws NotFound if the release is no floor of the channel
     */
    @Transactional
    public ChannelInfo removeFloor(UUID id, UUID releaseId, @Nullable String reason) {
        Actor actor = Actor.require(Permission.MANAGE_CHANNELS);
        Channel channel = find(id);
        if (channel.floors.stream().noneMatch(floor -> floor.releaseId.equals(releaseId))) {
            throw new NotFound("floor", releaseId);
        }
        String why = Texts.optional("reason", reason, 2000);
        events.publishEvent(new FloorsChange(id));
        epoch.advance();
        channel.floors.removeIf(floor -> floor.releaseId.equals(releaseId));
        channels.saveAndFlush(channel);
        changed(actor, "floor removed", channel, versionOf(releaseId), null, why);
        return info(channel);
    }

    private ReleaseInfo fitting(Channel channel, UUID releaseId) {
        ReleaseInfo release;
        try {
            release = releases.get(releaseId);
        } catch (NotFound unknown) {
            throw new InvalidInput("release", "there is no release " + releaseId);
        }
        if (!release.product().value().equals(channel.productId)) {
            throw new InvalidInput("release", "release " + release.version() + " is of another product");
        }
        if (!release.arch().label().equals(channel.arch)) {
            throw new InvalidInput(
                    "release",
                    "release " + release.version() + " is for " + release.arch().label() + ", the channel for "
                            + channel.arch);
        }
        return release;
    }

    private static void requireRevision(Channel channel, @Nullable Long ifRevision) {
        if (ifRevision != null && ifRevision != channel.revision) {
            throw new Stale("channel", ifRevision, channel.revision);
        }
    }

    private void changed(
            Actor actor,
            String action,
            Channel channel,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        audit.record(actor, action, new AuditTrail.Subject("channel", channel.id), before, after, reason);
        events.publishEvent(new Changed(Changed.Area.CHANNELS));
    }

    private @Nullable Version versionOf(@Nullable UUID releaseId) {
        return releaseId == null ? null : releases.get(releaseId).version();
    }

    private Channel find(UUID id) {
        return channels.findById(id).orElseThrow(() -> new NotFound("channel", id));
    }

    private ChannelInfo info(Channel channel) {
        return channel.info(ordered(channel, channel.floors.isEmpty() ? Map.of() : versions()));
    }

    private Map<UUID, Version> versions() {
        Map<UUID, Version> versions = new HashMap<>();
        releases.all().forEach(release -> versions.put(release.id(), release.version()));
        return versions;
    }

    private static List<ChannelInfo.Floor> ordered(Channel channel, Map<UUID, Version> versions) {
        return channel.floors.stream()
                .sorted(Comparator.comparing(floor -> versions.get(floor.releaseId)))
                .map(floor -> new ChannelInfo.Floor(floor.releaseId, floor.reason, floor.setBy, floor.setAt))
                .toList();
    }
}
