package dev.fairway.rollout;

import dev.fairway.fleet.Machine;
import java.time.Instant;
import java.util.Objects;

/**
 * Tells whether several machines use one id: a boot id is never seen again after the next boot, so one that comes back, in
 * turns with another, belongs to another machine. Machines that send none are told apart by their versions.
 */
final class Turns {

    private Turns() {}

    /**
     * The traces after a check-in.
     *
     * @param explained whether the version changed for a reason that is known: it was granted, or it fell back
     */
    static Machine.Traces after(
            Machine.Traces traces, Machine.Told before, Machine.Told now, boolean explained, Instant at) {
        boolean booted = before.bootId() != null
                && now.bootId() != null
                && !before.bootId().equals(now.bootId());
        boolean versionChanged = !before.version().equals(now.version());
        boolean turn = booted
                ? Objects.equals(now.bootId(), traces.previousBootId())
                : before.bootId() == null
                        && versionChanged
                        && !explained
                        && now.version().equals(traces.previousVersion());
        Instant last = traces.lastTurn();
        boolean goesOn = last != null && at.isBefore(last.plus(Machine.Traces.CLEARED_AFTER));
        int turns = turn ? (goesOn ? traces.turns() + 1 : 1) : traces.turns();
        return new Machine.Traces(
                versionChanged ? before.version() : traces.previousVersion(),
                booted ? before.bootId() : traces.previousBootId(),
                turns,
                turn ? at : last);
    }
}
