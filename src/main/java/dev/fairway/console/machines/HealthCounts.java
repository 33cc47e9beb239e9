package dev.fairway.console.machines;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.MachineCount;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many match, and how many of each health; each count filters by what it counts. Where too many match to be counted, only
 * that is said.
 */
class HealthCounts extends Div {

    private final Consumer<@Nullable Health> onChoice;

    HealthCounts(Consumer<@Nullable Health> onChoice) {
        this.onChoice = onChoice;
        setId("health-counts");
        addClassName("fw-counts");
        getElement().setAttribute("aria-live", "polite");
    }

    void show(
            MachineCount matching, int all, Map<Health, Integer> byHealth, @Nullable Health chosen, boolean filtered) {
        removeAll();
        String match = (matching.more() ? "More than " : "") + Words.number(matching.number()) + " match";
        add(Parts.text("fw-strong", filtered ? match : Words.count(all, "machine")));
        if (filtered) {
            add(Parts.text("fw-caption", "of " + Words.number(all)));
        }
        for (Health health : Health.values()) {
            int count = byHealth.getOrDefault(health, 0);
            if (count > 0 || health == chosen) {
                add(button(health, count, health == chosen));
            }
        }
    }

    private Button button(Health health, int count, boolean chosen) {
        Div words = Parts.block(
                "fw-status " + health.label(),
                Parts.icon(health.label()),
                Parts.text("", Words.number(count) + " " + Words.health(health).toLowerCase(java.util.Locale.ROOT)));
        Button button = new Button();
        button.setIcon(words);
        button.setId("count-" + health.label());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("fw-count");
        button.getElement().setAttribute("aria-pressed", Boolean.toString(chosen));
        button.setAriaLabel(Words.number(count) + " " + Words.health(health));
        button.addClickListener(click -> onChoice.accept(chosen ? null : health));
        return button;
    }
}
