package dev.fairway.rollout;

import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.fleet.GroupEdit;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.HoldWish;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEdits;
import dev.fairway.fleet.Plan;
import dev.fairway.release.Releases;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People who steer at random moments, and tell the {@link Referee} what they forbade once that was acknowledged. */
final class Crew {

    private final Site site;
    private final Referee referee;
    private final Random random;
    private final List<GroupInfo> groups;
    private final int machines;
    private final Map<Object, Integer> bans = new HashMap<>();
    private int next = 1;

    Crew(Site site, Referee referee, List<GroupInfo> groups, int machines, long seed) {
        this.site = site;
        this.referee = referee;
        this.groups = groups;
        this.machines = machines;
        this.random = new Random(seed);
    }

    /** Does something, or nothing; on a thread that is signed in. */
    void meddle() {
        try {
            if (random.nextInt(3) == 0) {
                relent();
            } else {
                interfere();
            }
        } catch (Conflict | InvalidInput | NotFound toldSo) {
            // People often come too late; that nothing follows from it is what the referee sees.
        }
    }

    private void interfere() {
        switch (random.nextInt(12)) {
            case 0, 1 -> pause(random.nextBoolean() ? null : now().plus(Duration.ofMinutes(8 + random.nextInt(40))));
            case 2 -> tell(new RolloutCommand.Advance(null));
            case 3 -> abortAndMakeAnew();
            case 4 -> holdGroup();
            case 5 -> stopTheFleet();
            case 6 -> editLimits();
            case 7 -> holdMachine();
            case 8 -> moveMachines();
            case 9 -> urge();
            case 10 -> forbidTheRelease();
            default -> {
                if (random.nextInt(3) == 0) {
                    site.promote("2." + next++ + ".0");
                }
            }
        }
    }

    /** What stands still goes on: else nothing would happen after a while. */
    private void relent() {
        resumeTheFleet();
        letGroupsGo();
        groups.forEach(group -> {
            RolloutInfo rollout = site.newest(group.id());
            letReleaseGo(rollout.release());
            if (rollout.state() == RolloutState.PAUSED || rollout.state() == RolloutState.HALTED) {
                isAllowed(rollout.id());
                site.bench.bean(Rollouts.class).tell(rollout.id(), new RolloutCommand.Resume(null));
            }
        });
    }

    private Instant now() {
        return site.bench.now();
    }

    private GroupInfo group() {
        return groups.get(random.nextInt(groups.size()));
    }

    private MachineId machine() {
        return new MachineId("m" + random.nextInt(machines));
    }

    private void tell(RolloutCommand command) {
        RolloutInfo rollout = site.newest(group().id());
        site.bench.bean(Rollouts.class).tell(rollout.id(), command);
    }

    private void pause(@Nullable Instant until) {
        RolloutInfo rollout = site.newest(group().id());
        site.bench
                .bean(Rollouts.class)
                .tell(rollout.id(), new RolloutCommand.Pause("a test", until, random.nextBoolean()));
        bans.put(
                rollout.id(),
                referee.forbidden(
                        "paused until " + until,
                        row -> rollout.id().equals(row.rollout())
                                && (until == null || row.at().isBefore(until))));
    }

    private void abortAndMakeAnew() {
        RolloutInfo rollout = site.newest(group().id());
        site.bench.bean(Rollouts.class).tell(rollout.id(), new RolloutCommand.Abort("a test"));
        referee.forbidden("aborted", row -> rollout.id().equals(row.rollout()));
        site.bench
                .bean(Rollouts.class)
                .make(new Rollouts.Wish(rollout.group(), site.release("2." + next + ".0"), null, "a test", false));
    }

    private void holdGroup() {
        UUID group = group().id();
        Instant until = random.nextBoolean() ? null : now().plus(Duration.ofMinutes(10 + random.nextInt(60)));
        boolean isHeld = site.bench.bean(Groups.class).get(group).hold() != null;
        if (!isHeld) {
            site.bench.bean(Groups.class).hold(group, new HoldWish("a test", until));
            bans.put(
                    group,
                    referee.forbidden(
                            "held until " + until,
                            row -> row.group().equals(group)
                                    && (until == null || row.at().isBefore(until))));
        }
    }

    private void letGroupsGo() {
        groups.forEach(group -> {
            isAllowed(group.id());
            site.bench.bean(Groups.class).hold(group.id(), null);
        });
    }

    private void stopTheFleet() {
        site.bench.bean(FleetStops.class).stop("a test");
        bans.put("fleet", referee.forbidden("the fleet stopped", row -> true));
    }

    private void resumeTheFleet() {
        FleetStops stops = site.bench.bean(FleetStops.class);
        if (stops.current().isPresent()) {
            isAllowed("fleet");
            stops.resume("a test");
        }
    }

    private void editLimits() {
        GroupInfo group = group();
        limits(
                group,
                random.nextInt(4) == 0 ? null : 5 + random.nextInt(60),
                random.nextInt(4) == 0 ? null : 10 + random.nextInt(150),
                Duration.ofMinutes(5 + random.nextInt(40)));
    }

    /** Gives a group other limits. */
    void limits(GroupInfo group, @Nullable Integer inFlight, @Nullable Integer perPeriod, Duration period) {
        referee.limits(group.id(), inFlight, perPeriod, period, () -> {
            GroupInfo standing = site.bench.bean(Groups.class).get(group.id());
            Plan old = standing.plan();
            Plan plan = new Plan(
                    old.stages(),
                    inFlight,
                    perPeriod,
                    period.toString(),
                    old.updateTimeout(),
                    old.rebootTimeout(),
                    old.maxAttempts(),
                    old.retryWait(),
                    old.start(),
                    old.fourEyes(),
                    old.canaryFirst());
            GroupEdit edit = new GroupEdit(
                    standing.name(),
                    standing.track(),
                    standing.channel(),
                    standing.updatesEnabled(),
                    plan,
                    standing.silentAfter(),
                    standing.times(),
                    standing.rules(),
                    HoldWish.of(standing.hold()),
                    null);
            site.bench.bean(Groups.class).edit(group.id(), edit, null);
        });
    }

    private void holdMachine() {
        MachineId machine = machine();
        edit(machine, new HoldWish("a test", null));
        bans.put(machine, referee.forbidden("machine held", row -> row.machine().equals(machine.value())));
    }

    private void edit(MachineId machine, @Nullable HoldWish hold) {
        MachineEdits edits = site.bench.bean(MachineEdits.class);
        Machine.Written written = site.written(machine);
        edits.edit(site.product, machine, MachineEdits.Edit.of(written).with(hold), null);
    }

    private void moveMachines() {
        MachineEdits edits = site.bench.bean(MachineEdits.class);
        GroupInfo group = group();
        MachineId machine = machine();
        if (random.nextBoolean()) {
            edits.assign(group.id(), List.of(machine, machine()));
        } else {
            edits.unassign(group.id(), machine);
        }
    }

    private void urge() {
        if (random.nextBoolean()) {
            site.bench.bean(MachineEdits.class).expedite(site.product, machine(), "a test");
        } else {
            site.bench.bean(Retries.class).allow(site.product, machine(), "a test");
        }
    }

    private void forbidTheRelease() {
        RolloutInfo rollout = site.newest(group().id());
        Releases releases = site.bench.bean(Releases.class);
        UUID release = rollout.release();
        if (random.nextInt(4) == 0) {
            releases.withdraw(release, "a test");
            referee.forbidden("withdrawn", row -> row.release().equals(release));
            site.promote("2." + next++ + ".0");
        } else if (releases.get(release).hold() == null) {
            releases.hold(release, "a test", null);
            bans.put(
                    release,
                    referee.forbidden("release held", row -> row.release().equals(release)));
        }
    }

    private void letReleaseGo(UUID release) {
        Releases releases = site.bench.bean(Releases.class);
        if (releases.get(release).hold() != null) {
            isAllowed(release);
            releases.release(release, "a test");
        }
    }

    private void isAllowed(Object what) {
        Integer ban = bans.remove(what);
        if (ban != null) {
            referee.allows(ban);
        }
    }

    /** Everything is allowed again, and all groups go to a version that is good. */
    void makeUp(String version) {
        resumeTheFleet();
        letGroupsGo();
        List.copyOf(bans.keySet()).stream()
                .filter(MachineId.class::isInstance)
                .map(MachineId.class::cast)
                .forEach(machine -> {
                    isAllowed(machine);
                    edit(machine, (HoldWish) null);
                });
        groups.forEach(group -> limits(group, 200, 600, Duration.ofMinutes(20)));
        site.suspects()
                .forEach(machine -> site.bench.bean(Retries.class).allow(site.product, machine, "its clone is gone"));
        site.promote(version);
    }
}
