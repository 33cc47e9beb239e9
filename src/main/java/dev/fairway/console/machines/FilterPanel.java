package dev.fairway.console.machines;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Labels;
import dev.fairway.fleet.MachineSort;
import dev.fairway.fleet.Progress;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where filters are set, one field for each, and the order of the list. */
class FilterPanel extends Popover {

    /** All that the heads of the columns can do, for those who have none before them: on a phone. */
    private static final List<MachineSort> ORDERS = Stream.of(MachineSort.Key.values())
            .flatMap(key -> Stream.of(new MachineSort(key, false), new MachineSort(key, true)))
            .toList();

    private final Consumer<Function<MachineQuery, MachineQuery>> onChange;
    private final ComboBox<UUID> group = field("group", MachineQuery::withGroup);
    private final ComboBox<UUID> channel = field("channel", MachineQuery::withChannel);
    private final ComboBox<String> version = field("version", MachineQuery::withVersion);
    private final ComboBox<Health> health = field("health", MachineQuery::withHealth);
    private final ComboBox<Progress> progress = field("progress", MachineQuery::withProgress);
    private final Select<MachineSort> sort = new Select<>();
    private final TextField label = new TextField(Messages.of("machines.filter.label"));

    FilterPanel(Button opener, Consumer<Function<MachineQuery, MachineQuery>> onChange) {
        this.onChange = onChange;
        setTarget(opener);
        setPosition(PopoverPosition.BOTTOM_START);
        setAriaLabel(Messages.of("machines.filter"));
        version.setAllowCustomValue(true);
        version.addCustomValueSetListener(typed -> {
            String text = typed.getDetail().strip();
            onChange.accept(old -> old.withVersion(text.isEmpty() ? null : text));
        });
        health.setItems(Health.values());
        health.setItemLabelGenerator(Words::health);
        progress.setItems(Progress.values());
        progress.setItemLabelGenerator(Words::progress);
        label.setId("filter-label");
        label.setPlaceholder(Messages.of("machines.filter.any"));
        label.setClearButtonVisible(true);
        label.setMaxLength(63);
        label.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                String text = event.getValue().strip();
                onChange.accept(old -> old.withLabel(text.isEmpty() ? null : text));
            }
        });
        sort.setId("filter-sort");
        sort.setLabel(Messages.of("machines.sort"));
        sort.setItems(ORDERS);
        sort.setItemLabelGenerator(FilterPanel::order);
        sort.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                onChange.accept(old -> old.withSort(event.getValue()));
            }
        });
        add(Parts.block("fw-form fw-filter-panel", group, channel, version, health, progress, label, sort));
    }

    private static String order(MachineSort sort) {
        return Messages.of("machines.sort." + Labels.of(sort.key()) + (sort.descending() ? ".down" : ".up"));
    }

    /** A query with another value of one filter; {@code null} for none. */
    interface Change<T> {
        MachineQuery apply(MachineQuery old, @Nullable T value);
    }

    private <T> ComboBox<T> field(String name, Change<T> change) {
        ComboBox<T> box = new ComboBox<>(Messages.of("machines.filter." + name));
        box.setId("filter-" + name);
        box.setPlaceholder(Messages.of("machines.filter.any"));
        box.setClearButtonVisible(true);
        box.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                T value = event.getValue();
                onChange.accept(old -> change.apply(old, value));
            }
        });
        return box;
    }

    void show(MachineQuery shown, FilterChoices choices) {
        fill(
                group,
                List.copyOf(choices.groups().keySet()),
                id -> choices.groups().getOrDefault(id, ""));
        fill(
                channel,
                List.copyOf(choices.channels().keySet()),
                id -> choices.channels().getOrDefault(id, ""));
        fill(version, choices.versions(), text -> text);
        group.setValue(shown.filter().group());
        channel.setValue(shown.filter().channel());
        version.setValue(shown.filter().version());
        health.setValue(shown.filter().health());
        progress.setValue(shown.filter().progress());
        String text = shown.filter().label();
        label.setValue(text == null ? "" : text);
        sort.setValue(shown.sort());
    }

    private static <T> void fill(ComboBox<T> box, List<T> items, Function<T, String> words) {
        box.setItemLabelGenerator(words::apply);
        box.setItems(items);
    }
}
