package dev.fairway.console.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSearch;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Machines of a channel that get nothing whatever is promoted, and why. */
class HeldBack extends Div {

    private static final List<Health> SHOWN = List.of(Health.HELD, Health.SILENT, Health.FAILING, Health.STUCK);

    HeldBack(MachineSearch machines, UUID channel) {
        addClassName("fw-held-back");
        Map<Health, Integer> counts = new EnumMap<>(Health.class);
        counts.putAll(machines.countByHealth(new MachineFilter(null, null, channel, null, null, null, null, null)));
        counts.keySet().retainAll(SHOWN);
        setVisible(!counts.isEmpty());
        add(new H3(Messages.of("channels.held-back")));
        counts.forEach((health, count) -> add(Parts.block(
                "fw-held-line",
                words(health),
                Links.to(Links.channel(channel) + "&health=" + health.label(), Words.number(count)))));
    }

    private static com.vaadin.flow.component.html.Span words(Health health) {
        var status = Parts.health(health);
        status.add(Parts.text(
                "fw-text-2",
                switch (health) {
                    case HELD -> Messages.of("channels.held-back.held");
                    case SILENT -> Messages.of("channels.held-back.silent");
                    case FAILING -> Messages.of("channels.held-back.failing");
                    case STUCK -> Messages.of("channels.held-back.stuck");
                    case UPDATING, HEALTHY -> "";
                }));
        return status;
    }
}
