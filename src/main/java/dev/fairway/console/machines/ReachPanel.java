package dev.fairway.console.machines;

import com.vaadin.flow.component.html.Div;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Census;
import dev.fairway.fleet.Labels;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Whom an action touches: how many, of which health and groups, and who is left out and why. */
class ReachPanel extends Div {

    private static final int MOST_GROUPS = 6;

    private final Map<UUID, String> groups;

    ReachPanel(Map<UUID, String> groups) {
        this.groups = groups;
        setId("bulk-reach");
        addClassName("fw-reach");
        getElement().setAttribute("aria-live", "polite");
    }

    void show(Census.Reach reach) {
        removeAll();
        add(Parts.block(
                "fw-reach-count", Parts.text("fw-strong", Messages.of("machines.bulk.touches", reach.machines()))));
        Div healths = Parts.block("fw-counts");
        reach.byHealth()
                .forEach((health, count) -> healths.add(Parts.block(
                        "fw-status " + health.label(),
                        Parts.icon(health.label()),
                        Parts.text(
                                "",
                                Words.number(count) + " " + Words.health(health).toLowerCase(Locale.ROOT)))));
        add(healths);
        Div lines = Parts.block("fw-reach-lines");
        int rest = 0;
        for (Map.Entry<UUID, Integer> group : reach.byGroup().entrySet()) {
            if (lines.getComponentCount() < MOST_GROUPS) {
                lines.add(line(
                        Messages.of("machines.bulk.in", groups.getOrDefault(group.getKey(), "")), group.getValue()));
            } else {
                rest += group.getValue();
            }
        }
        if (rest > 0) {
            lines.add(line(Messages.of("machines.bulk.in.others"), rest));
        }
        reach.skipped()
                .forEach(
                        (why, count) -> lines.add(line(Messages.of("machines.bulk.skipped." + Labels.of(why)), count)));
        add(lines);
    }

    private static Div line(String words, int count) {
        return Parts.block("fw-reach-line", Parts.text("fw-cut", words), Parts.text("fw-figure", Words.number(count)));
    }
}
