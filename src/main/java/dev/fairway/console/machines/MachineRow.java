package dev.fairway.console.machines;

import dev.fairway.console.Links;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineKey;
import dev.fairway.rollout.Explanations;
import dev.fairway.rollout.Explanations.Target;
import dev.fairway.rollout.policy.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list, in words.
 *
 * @param searched what was searched for, to be marked in it
 */
record MachineRow(
        Machine machine,
        String group,
        String channel,
        String why,
        @Nullable String target,
        String seen,
        String since,
        String searched) {

    /** The lines for a window of machines: one look into memory for all of them. */
    static List<MachineRow> of(
            List<Machine> machines, Explanations explanations, FilterChoices choices, String searched, Instant now) {
        Map<MachineKey, Target> targets = explanations.targets(machines);
        Map<MachineKey, Decision> outlook = explanations.outlook(machines);
        return machines.stream()
                .map(machine -> {
                    MachineKey key = MachineKey.of(machine);
                    Target target = targets.get(key);
                    return new MachineRow(
                            machine,
                            choices.groups().getOrDefault(machine.group(), ""),
                            choices.channelOf(machine.group()),
                            Words.why(machine, outlook.get(key)),
                            target == null ? null : target.version(),
                            Times.relative(machine.lastSeen(), now),
                            Times.text(machine.firstSeen(), now),
                            searched);
                })
                .toList();
    }

    MachineKey key() {
        return MachineKey.of(machine);
    }

    String href() {
        return Links.machine(machine.product(), machine.id());
    }

    /** The version that it aims at, unless it runs that already. */
    String aim() {
        return target == null || target.equals(machine.told().version()) ? "" : target;
    }

    boolean hasAlias() {
        return machine.alias() != null;
    }

    List<String> marked(String text) {
        return Marked.of(text, searched);
    }
}
