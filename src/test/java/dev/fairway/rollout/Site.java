package dev.fairway.rollout;

import dev.fairway.base.Digest;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import dev.fairway.fleet.GroupEdit;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.Plan;
import dev.fairway.fleet.UpdateTimes;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.NewRelease;
import dev.fairway.release.PayloadInfo;
import dev.fairway.release.Products;
import dev.fairway.release.Releases;
import dev.fairway.testing.World;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A product of its own with one channel, made as people make them. */
final class Site {

    final Bench bench;
    final ProductId product = new ProductId(UUID.randomUUID());
    final UUID channel;
    private final Map<String, UUID> releases = new ConcurrentHashMap<>();

    Site(Bench bench) {
        this.bench = bench;
        bench.bean(Products.class).add(product, "Test", null);
        ChannelInfo added = bench.bean(Channels.class).add(product, "stable", Bench.ARCH, false);
        this.channel = added.id();
    }

    /** A group that follows the channel; it takes the machines of its track, or only those assigned by hand. */
    GroupInfo group(String name, @Nullable String track, Plan plan, Duration silentAfter) {
        GroupEdit edit =
                new GroupEdit(name, track, channel, true, plan, silentAfter, UpdateTimes.ALWAYS, List.of(), null, null);
        return bench.bean(Groups.class).add(product, edit);
    }

    /** The id of the release of this version, made if it is new. */
    UUID release(String version) {
        return releases.computeIfAbsent(version, this::made);
    }

    private UUID made(String version) {
        PayloadInfo payload = new PayloadInfo(
                "update.gz",
                1000,
                Digest.sha1(World.SHA1),
                Digest.sha256(World.SHA256),
                "https://example.com/" + version + "/update.gz");
        NewRelease release = new NewRelease(
                product, Version.of(version), Bench.ARCH, null, null, List.of(), List.of(payload), Map.of());
        return bench.bean(Releases.class).add(release).id();
    }

    /** Points the channel at a version; what was paused does not stay so. */
    List<RolloutInfo> promote(String version) {
        return bench.bean(Promotions.class)
                .promote(new Promotions.Wish(channel, release(version), "a test", false, false, null));
    }

    /** What people have written of a machine. */
    Machine.Written written(MachineId machine) {
        return bench.bean(MachineSearch.class).get(product, machine).written();
    }

    /** The ids that several machines are taken to use. */
    List<MachineId> suspects() {
        return machines("turns >= " + Machine.Traces.SUSPECT_FROM);
    }

    /** The machines that try no more by themselves, three attempts after each other having failed. */
    List<MachineId> retriesUsedUp() {
        return machines("failed_release_id is not null and attempts >= 3");
    }

    private List<MachineId> machines(String which) {
        return bench.jdbc()
                .sql("select id from machine where product_id = ? and " + which)
                .param(product.value())
                .query((row, index) -> new MachineId(row.getString(1)))
                .list();
    }

    /** The newest rollout of a group that was not superseded. */
    RolloutInfo newest(UUID group) {
        return bench.bean(RolloutStore.class).newest().stream()
                .filter(rollout -> rollout.group().equals(group))
                .findFirst()
                .orElseThrow();
    }

    /** A stage that halts above {@code failures} percent and advances by itself. */
    static Plan.Stage stage(double percent, String soak, int failures) {
        return new Plan.Stage(BigDecimal.valueOf(percent), soak, BigDecimal.valueOf(failures), "auto", 1);
    }

    /** A plan whose clocks run fast enough for a test: so long to install, three hours to reboot, ten minutes between attempts. */
    static Plan plan(String updateTimeout, List<Plan.Stage> stages) {
        return new Plan(stages, null, null, "PT20M", updateTimeout, "PT3H", 3, "PT10M", "auto", false, false);
    }
}
