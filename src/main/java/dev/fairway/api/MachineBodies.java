package dev.fairway.api;

import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineKey;
import dev.fairway.rollout.Explanations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to machines what stands elsewhere: channel and target, with one look for a whole page. */
@Component
class MachineBodies {

    private final Groups groups;
    private final Explanations explanations;

    MachineBodies(Groups groups, Explanations explanations) {
        this.groups = groups;
        this.explanations = explanations;
    }

    MachineBody of(Machine machine) {
        return of(List.of(machine)).getFirst();
    }

    List<MachineBody> of(List<Machine> machines) {
        Map<UUID, @Nullable UUID> channels = new HashMap<>();
        for (GroupInfo group : groups.all()) {
            channels.put(group.id(), group.channel());
        }
        Map<MachineKey, Explanations.Target> targets = explanations.targets(machines);
        return machines.stream()
                .map(machine -> MachineBody.of(
                        machine, channels.get(machine.group()), version(targets.get(MachineKey.of(machine)))))
                .toList();
    }

    private static @Nullable String version(Explanations.@Nullable Target target) {
        return target == null ? null : target.version();
    }
}
