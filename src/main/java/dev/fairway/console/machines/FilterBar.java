package dev.fairway.console.machines;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Health;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The search field, one chip for each filter that is set, and the panel to set them in. */
class FilterBar extends Div {

    private final TextField search = new TextField();
    private final Div chips = Parts.block("fw-chips");
    private final ComboBox<UUID> group = new ComboBox<>("Group");
    private final ComboBox<UUID> channel = new ComboBox<>("Channel");
    private final ComboBox<String> version = new ComboBox<>("Version");
    private final ComboBox<Health> health = new ComboBox<>("Health");
    private final BiConsumer<MachineQuery, Boolean> onChange;
    private @Nullable MachineQuery query;

    /** @param onChange told the new query, and whether it only goes on with typing */
    FilterBar(BiConsumer<MachineQuery, Boolean> onChange) {
        this.onChange = onChange;
        addClassName("fw-filters");
        search.setId("search");
        search.addClassName("fw-search");
        search.setPlaceholder("Id, alias, address or version");
        search.setAriaLabel("Search machines");
        search.setPrefixComponent(Parts.icon("search"));
        search.setClearButtonVisible(true);
        search.setMaxLength(MachineQuery.LONGEST_TEXT);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed(old -> old.withText(change.getValue()), true);
            }
        });
        Button filter = new Button("Filter", Parts.icon("plus"));
        filter.setId("filter");
        filter.addThemeVariants(ButtonVariant.TERTIARY);
        Popover panel = new Popover(Parts.block("fw-form fw-filter-panel", group, channel, version, health));
        panel.setTarget(filter);
        panel.setPosition(PopoverPosition.BOTTOM_START);
        panel.setAriaLabel("Filter");
        field(group, "filter-group", MachineQuery::withGroup);
        field(channel, "filter-channel", MachineQuery::withChannel);
        field(version, "filter-version", MachineQuery::withVersion);
        field(health, "filter-health", MachineQuery::withHealth);
        version.setAllowCustomValue(true);
        version.addCustomValueSetListener(
                typed -> changed(old -> old.withVersion(typed.getDetail().strip()), false));
        health.setItems(Health.values());
        health.setItemLabelGenerator(Words::health);
        add(search, chips, filter, panel);
    }

    private <T> void field(ComboBox<T> box, String id, Change<T> change) {
        box.setId(id);
        box.setPlaceholder("Any");
        box.setClearButtonVisible(true);
        box.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                changed(old -> change.apply(old, event.getValue()), false);
            }
        });
    }

    private interface Change<T> {
        MachineQuery apply(MachineQuery old, @Nullable T value);
    }

    private void changed(Function<MachineQuery, MachineQuery> change, boolean typing) {
        if (query != null) {
            onChange.accept(change.apply(query), typing);
        }
    }

    void show(MachineQuery shown, FilterChoices choices) {
        query = shown;
        if (!search.getValue().strip().equals(shown.text())) {
            search.setValue(shown.text());
        }
        fill(
                group,
                List.copyOf(choices.groups().keySet()),
                id -> choices.groups().getOrDefault(id, ""));
        fill(
                channel,
                List.copyOf(choices.channels().keySet()),
                id -> choices.channels().getOrDefault(id, ""));
        fill(version, choices.versions(), text -> text);
        group.setValue(shown.group());
        channel.setValue(shown.channel());
        version.setValue(shown.version());
        health.setValue(shown.health());
        chips.removeAll();
        chip("Group", shown.group(), id -> choices.groups().getOrDefault(id, ""), MachineQuery::withGroup);
        chip("Channel", shown.channel(), id -> choices.channels().getOrDefault(id, ""), MachineQuery::withChannel);
        chip("Version", shown.version(), text -> text, MachineQuery::withVersion);
        chip("Health", shown.health(), Words::health, MachineQuery::withHealth);
        if (shown.isFiltered()) {
            Button clear = new Button("Clear", click -> changed(MachineQuery::cleared, false));
            clear.setId("clear-filters");
            clear.addThemeVariants(ButtonVariant.TERTIARY);
            chips.add(clear);
        }
    }

    private static <T> void fill(ComboBox<T> box, List<T> items, Function<T, String> label) {
        box.setItemLabelGenerator(label::apply);
        box.setItems(items);
    }

    private <T> void chip(String name, @Nullable T value, Function<T, String> label, Change<T> change) {
        if (value == null) {
            return;
        }
        String word = label.apply(value);
        Button remove = new Button(Parts.icon("close"), click -> changed(old -> change.apply(old, null), false));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel("Remove the filter: " + name + " is " + word);
        chips.add(Parts.block(
                "fw-chip", Parts.text("fw-caption-2", name + " is"), Parts.text("fw-strong fw-cut", word), remove));
    }
}
