package dev.fairway.fleet;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends the machines of a group that goes to the group that takes them next, in the transaction that deletes it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GroupFarewell {

    private static final int BATCH = 500;

    private final MachineStore machines;
    private final MachineMoves moves;
    private final Memberships memberships;
    private final GroupRepository groups;
    private final GroupGates gates;

    GroupFarewell(
            MachineStore machines,
            MachineMoves moves,
            Memberships memberships,
            GroupRepository groups,
            GroupGates gates) {
        this.machines = machines;
        this.moves = moves;
        this.memberships = memberships;
        this.groups = groups;
        this.gates = gates;
    }

    /** Locks all machines of the group before any gate, for that is the order in which a check-in takes them. */
    void sendMachinesOn(GroupInfo gone) {
        machines.lockAllOf(gone.id(), BATCH);
        List<UUID> ofProduct = groups.findByProductId(gone.product().value()).stream()
                .map(group -> group.id)
                .toList();
        gates.lock(ofProduct);
        machines.dropAssignments(gone.id());
        Membership without = memberships.without(gone);
        List<Machine> next = machines.ofGroup(gone.id(), BATCH);
        while (!next.isEmpty()) {
            moves.settle(gone.product(), next, without);
            next = machines.ofGroup(gone.id(), BATCH);
        }
    }
}
