package dev.fairway.fleet;

import dev.fairway.base.MachineId;
import java.util.List;
import java.util.UUID;

/** Machines of a group have fallen silent. Published inside the transaction that says so, their rows locked. */
public record MachinesSilenced(UUID group, List<MachineId> machines) {

    public MachinesSilenced {
        machines = List.copyOf(machines);
    }
}
