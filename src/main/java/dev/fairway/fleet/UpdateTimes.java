package dev.fairway.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When machines of a group may begin an update: inside one of its windows (or always, if it has none), outside its freezes. */
public record UpdateTimes(List<UpdateWindow> windows, List<Freeze> freezes) {

    /** At any time. */
    public static final UpdateTimes ALWAYS = new UpdateTimes(List.of(), List.of());

    public UpdateTimes {
        windows = List.copyOf(windows);
        freezes = List.copyOf(freezes);
    }

    /** The freeze that holds at {@code now}; the one that lasts longest, if several do. */
    public Optional<Freeze> freezeAt(Instant now) {
        return freezes.stream()
                .filter(freeze -> freeze.isInForceAt(now))
                .max(java.util.Comparator.comparing(Freeze::to));
    }
}
