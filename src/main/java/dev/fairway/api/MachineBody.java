package dev.fairway.api;

import dev.fairway.fleet.Machine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A machine in the API.
 *
 * @param alias a person's alias, else its own
 * @param channel the channel that its group follows
 * @param assigned whether a person put it into its group
 * @param expedite the leave to go now, past share and window
 * @param target the version that it should run next; null if it aims at nothing
 * @param lastError the code of its last failed attempt
 * @param failure what it failed to take last: release, attempts, at, fellBack; null if nothing
 */
record MachineBody(
        String id,
        String product,
        @Nullable String alias,
        String version,
        String track,
        @Nullable UUID channel,
        UUID group,
        boolean assigned,
        String arch,
        String oem,
        String address,
        @Nullable String bootId,
        List<String> labels,
        @Nullable String notes,
        @Nullable HoldForm hold,
        @Nullable PinForm pin,
        @Nullable HoldForm expedite,
        String health,
        String progress,
        @Nullable String target,
        @Nullable Integer lastError,
        Machine.@Nullable Failure failure,
        Instant firstSeen,
        Instant lastSeen,
        long revision) {

    static MachineBody of(Machine machine, @Nullable UUID channel, @Nullable String target) {
        return new MachineBody(
                machine.id().value(),
                machine.product().toString(),
                machine.alias(),
                machine.told().version(),
                machine.told().track(),
                channel,
                machine.group(),
                machine.written().assignedGroup() != null,
                machine.told().arch().label(),
                machine.told().oem(),
                machine.told().address(),
                machine.told().bootId(),
                machine.written().labels(),
                machine.written().notes(),
                HoldForm.of(machine.written().hold()),
                PinForm.of(machine.written().pin()),
                HoldForm.of(machine.written().expedite()),
                machine.health().label(),
                machine.progress().label(),
                target,
                machine.lastError(),
                machine.failure(),
                machine.firstSeen(),
                machine.lastSeen(),
                machine.written().revision());
    }
}
