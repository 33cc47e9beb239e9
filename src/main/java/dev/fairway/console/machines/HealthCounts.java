package dev.fairway.console.machines;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.MachineCount;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many match, and how many of each health; each count filters by what it counts. Where too many match to be counted, only
 * that is said. The buttons stay the same ones, whatever the figures become: somebody may be about to press one.
 */
class HealthCounts extends Div {

    private final Consumer<@Nullable Health> onChoice;
    private final Span match = Parts.text("fw-strong", "");
    private final Span of = Parts.text("fw-caption", "");
    private final Map<Health, Button> buttons = new EnumMap<>(Health.class);
    private final Map<Health, Span> words = new EnumMap<>(Health.class);
    private @Nullable Health chosen;

    HealthCounts(Consumer<@Nullable Health> onChoice) {
        this.onChoice = onChoice;
        setId("health-counts");
        addClassName("fw-counts");
        match.getElement().setAttribute("aria-live", "polite");
        add(match, of);
        for (Health health : Health.values()) {
            add(button(health));
        }
    }

    void show(
            MachineCount matching,
            int all,
            Map<Health, Integer> byHealth,
            @Nullable Health nowChosen,
            boolean filtered) {
        chosen = nowChosen;
        set(
                match,
                filtered
                        ? Messages.of(matching.more() ? "machines.match.more" : "machines.match", matching.number())
                        : Messages.of("machines.count", all));
        set(of, filtered ? Messages.of("machines.match.of", all) : "");
        of.setVisible(filtered);
        buttons.forEach((health, button) -> {
            int count = byHealth.getOrDefault(health, 0);
            button.setVisible(count > 0 || health == chosen);
            Span word = words.get(health);
            if (word != null) {
                set(word, Words.number(count) + " " + Words.health(health).toLowerCase(Locale.ROOT));
            }
            button.setAriaLabel(Words.number(count) + " " + Words.health(health));
            button.getElement().setAttribute("aria-pressed", Boolean.toString(health == chosen));
        });
    }

    private static void set(Span span, String text) {
        if (!span.getText().equals(text)) {
            span.setText(text);
        }
    }

    private Button button(Health health) {
        Span word = Parts.text("", "");
        words.put(health, word);
        Button button = new Button();
        button.setIcon(Parts.block("fw-status " + health.label(), Parts.icon(health.label()), word));
        button.setId("count-" + health.label());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("fw-count");
        button.addClickListener(click -> onChoice.accept(chosen == health ? null : health));
        buttons.put(health, button);
        return button;
    }
}
