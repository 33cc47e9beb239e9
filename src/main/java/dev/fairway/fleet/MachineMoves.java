package dev.fairway.fleet;

import dev.fairway.base.ProductId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves machines that are locked already, and says what became of them: all machines first, then the gates. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MachineMoves {

    private final MachineStore machines;
    private final GroupGates gates;
    private final EventLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MachineMoves(MachineStore machines, GroupGates gates, EventLog log, ApplicationEventPublisher events, Clock clock) {
        this.machines = machines;
        this.gates = gates;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** Brings each of these machines of one product to where it belongs. Returns how many moved. */
    int settle(ProductId product, List<Machine> locked, Membership membership) {
        Instant now = clock.instant();
        List<MachineChanged> moves = new ArrayList<>();
        for (Machine machine : locked) {
            GroupInfo group = membership.groupOf(Membership.Candidate.of(machine));
            if (!group.id().equals(machine.group())) {
                moves.add(new MachineChanged(machine, machine.with(machine.written(), group.id(), machine.health())));
                log.append(
                        product, machine.id(), List.of(MachineStory.moved(group, "as rules and tracks say now", now)));
            }
        }
        Map<UUID, List<Machine>> byTarget = moves.stream()
                .collect(Collectors.groupingBy(
                        move -> Objects.requireNonNull(move.after()).group(),
                        Collectors.mapping(MachineChanged::before, Collectors.toList())));
        byTarget.forEach((group, moved) -> machines.moveTo(product, group, moved));
        announce(moves);
        return moves.size();
    }

    /** Says what became of machines, under the gates of the groups that it concerns. */
    void announce(List<MachineChanged> changes) {
        Set<UUID> concerned = new HashSet<>();
        for (MachineChanged change : changes) {
            concerned.add(change.before().group());
            if (change.after() != null) {
                concerned.add(change.after().group());
            }
        }
        gates.lock(concerned);
        changes.forEach(events::publishEvent);
    }
}
