package dev.fairway.console.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Health;
import dev.fairway.rollout.FleetSummary.GroupReach;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Machines that a promotion is for and that get nothing for now, and why. */
class HeldBack extends Div {

    HeldBack(List<GroupReach> reach, UUID channel) {
        setId("held-back");
        addClassName("fw-held-back");
        add(new H3(Messages.of("promote.kept")));
        Map<Health, Integer> counts = new EnumMap<>(Health.class);
        reach.stream()
                .filter(GroupReach::updatesEnabled)
                .forEach(group -> group.kept().forEach((health, count) -> counts.merge(health, count, Integer::sum)));
        if (counts.isEmpty()) {
            add(Parts.text("fw-text-2", Messages.of("promote.kept.none")));
        }
        counts.forEach((health, count) -> add(Parts.block(
                "fw-held-line",
                words(health),
                Links.to(Links.channel(channel) + "&health=" + health.label(), Words.number(count)))));
    }

    private static Span words(Health health) {
        Span status = Parts.health(health);
        status.add(Parts.text("fw-text-2", Messages.of("promote.kept." + health.label())));
        return status;
    }
}
