package dev.fairway.console.machines;

import dev.fairway.access.PersonSettings;
import dev.fairway.console.machine.MachineEssentials;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.Tallies;
import dev.fairway.release.Channels;
import dev.fairway.rollout.Explanations;
import dev.fairway.rollout.MachineExport;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** All that the list asks and does. */
@Component
record ListServices(
        MachineSearch machines,
        Tallies tallies,
        Groups groups,
        Channels channels,
        Explanations explanations,
        MachineEssentials essentials,
        MachineExport export,
        PersonSettings settings,
        ViewDialogs viewDialogs,
        BulkDialog.Services bulk,
        Clock clock,
        @Value("${fairway.public-url}") String publicUrl) {

    private static final int MOST_VERSIONS = 200;

    FilterChoices choices() {
        return FilterChoices.of(groups.all(), channels.all(), machines.versions(MOST_VERSIONS));
    }

    ListCounts count(MachineFilter filter, FilterChoices choices) {
        return ListCounts.read(filter, tallies, machines, choices.followed());
    }
}
