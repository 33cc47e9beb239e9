package dev.fairway.rollout;

import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.Pin;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import dev.fairway.enrolment.EnrolmentRules;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.Membership;
import dev.fairway.fleet.Plan;
import dev.fairway.fleet.Progress;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.ProductInfo;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.rollout.policy.Aim;
import dev.fairway.rollout.policy.ChannelFacts;
import dev.fairway.rollout.policy.FleetStop;
import dev.fairway.rollout.policy.GroupFacts;
import dev.fairway.rollout.policy.Limits;
import dev.fairway.rollout.policy.MachineFacts;
import dev.fairway.rollout.policy.PinFacts;
import dev.fairway.rollout.policy.ReleaseFacts;
import dev.fairway.rollout.policy.Snapshot;
import dev.fairway.rollout.policy.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The whole configuration as it was at one epoch: immutable, in memory, so that a decision asks no database for it. */
final class Picture {

    private final long epoch;
    private final Map<ProductId, ProductInfo> products;
    private final Map<UUID, ReleaseInfo> releases;
    private final Map<UUID, ChannelInfo> channels;
    private final Map<UUID, GroupInfo> groups;
    private final Map<ProductId, EnrolmentRules> enrolments;
    private final Map<UUID, RolloutInfo> rollouts;
    private final @Nullable FleetStop stop;
    private final Map<UUID, GroupFacts> groupFacts = new HashMap<>();
    private final Map<ProductId, Membership> memberships = new HashMap<>();

    Picture(
            long epoch,
            List<ProductInfo> products,
            List<ReleaseInfo> releases,
            List<ChannelInfo> channels,
            List<GroupInfo> groups,
            Map<ProductId, EnrolmentRules> enrolments,
            List<RolloutInfo> newestRollouts,
            @Nullable FleetStop stop) {
        this.epoch = epoch;
        this.stop = stop;
        this.enrolments = enrolments;
        this.rollouts = byId(newestRollouts, RolloutInfo::group);
        this.products = byId(products, ProductInfo::id);
        this.releases = byId(releases, ReleaseInfo::id);
        this.channels = byId(channels, ChannelInfo::id);
        this.groups = byId(groups, GroupInfo::id);
        Map<UUID, Arch> arches = channels.stream().collect(Collectors.toMap(ChannelInfo::id, ChannelInfo::arch));
        groups.forEach(group -> groupFacts.put(group.id(), facts(group)));
        groups.stream()
                .collect(Collectors.groupingBy(GroupInfo::product))
                .forEach((product, ofProduct) -> memberships.put(product, new Membership(ofProduct, arches)));
    }

    long epoch() {
        return epoch;
    }

    boolean knows(ProductId product) {
        return products.containsKey(product);
    }

    /** How the machines of a product come in; it must be known. */
    EnrolmentRules enrolment(ProductId product) {
        return java.util.Objects.requireNonNull(enrolments.get(product));
    }

    /** The group of a machine; the product must be known. */
    GroupInfo groupOf(ProductId product, Membership.Candidate candidate) {
        return java.util.Objects.requireNonNull(memberships.get(product)).groupOf(candidate);
    }

    /** The group of a machine, and why it is in there; the product must be known. */
    Membership.Place placeOf(ProductId product, Membership.Candidate candidate) {
        return java.util.Objects.requireNonNull(memberships.get(product)).placeOf(candidate);
    }

    /** All groups, in no order. */
    Collection<GroupInfo> groups() {
        return groups.values();
    }

    /** A group; nothing if it was deleted meanwhile. */
    @Nullable
    GroupInfo group(UUID id) {
        return groups.get(id);
    }

    /** All releases, in no order. */
    Collection<ReleaseInfo> releases() {
        return releases.values();
    }

    /** All channels, in no order. */
    Collection<ChannelInfo> channels() {
        return channels.values();
    }

    /** The channel that a group follows, if any. */
    @Nullable
    ChannelInfo channelOf(GroupInfo group) {
        return group.channel() == null ? null : channels.get(group.channel());
    }

    /** The version that the channel of a group points at; {@code null} if there is none. */
    @Nullable
    String channelRelease(GroupInfo group) {
        ChannelInfo channel = channelOf(group);
        return channel == null || channel.release() == null
                ? null
                : release(channel.release()).version().toString();
    }

    /** The version that a group aims at, those machines apart that are pinned elsewhere; {@code null} if it has no target. */
    @Nullable
    String targetOf(UUID group, Instant now) {
        GroupFacts facts = groupFacts.get(group);
        ReleaseFacts target = facts == null ? null : FleetSummary.targetOf(facts, now);
        return target == null ? null : target.version().toString();
    }

    /** All open rollouts, in no order: a group has one at most. */
    List<RolloutInfo> openRollouts() {
        return rollouts.values().stream()
                .filter(rollout -> rollout.state().isOpen())
                .toList();
    }

    /** What the policy knows of a group; nothing if it was deleted meanwhile. */
    @Nullable
    GroupFacts groupFacts(UUID id) {
        return groupFacts.get(id);
    }

    boolean knowsRelease(UUID id) {
        return releases.containsKey(id);
    }

    /** The release of this id. */
    ReleaseInfo release(UUID id) {
        return java.util.Objects.requireNonNull(releases.get(id), () -> "release " + id + " is in no picture");
    }

    /** What the policy needs to know for a machine of this product and group. */
    Snapshot snapshot(ProductId product, UUID group) {
        ProductInfo known = products.get(product);
        return new Snapshot(known == null ? null : known.name(), stop, groupFacts.get(group), Usage.NONE);
    }

    /** What a machine aims at. */
    Aim aimOf(Machine machine, Instant now) {
        return Aim.of(snapshot(machine).group(), factsOf(machine, null, now), now);
    }

    /** The newest rollout of a group that was not superseded, if it has one. */
    Optional<RolloutInfo> rolloutOf(UUID group) {
        return Optional.ofNullable(rollouts.get(group));
    }

    /** Whether everything stands still. */
    @Nullable
    FleetStop stop() {
        return stop;
    }

    /** How long the period of a group is. */
    Duration periodOf(UUID group) {
        GroupInfo known = groups.get(group);
        return known == null ? Duration.ofHours(1) : known.plan().periodLength();
    }

    /** The limits of a group; nothing if it was deleted, for nobody is granted anything in it any more. */
    Optional<Limits> limitsOf(UUID group) {
        return Optional.ofNullable(groups.get(group)).map(known -> limits(known.plan()));
    }

    /** What the policy needs to know for a machine: its group is the one that its next check-in would find. */
    Snapshot snapshot(Machine machine) {
        return snapshot(
                machine.product(),
                groupOf(machine.product(), Membership.Candidate.of(machine)).id());
    }

    /** What the policy needs to know of a machine. */
    MachineFacts factsOf(Machine machine, @Nullable Grant open, Instant now) {
        return facts(machine.id(), machine.written(), machine.told(), open, machine.failure(), machine.traces(), now);
    }

    /** What the policy needs to know of a machine that says this. */
    MachineFacts facts(
            MachineId id,
            Machine.Written written,
            Machine.Told told,
            @Nullable Grant open,
            Machine.@Nullable Failure failure,
            Machine.Traces traces,
            Instant now) {
        return new MachineFacts(
                id,
                told.version(),
                told.readableVersion().orElse(null),
                told.arch(),
                told.track(),
                written.isCanary(),
                open == null ? null : facts(open),
                failure,
                traces.suspectUntil(now),
                written.hold(),
                facts(written.pin()),
                written.expedite());
    }

    private @Nullable PinFacts facts(@Nullable Pin pin) {
        return pin == null
                ? null
                : new PinFacts(facts(release(pin.release())), pin.by(), pin.reason(), pin.since(), pin.until());
    }

    private static MachineFacts.OpenGrant facts(Grant open) {
        return new MachineFacts.OpenGrant(
                open.release(),
                open.version(),
                open.rollout(),
                open.group(),
                open.grantedAt(),
                open.deadline(),
                open.progress().code() > Progress.GRANTED.code(),
                open.progress() == Progress.INSTALLED);
    }

    /** The channel of a product with this name and arch. */
    Optional<ChannelFacts> channel(ProductId product, String name, Arch arch) {
        return channels.values().stream()
                .filter(channel ->
                        channel.product().equals(product) && channel.name().equals(name) && channel.arch() == arch)
                .findFirst()
                .map(this::facts);
    }

    /** The arch that a group is for: that of its channel, if it follows one. */
    Optional<Arch> archOf(GroupInfo group) {
        return Optional.ofNullable(channelOf(group)).map(ChannelInfo::arch);
    }

    /** Whether a machine that runs {@code running} could not get to {@code target}: its next floor on the channel was withdrawn. */
    boolean isBlocked(UUID channel, Version running, Version target) {
        ChannelInfo known = channels.get(channel);
        return known != null
                && known.floors().stream()
                        .map(floor -> release(floor.release()))
                        .filter(floor -> running.isOlderThan(floor.version())
                                && floor.version().isOlderThan(target))
                        .min(java.util.Comparator.comparing(ReleaseInfo::version))
                        .filter(floor -> floor.withdrawn() != null)
                        .isPresent();
    }

    /** Why a release is a floor of a channel. */
    String floorReason(ProductId product, String channel, Arch arch, UUID release) {
        return channels.values().stream()
                .filter(known ->
                        known.product().equals(product) && known.name().equals(channel) && known.arch() == arch)
                .flatMap(known -> known.floors().stream())
                .filter(floor -> floor.release().equals(release))
                .map(ChannelInfo.Floor::reason)
                .findFirst()
                .orElse("");
    }

    private GroupFacts facts(GroupInfo group) {
        ChannelInfo channel = group.channel() == null ? null : channels.get(group.channel());
        RolloutInfo rollout = rollouts.get(group.id());
        return new GroupFacts(
                group.id(),
                group.name(),
                group.unassigned(),
                group.updatesEnabled(),
                channel == null ? null : facts(channel),
                rollout == null ? null : RolloutFigures.facts(rollout, facts(release(rollout.release()))),
                group.hold(),
                facts(group.pin()),
                group.times(),
                limits(group.plan()),
                group.plan().canaryFirst());
    }

    /** The limits of a plan, as the policy knows them. */
    static Limits limits(Plan plan) {
        return new Limits(
                plan.maxInFlight(),
                plan.maxPerPeriod(),
                plan.periodLength(),
                plan.maxAttempts(),
                plan.waitBetweenAttempts());
    }

    private ChannelFacts facts(ChannelInfo channel) {
        return new ChannelFacts(
                channel.name(),
                channel.arch(),
                channel.nightly(),
                channel.release() == null ? null : facts(release(channel.release())),
                channel.floors().stream()
                        .map(floor -> facts(release(floor.release())))
                        .toList());
    }

    private static ReleaseFacts facts(ReleaseInfo release) {
        return new ReleaseFacts(
                release.id(),
                release.version(),
                release.arch(),
                release.withdrawn() == null ? null : release.withdrawn().reason(),
                release.hold());
    }

    private static <K, V> Map<K, V> byId(List<V> values, Function<V, K> id) {
        return values.stream().collect(Collectors.toUnmodifiableMap(id, Function.identity()));
    }
}
