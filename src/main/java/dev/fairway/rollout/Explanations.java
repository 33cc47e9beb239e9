package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.Membership;
import dev.fairway.release.ChannelInfo;
import dev.fairway.rollout.policy.Aim;
import dev.fairway.rollout.policy.Decision;
import dev.fairway.rollout.policy.Explanation;
import dev.fairway.rollout.policy.GroupFacts;
import dev.fairway.rollout.policy.Snapshot;
import dev.fairway.rollout.policy.UpdatePolicy;
import dev.fairway.rollout.policy.Usage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says why a machine gets what it gets, from the same rules that answer it, and where each machine is heading. */
@Service
public class Explanations {

    private final MachineSearch machines;
    private final GrantStore grants;
    private final Gates gates;
    private final Pictures pictures;
    private final Clock clock;

    Explanations(MachineSearch machines, GrantStore grants, Gates gates, Pictures pictures, Clock clock) {
        this.gates = gates;
        this.machines = machines;
        this.grants = grants;
        this.pictures = pictures;
        this.clock = clock;
    }

    /**
     * What the machine would be answered now, with the verdict of every rule.
     *
     * @throws NotFound if it has never checked in
     */
    public Explanation explain(ProductId product, MachineId id) {
        return explain(machines.get(product, id));
    }

    /** What this machine would be answered now, with the verdict of every rule. */
    public Explanation explain(Machine machine) {
        return explain(machine, pictures.current());
    }

    /**
     * A machine in its surroundings.
     *
     * @param target what it aims at; {@code null} if nothing
     * @param place its group, as rules and tracks stand now, and why it is in there
     * @param channel what its group follows; {@code null} if nothing
     */
    public record View(
            Explanation explanation,
            @Nullable Target target,
            Membership.Place place,
            @Nullable ChannelInfo channel) {}

    /** All that a page shows of a machine besides itself, from one picture. */
    public View view(Machine machine) {
        Picture picture = pictures.current();
        Membership.Place place = picture.placeOf(machine.product(), Membership.Candidate.of(machine));
        return new View(
                explain(machine, picture),
                target(picture, machine, clock.instant()).orElse(null),
                place,
                picture.channelOf(place.group()));
    }

    private Explanation explain(Machine machine, Picture picture) {
        Instant now = clock.instant();
        Grant open = grants.open(machine.product(), machine.id()).orElse(null);
        Snapshot snapshot = picture.snapshot(machine);
        GroupFacts group = snapshot.group();
        Usage usage = group == null
                ? Usage.NONE
                : gates.usage(
                        group.id(),
                        group.limits(),
                        group.rollout() == null ? null : group.rollout().id(),
                        now);
        return UpdatePolicy.explain(snapshot.with(usage), picture.factsOf(machine, open, now), now);
    }

    /** What each of these machines aims at, those that aim at nothing left out. */
    public Map<MachineKey, Target> targets(List<Machine> list) {
        Picture picture = pictures.current();
        Instant now = clock.instant();
        return list.stream()
                .flatMap(machine -> target(picture, machine, now).stream())
                .collect(Collectors.toMap(Target::machine, target -> target));
    }

    /**
     * What each of these machines would be answered if it had no open grant and all limits were free: from memory alone, so
     * that a list asks the database nothing for it.
     */
    public Map<MachineKey, Decision> outlook(List<Machine> list) {
        Picture picture = pictures.current();
        Instant now = clock.instant();
        return list.stream()
                .collect(Collectors.toMap(
                        MachineKey::of,
                        machine -> UpdatePolicy.decide(
                                picture.snapshot(machine), picture.factsOf(machine, null, now), now)));
    }

    /** What a machine aims at. */
    public record Target(MachineKey machine, String version, boolean floor) {}

    private static Optional<Target> target(Picture picture, Machine machine, Instant now) {
        return machine.told().readableVersion().isPresent() && picture.aimOf(machine, now) instanceof Aim.At at
                ? Optional.of(new Target(
                        MachineKey.of(machine), at.release().version().toString(), at.floor()))
                : Optional.empty();
    }
}
