package dev.fairway.console.frame;

import dev.fairway.console.SharedReads;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.rollout.FleetStops;
import dev.fairway.rollout.ScreenCounts;
import dev.fairway.rollout.policy.FleetStop;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the frame shows on every screen, in three statements for all windows of a beat. */
@Component
class NavFigures {

    private final MachineSearch machines;
    private final ScreenCounts counts;
    private final FleetStops stops;

    NavFigures(MachineSearch machines, ScreenCounts counts, FleetStops stops) {
        this.machines = machines;
        this.counts = counts;
        this.stops = stops;
    }

    /** How many there are of each, and whether all updates are stopped. */
    record Figures(int machines, ScreenCounts.Counts others, Optional<FleetStop> stop) {}

    Figures read() {
        return SharedReads.get(
                NavFigures.class,
                () -> new Figures(machines.count(MachineFilter.ALL).number(), counts.read(), stops.current()));
    }
}
